import type { RegistryAddress, TimedChain } from '../actions/chain.ts';
import type { Entry, Kind } from '../actions/words.ts';
import type { TimedBlock } from '../past/blockAt.ts';
import type { History, Revised } from '../past/histories.ts';
import type { Moment } from '../past/moment.ts';
import { readHistories } from '../past/readHistories.ts';
import { resolveMoment } from '../past/resolveMoment.ts';
import { eventsNamed } from '../records/journal.ts';
import { withTimes } from '../records/times.ts';
import { type Approved, type Revision, revisionFrom } from './revision.ts';

/** What a revision did to its entry. */
export const acts = ['created', 'revised', 'retired', 'restored'] as const;
export type Act = (typeof acts)[number];

/** A revision of some entry, between two moments. */
export interface ChangedEntry {
  kind: Kind;
  period: number;
  key: string;
  act: Act;
  revision: Revision;
  /** Version that the entry had at the first moment; 0 where it did not exist. */
  since: number;
}

/** What was approved between two moments, in the whole register. */
export interface Changes {
  /** After this block; null: from the beginning. */
  from: TimedBlock | null;
  /** Up to this one, and with it. */
  to: TimedBlock;
  /** The newest block, whose heads the events were checked against. */
  now: bigint;
  /** Newest first. */
  changed: ChangedEntry[];
}

/**
 * Every revision between two moments. A day or minute counts whole, from its first second to its last; a block counts as
 * the end, and not as the beginning. Null: the beginning, and now. Proved and not proved as for `getRegisterAt`, whose
 * errors it has too.
 */
export async function getChanges(
  chain: TimedChain,
  { registry, from, to }: { registry: RegistryAddress; from: Moment | null; to: Moment | null },
): Promise<Changes> {
  const { present, histories, revisions, events } = await readHistories(chain, { registry, besides: ['Approved'] });
  const newest: TimedBlock = { block: present.blockNumber, at: present.timestamp };
  const first = revisions[0];
  if (!first) return { from: null, to: newest, now: newest.block, changed: [] };
  await withTimes(chain, [first]);
  const start = from && before(from);
  const begins = start !== null && ('block' in start ? start.block >= first.block : start.until >= (first.at as number));
  const since = begins ? await resolveMoment(chain, start, present, revisions) : null;
  const until = to ? await resolveMoment(chain, to, present, revisions) : newest;

  const within = ({ block }: Revised): boolean => block > (since?.block ?? -1n) && block <= until.block;
  const wanted = histories.flatMap((history) => history.revisions.filter(within).map((event) => ({ history, event })));
  await withTimes(
    chain,
    wanted.map(({ event }) => event),
  );
  const votes = new Map<string, Approved[]>();
  for (const vote of eventsNamed(events, 'Approved')) votes.set(vote.args.id, [...(votes.get(vote.args.id) ?? []), vote]);
  const places = new Map(revisions.map((event, i) => [event, i]));
  const changed = wanted
    .toSorted((a, b) => (places.get(b.event) as number) - (places.get(a.event) as number))
    .map(({ history, event }) => changedEntry(history, event, votes.get(event.args.proposal) ?? [], since));
  return { from: since, to: until, now: newest.block, changed };
}

/** The last moment before a day or minute; a block is itself the last that does not count. */
const before = (moment: Moment): Moment => ('block' in moment ? moment : { from: moment.from - 1, until: moment.from - 1 });

function changedEntry({ entry, revisions }: History, event: Revised, votes: readonly Approved[], since: TimedBlock | null): ChangedEntry {
  const { kind, period, key }: Entry = entry;
  const revision = revisionFrom(event, votes);
  const parent = revisions[revision.version - 2];
  const known = since ? revisions.findLast(({ block }) => block <= since.block) : undefined;
  return { kind, period, key, act: actOf(revision, parent), revision, since: known?.args.version ?? 0 };
}

const RETIRED = 2;

function actOf({ version, status }: Revision, parent: Revised | undefined): Act {
  if (version === 1) return 'created';
  if (status === 'retired') return 'retired';
  return parent?.args.status === RETIRED ? 'restored' : 'revised';
}
