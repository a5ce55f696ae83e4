import type { Entry } from '../actions/words.ts';
import { BrokenHistoryError } from '../errors/past.ts';
import { nameOf } from '../past/histories.ts';
import type { Moment } from '../past/moment.ts';
import type { Revision } from './revision.ts';

/** The revision that an entry had right after a block, or at the end of a day or minute; null where it did not exist yet. */
export function revisionAt(revisions: readonly Revision[], moment: Moment): Revision | null {
  const held = ({ blockNumber, approvedAt }: Revision): boolean =>
    'block' in moment ? blockNumber <= moment.block : approvedAt <= moment.until;
  return revisions.filter(held).reduce<Revision | null>((last, one) => (last && last.version > one.version ? last : one), null);
}

/**
 * Shows that revisions lead to a head, of now or of then: versions count from 1 without a gap, each names the digest
 * before it, and the head is one of them. Whoever told them, nothing was left out up to that head, added or altered in
 * its digests. Throws `BrokenHistoryError`.
 */
export function checkRevisions(revisions: readonly Revision[], head: Entry): void {
  const broken = (why: string) => new BrokenHistoryError(nameOf(head), why);
  const inOrder = revisions.toSorted((a, b) => a.version - b.version);
  inOrder.forEach(({ version, parent }, i) => {
    if (version !== i + 1) throw broken(`version ${i + 1} is missing`);
    if (parent !== (inOrder[i - 1]?.digest ?? null)) throw broken(`version ${version} does not follow the digest of the one before`);
  });
  const own = inOrder[head.version - 1];
  if (!own) throw broken(`they end with version ${inOrder.length}, the contract is at ${head.version}`);
  if (own.digest !== head.digest) throw broken(`version ${head.version} has another digest in the contract`);
  if (own.approvedAt !== head.approvedAt) throw broken(`version ${head.version} was approved at another time`);
}
