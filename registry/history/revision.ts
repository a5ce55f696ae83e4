import type { Address, Hex } from 'viem';
import { type Status, statuses } from '../actions/words.ts';
import { type Digest, toDigest } from '../cid/index.ts';
import { digestOrNull, type Revised } from '../past/histories.ts';
import type { RegistryEvent } from '../records/journal.ts';

/** One revision of an entry, as the chain recorded it. Addresses are in lowercase. */
export interface Revision {
  version: number;
  digest: Digest;
  /** Digest of the revision before; null for the first. */
  parent: Digest | null;
  /** What the entry became by it: active or retired. */
  status: Status;
  proposal: Hex;
  proposer: Address;
  /** Whose approvals counted, in the order in which they were given. */
  approvers: Address[];
  /** When it was approved: seconds since 1970, of its block. */
  approvedAt: number;
  blockNumber: bigint;
  transaction: Hex;
}

export type Approved = Extract<RegistryEvent, { name: 'Approved' }>;

/**
 * A revision from its event and the votes for its proposal. A curator who lost the seat before the quorum was complete
 * has approved too, but the revision does not rest on it.
 */
export function revisionFrom({ args, block, transaction, at }: Revised, votes: readonly Approved[]): Revision {
  return {
    version: args.version,
    digest: toDigest(args.digest),
    parent: digestOrNull(args.parent),
    status: statuses[args.status] ?? 'none',
    proposal: args.proposal,
    proposer: args.proposer,
    approvers: votes.filter((vote) => ((args.approvals >> BigInt(vote.args.seat)) & 1n) === 1n).map((vote) => vote.args.curator),
    approvedAt: at as number,
    blockNumber: block,
    transaction,
  };
}
