import { entryId } from '../actions/entryId.ts';
import { type Entry, proposalActions, type Status, statuses } from '../actions/words.ts';
import { type Digest, toDigest } from '../cid/index.ts';
import { BrokenHistoryError } from '../errors/past.ts';
import { eventsNamed, type RegistryEvent } from '../records/journal.ts';

/** The events from which heads follow. */
export const headEvents = ['Revised', 'DisputeUpheld', 'Proposed', 'Rejected', 'Withdrawn'] as const;

export type Revised = Extract<RegistryEvent, { name: 'Revised' }>;

/** An entry with everything that ever changed its head, in the order of the chain. */
export interface History {
  entry: Entry;
  revisions: Revised[];
  /** When each version was marked as disputed. */
  upheld: { version: number; block: bigint }[];
  disputes: { version: number; opened: bigint; closed: bigint | null }[];
}

/** Sorts the events by the entries that the contract holds now. Throws `BrokenHistoryError` unless they lead to its heads. */
export function historiesOf(entries: readonly Entry[], events: readonly RegistryEvent[]): History[] {
  const histories = new Map<string, History>(
    entries.map((entry) => [entryId(entry.kind, entry.period, entry.key), { entry, revisions: [], upheld: [], disputes: [] }]),
  );
  const closed = new Map<string, bigint>();
  for (const { args, block } of eventsNamed(events, 'Rejected', 'Withdrawn')) closed.set(args.id, block);
  for (const { args, block } of eventsNamed(events, 'DisputeUpheld')) {
    closed.set(args.proposal, block);
    histories.get(args.entry)?.upheld.push({ version: args.version, block });
  }
  for (const { args, block } of eventsNamed(events, 'Proposed')) {
    const { action, baseVersion } = args.proposal;
    if (proposalActions[action] !== 'dispute') continue;
    histories.get(args.entry)?.disputes.push({ version: baseVersion, opened: block, closed: closed.get(args.id) ?? null });
  }
  for (const event of eventsNamed(events, 'Revised')) {
    const history = histories.get(event.args.entry);
    if (!history) throw new BrokenHistoryError(`the entry ${event.args.entry}`, 'the contract holds no such entry');
    history.revisions.push(event);
  }
  for (const history of histories.values()) check(history);
  return [...histories.values()];
}

/** Versions count from 1, each names the digest before it, and the last is what the contract holds now. */
function check({ entry, revisions, upheld, disputes }: History): void {
  const broken = (why: string) => new BrokenHistoryError(nameOf(entry), why);
  let parent: Digest | null = null;
  revisions.forEach(({ args }, i) => {
    if (args.version !== i + 1) throw broken(`version ${i + 1} is missing`);
    if (digestOrNull(args.parent) !== parent) throw broken(`version ${i + 1} does not follow the digest of the one before`);
    parent = toDigest(args.digest);
  });
  const last = revisions.at(-1);
  if (last?.args.version !== entry.version) throw broken(`they end with version ${revisions.length}, the contract is at ${entry.version}`);
  if (parent !== entry.digest) throw broken(`version ${entry.version} has another digest in the contract`);
  if (last.at !== null && last.at !== entry.approvedAt) throw broken(`version ${entry.version} was approved at another time`);
  if (statusIn(upheld, last) !== entry.status) throw broken(`the contract says that it is ${entry.status}`);
  if (openDisputes(disputes, entry.version) !== entry.disputes) throw broken(`the contract counts ${entry.disputes} open disputes`);
}

/** The head of an entry right after a block; null where it did not exist yet. `approvedAt` of its revision is put in by `timeOf`. */
export function headAt(
  { entry, revisions, upheld, disputes }: History,
  block: bigint,
  timeOf: (revision: Revised) => number,
): Entry | null {
  const revision = revisions.findLast((one) => one.block <= block);
  if (!revision) return null;
  const { version, digest } = revision.args;
  const marks = upheld.filter((one) => one.block <= block);
  const known = disputes.flatMap(({ opened, closed, ...dispute }) =>
    opened <= block ? [{ ...dispute, opened, closed: closed !== null && closed <= block ? closed : null }] : [],
  );
  return {
    kind: entry.kind,
    period: entry.period,
    key: entry.key,
    digest: toDigest(digest),
    version,
    approvedAt: timeOf(revision),
    status: statusIn(marks, revision),
    disputes: openDisputes(known, version),
  };
}

const statusIn = (upheld: History['upheld'], { args }: Revised): Status =>
  upheld.some(({ version }) => version === args.version) ? 'disputed' : (statuses[args.status] ?? 'none');

const openDisputes = (disputes: History['disputes'], of: number): number =>
  disputes.filter(({ version, closed }) => version === of && closed === null).length;

export const digestOrNull = (hex: `0x${string}`): Digest | null => (/^0x0+$/.test(hex) ? null : toDigest(hex));

export const nameOf = ({ kind, period, key }: Entry): string => [kind, period || null, key].filter(Boolean).join(' ');
