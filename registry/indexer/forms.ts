import * as z from 'zod/mini';
import { kinds, proposalActions, statuses } from '../actions/words.ts';
import type { Digest } from '../cid/index.ts';

// The answers of an indexer, as they travel: what the server's handlers must give, what its OpenAPI document says, and
// what the client reads with are this one definition. A member that a reader does not know is left out: a release of
// the app outlives the indexers of its time.

const uint = z.number().check(z.int(), z.gte(0));
const hex = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^0x[0-9a-f]{${2 * bytes}}$`), `is not 0x and ${2 * bytes} lowercase hex digits`));
const word = hex(32) as unknown as z.ZodMiniType<`0x${string}`>;
const digest = hex(32) as unknown as z.ZodMiniType<Digest>;
const address = hex(20) as unknown as z.ZodMiniType<`0x${string}`>;
/** A whole number that may pass 2^53, which is as far as JSON goes. */
const digits = z.string().check(z.regex(/^(0|[1-9]\d{0,77})$/, 'is not a whole number in digits')) as unknown as z.ZodMiniType<`${bigint}`>;
const kind = z.enum(kinds);
const status = z.enum(statuses);
const key = z.string().check(z.regex(/^[a-z0-9-]{1,32}$/, 'is not a key'));

/** Where a row comes from: the event that made it, or changed it last. `at`: seconds since 1970, of its block. */
const happened = { block: digits, logIndex: uint, transaction: word, at: digits };

/** The head of an entry. */
export const entryForm = z.object({
  id: word,
  kind,
  period: uint,
  key,
  digest,
  version: uint,
  approvedAt: digits,
  status,
  disputes: uint,
  ...happened,
});

/** The head of an entry at a moment, and the block that made it. */
export const headForm = z.object({
  id: word,
  kind,
  period: uint,
  key,
  digest,
  version: uint,
  approvedAt: digits,
  status,
  disputes: uint,
  block: digits,
});

/** A revision, with the accounts whose approvals counted and the bitmap of their seats. */
export const revisionForm = z.object({
  entry: word,
  version: uint,
  kind,
  period: uint,
  key,
  digest,
  parent: z.nullable(digest),
  status,
  proposal: word,
  proposer: address,
  approvals: digits,
  approvers: z.array(address),
  ...happened,
});

/** An approval or rejection. */
export const voteForm = z.object({
  proposal: word,
  curator: address,
  seat: uint,
  vote: z.enum(['approve', 'reject', 'spam']),
  reason: z.nullable(digest),
  ...happened,
});

export const storedStates = ['open', 'executed', 'rejected', 'withdrawn'] as const;

/** A proposal, how it ended, and its votes. Expired and stale are no events: such ones are `open`. */
export const proposalForm = z.object({
  id: word,
  entry: word,
  action: z.enum(proposalActions),
  kind,
  period: uint,
  key,
  baseVersion: uint,
  digest,
  proposer: address,
  quorum: uint,
  rejectionQuorum: uint,
  deadline: digits,
  bond: digits,
  openedBlock: digits,
  openedLogIndex: uint,
  openedAt: digits,
  openedTransaction: word,
  state: z.enum(storedStates),
  closedAt: z.nullable(digits),
  closedBy: z.nullable(address),
  spam: z.boolean(),
  version: z.nullable(uint),
  decidedBy: z.nullable(digits),
  ...happened,
  votes: z.array(voteForm),
});

/** Who holds or held a seat, since when, and the votes of each sort. */
export const curatorForm = z.object({
  curator: address,
  seat: z.nullable(uint),
  /** Of the present seat; null where none is held. */
  seated: z.nullable(z.object(happened)),
  approved: uint,
  rejected: uint,
  spam: uint,
  lastVoteAt: z.nullable(digits),
});

export type EntryTold = z.infer<typeof entryForm>;
export type HeadTold = z.infer<typeof headForm>;
export type RevisionTold = z.infer<typeof revisionForm>;
export type VoteTold = z.infer<typeof voteForm>;
export type ProposalTold = z.infer<typeof proposalForm>;
export type CuratorTold = z.infer<typeof curatorForm>;
