import type { Hex } from 'viem';
import type { Chain, Proposal, RegistryAddress } from '../actions/index.ts';
import type { Cid, Digest } from '../cid/index.ts';
import type { DemlError } from '../errors/index.ts';
import type { Comment } from '../schema/index.ts';

/** Where desks are asked, and the chain by which their answers are judged: no gateway is believed. */
export interface DeskPlace {
  chain: Chain;
  registry: RegistryAddress;
  gateways: readonly string[];
  fetch?: typeof fetch;
  /** Patience with one gateway, ms. */
  timeoutMs?: number;
  /** Comments that verified before: a page that polls neither fetches nor verifies them again. */
  memory?: DeskMemory;
}

/** Verified comments by digest: they never change. Make one `new Map()` for each place, and keep it while a page is open. */
export type DeskMemory = Map<Digest, DeskComment>;

/** An approval by signature that no transaction has brought to the chain yet. Its curator holds the seat now. */
export interface DeskApproval {
  seat: number;
  curator: Hex;
  signature: Hex;
  /** When a gateway took it in, by that gateway's clock: nothing verifies it. */
  at: string;
}

/** A comment whose bytes have its digest and whose signature is its author's. */
export interface DeskComment {
  cid: Cid;
  digest: Digest;
  comment: Comment;
}

/** What became of one gateway's answer. */
export interface DeskReport {
  url: string;
  /** `refused`: some of what it said is false, and was left out; `failed`: it gave no usable answer. */
  state: 'ok' | 'failed' | 'refused';
  /** The first fault, in words. */
  detail: string | null;
}

/** All that the desks hold for one proposal, verified and without repeats. */
export interface Desk {
  id: Hex;
  /** Hashes to `id`. Undefined where no desk has more than comments, and the caller gave none. */
  proposal: Proposal | undefined;
  /** The proposer's signature of an offered proposal: it can be put on the chain by it in one transaction. */
  proposerSignature: Hex | undefined;
  /** By seat. */
  approvals: DeskApproval[];
  /** By the time that their authors state, the oldest first. */
  comments: DeskComment[];
  gateways: DeskReport[];
}

/** A signed proposal that is on no chain; its id and signature are verified. */
export interface OfferedProposal {
  id: Hex;
  proposal: Proposal;
  proposerSignature: Hex;
}

/** What all desks together hold. */
export interface DeskList {
  offered: OfferedProposal[];
  /** By proposal: the highest number that a gateway states. A hint where to look, not verified. */
  counts: Map<Hex, { approvals: number; comments: number }>;
  gateways: DeskReport[];
}

/** Which gateways took what was posted, and why the others did not. At least one took it. */
export interface DeskReceipt {
  id: Hex;
  taken: string[];
  refused: { url: string; error: DemlError }[];
}
