import type { Hex } from 'viem';
import type { Proposal } from '../../registry/actions/index.ts';
import { type Cid, cidOf } from '../../registry/cid/index.ts';
import { isSigned, sayingOf } from '../../registry/desk/comments.ts';
import { MAX_COMMENTS } from '../../registry/desk/wire.ts';
import { registryDomain } from '../../registry/proposing/index.ts';
import { readStatement } from '../../registry/schema/statements.ts';
import { rawCid, sha256 } from '../blocks/store.ts';
import type { DeskParts } from './desk.ts';
import { CommentRefusedError, DeskFullError, ProposalClosedError, ProposalUnknownError, SignatureRefusedError } from './errors.ts';

/** Comments on one proposal at most: of all strangers together, of one stranger, and of one curator or the proposer. */
export const MAX_OF_STRANGERS = 100;
export const MAX_OF_A_STRANGER = 10;
export const MAX_OF_A_PARTY = 100;
const AHEAD_MS = 10 * 60_000;

/** Takes in signed comments. Curators and the proposer have places of their own, so that strangers cannot take them all. */
export function createComments({ view, records, store, keeper, pins, serial, chain, space }: DeskParts) {
  /** Throws `DeskFullError` where there is no place. */
  function checkPlace(id: Hex, author: Hex, stranger: boolean, bytes: number): void {
    const here = records.get(id)?.comments ?? [];
    const own = here.filter((one) => one.author === author).length;
    if (own >= (stranger ? MAX_OF_A_STRANGER : MAX_OF_A_PARTY)) throw new DeskFullError(`${author} has ${own} comments on ${id} here`);
    if (here.length >= MAX_COMMENTS) throw new DeskFullError(`${id} has ${here.length} comments here`);
    if (!stranger) return;
    if (here.filter((one) => one.stranger).length >= MAX_OF_STRANGERS)
      throw new DeskFullError(`${id} has ${MAX_OF_STRANGERS} comments of others than curators and its proposer here`);
    let filled = 0;
    for (const { comments } of records.all()) for (const one of comments) if (one.stranger) filled += one.bytes;
    if (filled + bytes > space) throw new DeskFullError(`comments of others than curators and proposers fill their ${space} bytes`);
  }

  /** Whether the chain has seen a proposal, the proposal as far as known here, and whether strangers may still speak. */
  async function standing(id: Hex): Promise<{ onChain: boolean; proposal: Proposal | undefined; open: boolean }> {
    const [ballot, noted, file] = [await view.ballot(id), await view.noted(id), records.get(id)];
    const onChain = ballot.state !== 'unknown' || noted !== undefined;
    if (!onChain && !file?.proposerSignature) throw new ProposalUnknownError(id);
    return { onChain, proposal: noted ?? file?.proposal, open: ballot.state === 'open' || !onChain };
  }

  return async (id: Hex, bytes: Uint8Array): Promise<{ id: Hex; cid: Cid }> => {
    const comment = readStatement(bytes, 'deml.comment/1');
    const author = comment.author as Hex;
    if (comment.proposal !== id) throw new CommentRefusedError(`it speaks of ${comment.proposal}, and was sent to ${id}`);
    const now = Math.max(Date.now(), (await view.time()) * 1_000);
    if (Date.parse(comment.writtenAt) > now + AHEAD_MS) throw new CommentRefusedError(`it is dated ${comment.writtenAt}, in the future`);
    const digest = sha256(bytes);
    const { onChain, proposal, open } = await standing(id);
    const stranger = author !== proposal?.proposer.toLowerCase() && ![...(await view.seats()).values()].includes(author);
    if (stranger && !open) throw new ProposalClosedError(id, 'only curators and its proposer may still comment on it');
    const same = await said(id, author, sayingOf(comment));
    if (same) return { id, cid: same };
    checkPlace(id, author, stranger, bytes.length);
    if (!(await isSigned(chain, registryDomain(await view.registry()), comment))) throw new SignatureRefusedError(author, 'this comment');
    await keeper.store([{ cid: rawCid(digest), bytes }]);
    return serial(async () => {
      const meanwhile = await said(id, author, sayingOf(comment));
      if (meanwhile) return { id, cid: meanwhile };
      checkPlace(id, author, stranger, bytes.length);
      if (onChain) await pins.addBlock(digest);
      if (proposal && !records.get(id)?.proposal) await records.putCover(id, { proposal, closedAt: undefined });
      await records.addComment(id, { digest, author, bytes: bytes.length, stranger });
      await records.sync();
      return { id, cid: cidOf(digest) };
    });
  };

  /** The comment by which the same was said here before, under whatever signature. */
  async function said(id: Hex, author: Hex, saying: string): Promise<Cid | undefined> {
    for (const one of records.get(id)?.comments ?? []) {
      if (one.author !== author) continue;
      const bytes = await store.get(rawCid(one.digest)).catch(() => undefined);
      if (bytes && sayingOf(readStatement(bytes, 'deml.comment/1')) === saying) return cidOf(one.digest);
    }
    return undefined;
  }
}
