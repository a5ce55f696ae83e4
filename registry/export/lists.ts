import * as z from 'zod/mini';
import { kinds, proposalActions, proposalStates, statuses } from '../actions/words.ts';
import { day, slug } from '../schema/text.ts';
import { changeKinds } from '../schema/vocabulary.ts';
import { block, cid, digest, moment, whole } from './parts.ts';

const account = z.string().check(z.regex(/^0x[0-9a-f]{40}$/));
const hash = z.string().check(z.regex(/^0x[0-9a-f]{64}$/));

/** Which entry a line is about. */
const place = { kind: z.enum(kinds), period: whole, slug, name: z.string() };

/** A revision, or one thing that differs by it: what stood before and after, with their clocks, why, by whom and where. */
export const changeRecord = z.strictObject({
  record: z.literal('change'),
  ...place,
  version: whole,
  status: z.enum(statuses),
  approvedAt: moment,
  digest,
  cid,
  /** Of a whole revision: created, revised, retired or restored. */
  act: z.optional(z.enum(['created', 'revised', 'retired', 'restored'])),
  /** What moved, and in a sentence; absent where the document could not be had, with the `reason`. */
  change: z.optional(z.enum(changeKinds)),
  sentence: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** Of one thing in the document: where it stands, and what became of it. */
  group: z.optional(z.string()),
  field: z.optional(z.string()),
  id: z.optional(z.string()),
  label: z.optional(z.string()),
  did: z.optional(z.enum(['added', 'changed', 'removed'])),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
  heldBefore: z.optional(z.string()),
  heldAfter: z.optional(z.string()),
  readBefore: z.optional(day),
  readAfter: z.optional(day),
  proposer: account,
  approvers: z.array(account),
  transaction: hash,
  block,
});

/** Something that a search found, and whether chain and block say the same. */
export const hitRecord = z.strictObject({
  record: z.literal('hit'),
  ...place,
  version: whole,
  digest,
  cid,
  /** `unread`: the chain or the block did not answer, so the words are those of the gateway. */
  checked: z.enum(['verified', 'unread']),
  approvedAt: z.optional(moment),
  part: z.string(),
  id: z.optional(z.string()),
  field: z.optional(z.string()),
  date: z.optional(z.string()),
  text: z.optional(z.string()),
  reason: z.optional(z.string()),
});

/** A proposal of the queue. */
export const proposalRecord = z.strictObject({
  record: z.literal('proposal'),
  ...place,
  proposal: hash,
  action: z.enum(proposalActions),
  state: z.enum(proposalStates),
  baseVersion: whole,
  digest,
  cid,
  proposer: account,
  approvals: whole,
  rejections: whole,
  quorum: whole,
  openedAt: moment,
  deadline: moment,
  closedAt: z.optional(moment),
  transaction: hash,
  block,
});
