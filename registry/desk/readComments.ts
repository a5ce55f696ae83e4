import type { Hex } from 'viem';
import { type Cid, cidOf, digestOf, parseCid } from '../cid/index.ts';
import { DigestMismatchError, EndpointError, NoChainError } from '../errors/index.ts';
import { registryDomain } from '../proposing/index.ts';
import { MAX_COMMENT_BYTES, readStatement } from '../schema/statements.ts';
import { ask, stopIf } from './ask.ts';
import { isSigned, sayingOf } from './comments.ts';
import { DisownedError, FalseDeskError } from './errors.ts';
import type { Said } from './getDesk.ts';
import { patientChain } from './patientChain.ts';
import type { DeskComment, DeskPlace } from './types.ts';

const AT_ONCE = 8;
/** After so many faults of a gateway no more comments are asked of it. */
const PATIENCE = 8;
/** The same for comments that their authors disown, or whose wallets no RPC can ask: more than an honest gateway has places for, of strangers and of a proposer. */
const DOUBTS = 256;

/**
 * The comments that the gateways list for a proposal, the oldest first by the times that their authors state. A block is
 * asked of those that list it, one after the other, until one sends the right bytes.
 */
export async function readComments(place: DeskPlace, id: Hex, said: readonly Said[], signal?: AbortSignal): Promise<DeskComment[]> {
  const faults = new Map<Said, number>();
  const doubts = new Map<Said, number>();
  const listed = new Map<Cid, Said[]>();
  for (const one of said) for (const cid of one.form.comments) listed.set(cid, [...(listed.get(cid) ?? []), one]);
  const found: DeskComment[] = [];
  const chain = patientChain(place.chain);
  const queue = [...listed];
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const sayings = new Set<string>();
  return found
    .sort((a, b) => (a.comment.writtenAt + a.cid < b.comment.writtenAt + b.cid ? -1 : 1))
    .filter(({ comment }) => {
      const saying = sayingOf(comment); // the same comment under two spellings of its signature is one
      return !sayings.has(saying) && sayings.add(saying);
    });

  async function work(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const comment = await readOne(...next);
      if (comment) found.push(comment);
    }
  }

  async function readOne(cid: Cid, holders: readonly Said[]): Promise<DeskComment | undefined> {
    for (const holder of holders) {
      if ((faults.get(holder) ?? 0) >= PATIENCE || (doubts.get(holder) ?? 0) >= DOUBTS) continue;
      try {
        const digest = parseCid(cid).digest;
        const known = place.memory?.get(digest);
        const comment = known ?? (await fetchOne(cid, holder.report.url));
        if (comment.comment.proposal !== id) throw new FalseDeskError(holder.report.url, `${cid} is a comment on another proposal`);
        place.memory?.set(digest, comment);
        return comment;
      } catch (error) {
        stopIf(signal);
        const counts = error instanceof DisownedError || error instanceof NoChainError ? doubts : faults;
        counts.set(holder, (counts.get(holder) ?? 0) + 1);
        holder.report.note(error);
      }
    }
    return undefined;
  }

  async function fetchOne(cid: Cid, gateway: string): Promise<DeskComment> {
    const digest = parseCid(cid).digest;
    const { status, bytes } = await ask(place, gateway, { path: `/ipfs/${cid}?format=raw`, limit: MAX_COMMENT_BYTES, signal });
    if (status !== 200) throw new EndpointError(gateway, `answered ${status} for a comment that it lists`);
    const actual = await digestOf(bytes);
    if (actual !== digest) throw new DigestMismatchError(gateway, cid, cidOf(actual));
    const comment = readStatement(bytes, 'deml.comment/1', cid);
    if (!(await isSigned(chain, registryDomain(place.registry), comment)))
      throw new DisownedError(gateway, `${cid} is not signed by ${comment.author}`);
    return { cid, digest, comment };
  }
}
