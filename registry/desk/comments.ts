import type { Chain } from '../actions/index.ts';
import { canonicalBytes, parseCanonical } from '../cid/index.ts';
import { OffSchemaError } from '../errors/index.ts';
import { commentTypedData, type TypedData, verifySignature } from '../proposing/index.ts';
import { type Comment, comment as commentSchema } from '../schema/comment.ts';
import { issuesOf } from '../schema/issues.ts';

/** A comment is at most this large: 4,000 characters that JSON writes as six bytes each, and a signature. */
export const MAX_COMMENT_BYTES = 32 * 1024;

/** The canonical bytes of a comment. Throws `OffSchemaError` with the path of each problem. */
export const commentBytes = (comment: Comment): Uint8Array => canonicalBytes(checked(comment, 'The comment'), 'The comment');

/** Reads the bytes of a comment: size, canonical form, schema, in this order. */
export const readComment = (bytes: Uint8Array, what = 'The comment'): Comment =>
  checked(parseCanonical(bytes, what, MAX_COMMENT_BYTES), what);

function checked(value: unknown, what: string): Comment {
  const result = commentSchema.safeParse(value);
  if (!result.success) throw new OffSchemaError(what, issuesOf(result.error));
  return result.data;
}

/** Whether a comment's signature is its author's, for this registry on this chain. */
export const isSigned = (chain: Chain, domain: TypedData['domain'], comment: Comment): Promise<boolean> =>
  verifySignature(chain, {
    address: comment.author as `0x${string}`,
    typedData: commentTypedData(domain, comment),
    signature: comment.signature as `0x${string}`,
  });

/**
 * What a comment says and who says it, without its signature: an account's signature has two spellings, a wallet's any
 * number, and a comment that comes again under another one is no second comment.
 */
export const sayingOf = ({ signature: _, ...said }: Comment): string => new TextDecoder().decode(canonicalBytes(said));
