import type { Address, Hex } from 'viem';
import type { Proposal } from '../actions/proposals.ts';
import type { Kind, ProposalAction, ProposalState } from '../actions/words.ts';
import type { Digest } from '../cid/index.ts';
import type { Outcome } from '../proposing/outcomes.ts';
import type { Verdict } from '../proposing/verdicts.ts';

/** Every address in this file is in lowercase. */

/** Which entry is meant, with the id under which the contract keeps it. */
export interface EntryRef {
  id: Hex;
  kind: Kind;
  /** YYYYMM for a note, else 0. */
  period: number;
  key: string;
}

/** Where something happened. Times are seconds since 1970, of the block. */
export interface Happened {
  at: number;
  block: bigint;
  transaction: Hex;
}

/** A curator's vote, as its event tells it. */
export interface Vote extends Happened {
  curator: Address;
  seat: number;
  vote: 'approve' | 'reject' | 'spam';
  /** The curator still holds that seat, so the vote counts. */
  counts: boolean;
  /** Digest of the comment that gives the reason; null for approvals. */
  reason: Digest | null;
}

/** A proposal with all that the chain says of it. */
export interface QueueItem {
  id: Hex;
  entry: EntryRef;
  action: ProposalAction;
  /** Its fields as the contract hashes them: what approve, reject and withdraw are given. */
  proposal: Proposal;
  /** At the block that was read: `expired` by that block's time, `stale` by the version of its head. */
  state: ProposalState;
  /** Votes that count. */
  approvals: number;
  rejections: number;
  openedAt: number;
  openedBlock: bigint;
  transaction: Hex;
  /** In the order of the chain. */
  votes: Vote[];
  /**
   * Executed, rejected or withdrawn: when, and by which transaction. Null while open, expired or stale. `by` is who withdrew:
   * another than the proposer where the deadline was past.
   */
  closed: (Happened & { by: Address | null }) | null;
  /** The rejection that closed it counted as spam, so the bond went to the treasury. */
  spam: boolean;
  /** Version that it made, where it was executed as a revision. */
  version: number | null;
  /**
   * The votes in the events are those that the contract counts at this block. False means that the RPC kept back or made
   * up events; null where the contract keeps nothing to compare with (an executed `reviseBySig` has no ballot).
   */
  eventsAgree: boolean | null;
}

/** Proposals at one block. */
export interface Queue {
  blockNumber: bigint;
  /** Seconds since 1970, of that block. */
  timestamp: number;
  /** Newest first. */
  items: QueueItem[];
}

export interface RulesOfKind {
  quorum: number;
  rejectionQuorum: number;
  /** Seconds for which a proposal can be judged. */
  lifetime: number;
  /** Wei that a proposal costs until it is judged. */
  bond: bigint;
}

export interface CouncilSeat {
  index: number;
  /** Null where the seat is empty. */
  curator: Address | null;
  /** Since when the present curator holds it. */
  since: Happened | null;
  /** When it was last emptied; it rests from then for the longest lifetime of a proposal. */
  vacatedAt: number | null;
}

export type Role = 'admin' | 'guardian' | 'auditor';

export interface RoleMember {
  account: Address;
  since: Happened;
  /** Seconds that each call of this member waits between announcing and executing. */
  delay: number;
  /** A change of that delay that has not taken effect yet. */
  pending: { delay: number; from: number } | null;
}

/** Who judges and governs, at one block. */
export interface Council {
  blockNumber: bigint;
  timestamp: number;
  seats: CouncilSeat[];
  rules: Record<Kind, RulesOfKind>;
  /** Since when and by whom is told by events, which an RPC may keep back; that it is paused is a view. */
  paused: { since: Happened | null; by: Address | null } | null;
  treasury: Address;
  /** Wei that the treasury may collect. */
  treasuryCredit: bigint;
  /** The registry that follows this one, once it is announced. */
  successor: Address | null;
  /** The AccessManager. */
  authority: Address;
  roles: Record<Role, RoleMember[]>;
  /** Longest lifetime of a proposal, and rest of a vacated seat, in seconds. */
  maxLifetime: number;
}

/** What a curator has done. */
export interface Activity {
  curator: Address;
  approved: number;
  /** Votes to reject, those for spam included. */
  rejected: number;
  spam: number;
  /** Seconds from the opening of a proposal to this curator's vote, the middle one of all; null without a vote. */
  medianSeconds: number | null;
  last: Happened | null;
}

/** What a proposer's proposals came to. */
export interface Contributor {
  address: Address;
  proposed: number;
  open: number;
  /** Executed. */
  approved: number;
  rejected: number;
  withdrawn: number;
  /** Of the rejected, those that cost the bond. */
  spam: number;
  /** Neither judged in time nor withdrawn. */
  expired: number;
  /** Overtaken by another revision, and not withdrawn. */
  stale: number;
  first: Happened | null;
  last: Happened | null;
}

/** A call that waits in the AccessManager for its delay. */
export interface DelayedCall {
  id: Hex;
  nonce: number;
  caller: Address;
  target: Address;
  data: Hex;
  /** The call in plain words, as "Vacate seat 3". */
  words: string;
  /** Name of the called function and its values; null where the interface is not known. */
  call: { name: string; args: readonly unknown[] } | null;
  scheduled: Happened;
  readyAt: number;
  expiresAt: number;
  state: 'waiting' | 'ready' | 'executed' | 'cancelled' | 'expired';
  /** Executed or cancelled. */
  ended: Happened | null;
}

/** An auditor's word on one version of an entry. */
export interface Attestation {
  auditor: Address;
  /** Seconds since 1970. */
  at: number;
  version: number;
  verdict: Verdict;
  /** Digest of a deml.evidence/1 document. */
  evidence: Digest;
}

/** What an account says to have got by repeating one version of an entry. */
export interface Reproduced {
  account: Address;
  /** Seconds since 1970. */
  at: number;
  version: number;
  outcome: Outcome;
  /** Digest of a deml.reproduction/1 statement. */
  evidence: Digest;
}

/** Reproductions of an entry, newest first. */
export interface Reproductions {
  reproductions: Reproduced[];
  /** Where older ones go on; null where there are none. */
  next: bigint | null;
}

/** Which proposals `getProposals` gives; absent filters leave out nothing. */
export interface ProposalFilter {
  states?: readonly ProposalState[];
  kind?: Kind;
  action?: ProposalAction;
  /** One entry; `period` 0 where absent. */
  entry?: { kind: Kind; period?: number; key: string };
  proposer?: Address;
  /** Curator who voted. */
  voter?: Address;
}
