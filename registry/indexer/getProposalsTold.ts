import type { Address } from 'viem';
import { type RegistryAddress, readRegistry, type TimedChain } from '../actions/chain.ts';
import { entryId } from '../actions/entryId.ts';
import { keyToBytes32, kinds, proposalActions } from '../actions/words.ts';
import { proposalId } from '../proposing/proposalId.ts';
import { blockNow } from '../records/journal.ts';
import { queueItem } from '../records/queueItem.ts';
import { type Standing, standingOf } from '../records/standing.ts';
import { isApproval, isSpam, seatsOf, type Told } from '../records/told.ts';
import type { Queue } from '../records/types.ts';
import { type IndexerPlace, inTurn, wholeTold } from './askIndexers.ts';
import { FalseIndexerError, IndexerBehindError } from './errors.ts';
import type { ProposalTold } from './forms.ts';
import type { Query } from './routes.ts';

export interface GetProposalsToldParameters {
  registry: RegistryAddress;
  query: Omit<Query<'proposals'>, 'limit' | 'after'>;
  /** At most about this many, the newest. */
  most?: number;
  signal?: AbortSignal;
}

/** Proposals in an indexer's words, each as far as it can be compared with the contract. */
export interface QueueTold extends Queue {
  indexer: string;
  /** The newest block that the indexer had read, at the least. */
  block: bigint;
  /** There are older ones. */
  isCut: boolean;
}

/**
 * Proposals from the first indexer whose list fits the contract. Their fields hash to their ids, the contract says where
 * each stands, and its ballots hold the votes that are told, by the seats that are told, and for open ones by who holds
 * these now. Who voted on closed ones, when anything happened, and that none is left out, is the indexer's word. Throws
 * `NoIndexerError` with what became of each.
 */
export function getProposalsTold(place: IndexerPlace & { chain: TimedChain }, parameters: GetProposalsToldParameters): Promise<QueueTold> {
  const { registry, query, most = Number.POSITIVE_INFINITY, signal } = parameters;
  return inTurn(place, signal, async (indexer) => {
    const { block, items, next } = await wholeTold(place, indexer, 'proposals', { query, most, signal });
    const { blockNumber, timestamp } = await blockNow(place.chain, registry);
    if (blockNumber - block > PATIENCE) throw new IndexerBehindError(indexer, block, `what happened up to block ${blockNumber}`);
    const list = items.filter(({ openedBlock }) => BigInt(openedBlock) <= blockNumber).map((one) => toldFrom(one, indexer));
    const [standing, seated, seats] = await Promise.all([
      standingOf(place.chain, registry, blockNumber, list),
      readRegistry(place.chain, registry, 'activeSeats', [], blockNumber),
      readRegistry(place.chain, registry, 'seats', [], blockNumber),
    ]);
    const holders = new Map(seats.map(({ index, curator }) => [index, curator.toLowerCase() as Address]));
    const kept = list.flatMap((told) => {
      const stands = standing.get(told) as Standing;
      const why = departure(told, stands, holders);
      if (why !== null) throw new FalseIndexerError(indexer, `proposal ${told.id} ${why}`);
      const item = queueItem(told, told.closing ? told.closing.state : stands.state, stands, seated);
      if (told.closing) return [item];
      return [{ ...item, approvals: bitsIn(stands.approvals & seated), rejections: bitsIn(stands.rejections & seated) }];
    });
    return { indexer, block, isCut: next !== null, blockNumber, timestamp, items: kept };
  });
}

/** Blocks that an indexer may be behind: its list lacks the proposals of these. */
const PATIENCE = 30n;
const NOBODY = /^0x0+$/;

const hasMore = (told: bigint, held: bigint): boolean => (told & ~held) !== 0n;
const bitsIn = (set: bigint): number => set.toString(2).replaceAll('0', '').length;

/** In what the contract says otherwise than is told, in words; null where in nothing. */
function departure({ id, votes, closing, proposal }: Told, stands: Standing, holders: ReadonlyMap<number, Address>): string | null {
  if (proposalId(proposal) !== id) return 'has another id than its fields hash to';
  const isSigned = stands.state === 'unknown' && closing?.version; // carried out from signatures at once: no ballot was ever kept
  if (isSigned) return null;
  if (stands.state === 'unknown') return 'is none that the contract knows';
  if (closing && closing.state !== stands.state) return `is ${stands.state}, not ${closing.state}`;
  const isInvented =
    hasMore(seatsOf(votes, isApproval), stands.approvals) ||
    hasMore(
      seatsOf(votes, (vote) => !isApproval(vote)),
      stands.rejections,
    ) ||
    hasMore(seatsOf(votes, isSpam), stands.spam);
  if (isInvented) return 'has a vote that the contract does not hold';
  if (closing?.state === 'rejected' && closing.spam !== ((stands.spam & (closing.decidedBy ?? 0n)) === closing.decidedBy))
    return 'was rejected for another reason';
  if (closing) return null;
  const strange = votes.find(({ seat, curator }) => {
    const holder = holders.get(seat);
    return holder !== undefined && !NOBODY.test(holder) && holder !== curator;
  });
  return strange ? `has a vote of seat ${strange.seat} by ${strange.curator}, who does not hold it` : null;
}

function toldFrom(one: ProposalTold, indexer: string): Told {
  const { id, kind, period, key, action, baseVersion, digest, proposer, quorum, rejectionQuorum, version, spam, closedBy: by } = one;
  const numbers = { baseVersion, quorum, rejectionQuorum, deadline: Number(one.deadline), bond: BigInt(one.bond) };
  const words = { action: proposalActions.indexOf(action), kind: kinds.indexOf(kind), period, key: keyToBytes32(key) };
  const proposal = { ...words, ...numbers, digest, proposer };
  const ended = { at: one.closedAt === null ? null : Number(one.closedAt), block: BigInt(one.block), transaction: one.transaction };
  const decidedBy = one.decidedBy === null ? null : BigInt(one.decidedBy);
  if (one.state !== 'open' && ended.at === null)
    throw new FalseIndexerError(indexer, `proposal ${id} is ${one.state}, and it tells no time`);
  return {
    id,
    entry: { id: entryId(kind, period, key), kind, period, key },
    action,
    proposal,
    opened: { at: Number(one.openedAt), block: BigInt(one.openedBlock), transaction: one.openedTransaction },
    votes: one.votes.map(({ curator, seat, vote, reason, block, transaction, at }) => ({
      ...{ curator, seat, vote, reason },
      where: { at: Number(at), block: BigInt(block), transaction },
    })),
    closing: one.state === 'open' ? null : { state: one.state, decidedBy, by, spam, version, where: ended },
  };
}
