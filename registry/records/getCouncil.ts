import type { Abi, Address, Hex } from 'viem';
import { isAddressEqual } from 'viem/utils';
import { type Chain, type RegistryAddress, readRegistry, type TimedChain } from '../actions/chain.ts';
import { type Kind, kinds } from '../actions/words.ts';
import { managerAbi, roleIds } from '../proposing/managerAbi.ts';
import { blockNow, eventsNamed, type Journal, type RegistryEvent, readJournal } from './journal.ts';
import { type ManagerEvent, readManagerEvents } from './managerEvents.ts';
import { readView, readViews } from './readViews.ts';
import { happened, withTimes } from './times.ts';
import type { Council, CouncilSeat, Role, RoleMember, RulesOfKind } from './types.ts';

export interface GetCouncilParameters {
  registry: RegistryAddress;
  journal?: Journal;
}

/**
 * Who judges and governs, at the newest block. Who holds a seat or a role, the rules and the treasury are views of that
 * block; since when is told by events. A role's members are looked for in the events of the AccessManager.
 */
export async function getCouncil(chain: TimedChain, { registry, journal }: GetCouncilParameters): Promise<Council> {
  const { events, blockNumber, timestamp } = journal ?? (await readJournal(chain, { registry }));
  const rules = kinds.map((_, index) => ({ name: 'rules' as const, args: [index] }));
  const views = [...rules, ...named('seats', 'paused', 'treasury', 'successor', 'authority', 'MAX_LIFETIME')];
  const answers = await readViews(chain, registry, views, blockNumber);
  const rest = answers.slice(kinds.length) as [RawSeat[], boolean, Address, Address, Address, number];
  const [seats, paused, treasury, successor, authority, maxLifetime] = rest;
  const granted = await readManagerEvents(chain, { registry, authority, to: blockNumber });
  const [roles, credit] = await Promise.all([
    membersOf(chain, registry, authority, granted, blockNumber),
    readViews(chain, registry, [{ name: 'creditOf', args: [treasury] }], blockNumber),
  ]);
  await withTimes(chain, eventsNamed(events, 'Seated', 'Vacated', 'Paused'));
  const pause = eventsNamed(events, 'Paused').at(-1);
  return {
    blockNumber,
    timestamp,
    seats: seats.map((seat) => seatFrom(seat, events)),
    rules: rulesByKind(answers),
    paused: paused ? { since: pause ? happened(pause) : null, by: pause?.args.guardian ?? null } : null,
    treasury,
    treasuryCredit: credit[0] as bigint,
    successor: isNobody(successor) ? null : successor,
    authority,
    roles,
    maxLifetime,
  };
}

/** Who judges, by which rules, and whether it is paused: what views say alone. Since when, and who paused it, is null. */
export type Seating = Pick<Council, 'blockNumber' | 'timestamp' | 'seats' | 'rules' | 'paused'>;

/** Who judges at the newest block, in two requests, however long the history is. */
export async function getSeating(chain: Chain, { registry }: { registry: RegistryAddress }): Promise<Seating> {
  const { blockNumber, timestamp } = await blockNow(chain, registry);
  const views = [...kinds.map((_, index) => ({ name: 'rules' as const, args: [index] })), ...named('seats', 'paused')];
  const answers = await readViews(chain, registry, views, blockNumber);
  const [seats, paused] = answers.slice(kinds.length) as [RawSeat[], boolean];
  return {
    blockNumber,
    timestamp,
    seats: seats.map((seat) => seatFrom(seat, [])),
    rules: rulesByKind(answers),
    paused: paused ? { since: null, by: null } : null,
  };
}

const named = <N extends string>(...names: N[]) => names.map((name) => ({ name, args: [] }));

const rulesByKind = (answers: readonly unknown[]): Record<Kind, RulesOfKind> =>
  Object.fromEntries(kinds.map((kind, i) => [kind, rulesFrom(answers[i] as RulesOfKind)])) as Record<Kind, RulesOfKind>;

/** The rules for the next proposal of a kind. */
export async function getRules(
  chain: TimedChain,
  { registry, kind, block }: { registry: RegistryAddress; kind: Kind; block?: bigint },
): Promise<RulesOfKind> {
  return rulesFrom(await readRegistry(chain, registry, 'rules', [kinds.indexOf(kind)], block));
}

const isNobody = (address: Address): boolean => /^0x0+$/.test(address);

interface RawSeat {
  index: number;
  curator: Address;
  vacatedAt: number;
}

const rulesFrom = ({ quorum, rejectionQuorum, lifetime, bond }: RulesOfKind): RulesOfKind => ({ quorum, rejectionQuorum, lifetime, bond });

function seatFrom({ index, curator, vacatedAt }: RawSeat, events: readonly RegistryEvent[]): CouncilSeat {
  const taken = eventsNamed(events, 'Seated').findLast((event) => event.args.index === index);
  const empty = isNobody(curator);
  return {
    index,
    curator: empty ? null : curator,
    since: !empty && taken && isAddressEqual(taken.args.curator, curator) ? happened(taken) : null,
    vacatedAt: vacatedAt === 0 ? null : vacatedAt,
  };
}

/** The members of each role: those that events name, and that the AccessManager still has. */
async function membersOf(
  chain: TimedChain,
  registry: RegistryAddress,
  authority: Hex,
  events: readonly ManagerEvent[],
  block: bigint,
): Promise<Record<Role, RoleMember[]>> {
  const grants = events.filter((event) => event.name === 'RoleGranted' && event.args.newMember) as Extract<
    ManagerEvent,
    { name: 'RoleGranted' }
  >[];
  await withTimes(chain, grants);
  const entries = Object.entries(roleIds).map(async ([role, id]) => {
    const latest = new Map(grants.filter((grant) => grant.args.roleId === id).map((grant) => [grant.args.account, grant]));
    const members = [...latest.values()].map(async (grant): Promise<RoleMember[]> => {
      const view = { abi: managerAbi as Abi, to: authority, name: 'getAccess', args: [id, grant.args.account] };
      const [since, delay, pendingDelay, effect] = await readView<readonly [number, number, number, number]>(chain, registry, view, block);
      const pending = effect === 0 ? null : { delay: pendingDelay, from: effect };
      return since === 0 ? [] : [{ account: grant.args.account, since: happened(grant), delay, pending }];
    });
    return [role, (await Promise.all(members)).flat()] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<Role, RoleMember[]>;
}
