import type { RegistryAddress } from '../actions/chain.ts';
import { endOf } from '../schema/age.ts';
import { type FieldId, fieldOf, type Overview } from '../schema/index.ts';
import type { Ending } from './proposalItems.ts';
import { entryRoute, governanceRoute, proposalRoute } from './routes.ts';
import type { Deadline, Fact, Proposed, Told } from './types.ts';
import { entryInWords, plain, plural } from './words.ts';

const DAY = 86_400;
/** What stays true once it is true has a budget of a century: no calendar needs it. */
const LONGEST_BUDGET = 10 * 365;

/** The same name for the same date for ever, as RFC 5545 asks of a UID. */
const uidOf = ({ chainId, address }: RegistryAddress, what: string): string => `${what}@${chainId}.${address.toLowerCase()}`;

/** When a proposal or dispute must be decided. One that ended before is cancelled. */
export function proposalDeadline(registry: RegistryAddress, proposed: Fact<Proposed>, ending: Ending | null): Deadline {
  const { proposal, entry, action, deadline, at, quorum } = proposed;
  const early = ending !== null && ending.at <= deadline;
  const which = entryInWords(entry);
  const subject = action === 'create' ? `new ${which}` : `${action} of ${which}`;
  return {
    uid: uidOf(registry, `proposal-${proposal}`),
    title: `${early ? 'Decided before its deadline' : 'Deadline'}: ${subject}`,
    text: `${early ? 'It has ended before. ' : ''}Without ${plural(quorum, 'approval')} until then it expires.`,
    at: deadline,
    wholeDay: false,
    route: proposalRoute(proposal),
    since: at,
    changed: early ? ending.at : at,
    sequence: early ? 1 : 0,
    cancelled: early,
  };
}

type Announced = Fact<Extract<Told, { name: 'scheduled' }>>;
type Ended = Fact<Extract<Told, { name: 'executed' | 'cancelled' }>>;

/** When an announced call can be executed. */
export function callDeadline(registry: RegistryAddress, announced: Announced, end: Ended | null): Deadline {
  return {
    uid: uidOf(registry, `call-${announced.call.replace('/', '-')}`),
    title: `Announced call becomes ready: ${plain(announced.words, 200)}`,
    text: end ? (end.name === 'cancelled' ? 'It was cancelled.' : 'It was executed.') : 'From then on it can be executed.',
    at: announced.readyAt,
    wholeDay: false,
    route: governanceRoute,
    since: announced.at,
    changed: end?.at ?? announced.at,
    sequence: end ? 1 : 0,
    cancelled: end?.name === 'cancelled',
  };
}

/** When the readings of a profile's fields grow older than their budget: of each field, its newest headline. */
export function freshnessDeadlines(
  registry: RegistryAddress,
  head: { version: number; approvedAt: number },
  overview: Overview,
): Deadline[] {
  return Object.entries(overview.fields).flatMap(([id, cell]) => {
    const { label, freshDays } = fieldOf(id as FieldId);
    if (!('claims' in cell) || freshDays > LONGEST_BUDGET) return [];
    const newest = Math.max(...cell.claims.map(({ asOf }) => endOf(asOf).getTime() / 1000));
    return {
      uid: uidOf(registry, `fresh-${overview.slug}-${id}`),
      title: `${plain(overview.name)}: ${label} is older than ${freshDays} days`,
      text: `The newest statement held on ${new Date(newest * 1000).toISOString().slice(0, 10)}. Read its sources again.`,
      at: newest + (freshDays + 1) * DAY,
      wholeDay: true,
      route: entryRoute({ kind: 'project', period: 0, key: overview.slug }),
      since: head.approvedAt,
      changed: head.approvedAt,
      sequence: head.version,
      cancelled: false,
    };
  });
}
