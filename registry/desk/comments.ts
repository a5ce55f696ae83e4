import type { Chain } from '../actions/index.ts';
import { canonicalBytes } from '../cid/index.ts';
import { commentTypedData, type TypedData, verifySignature } from '../proposing/index.ts';
import type { Comment } from '../schema/index.ts';

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
