import * as z from 'zod/mini';
import { account, second } from './about.ts';
import { cidLink, markdown } from './text.ts';

/** What the author of a comment wants to come of it. Only a vote on chain is a vote: an intent announces, or gives the reason of one. */
export const intents = ['comment', 'approve', 'request-changes', 'reject', 'spam'] as const;
export type Intent = (typeof intents)[number];

const bytes = z.string().check(z.regex(/^0x([0-9a-f]{2}){1,2048}$/, 'is not 0x and 1 to 2048 bytes of lowercase hex'));
const unsigned = {
  schema: z.literal('deml.comment/1'),
  /** Id of the proposal. */
  proposal: z.string().check(z.regex(/^0x[0-9a-f]{64}$/, 'is not 0x and 64 lowercase hex digits')),
  intent: z.enum(intents),
  text: markdown(4000),
  author: account,
  writtenAt: second,
  /** CID of the comment that this one answers. */
  replyTo: z.optional(cidLink.shape['/']),
};

/** A signed comment on a proposal. Its signature is EIP-712 typed data of the registry's domain (registry/proposing/typedData.ts). */
export const comment = z.strictObject({ ...unsigned, signature: bytes });
export type Comment = z.infer<typeof comment>;
export type UnsignedComment = Omit<Comment, 'signature'>;
