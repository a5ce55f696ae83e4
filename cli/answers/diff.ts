import type { Entry } from '../../registry/actions/words.ts';
import { diffDocuments } from '../../registry/diff/diffDocuments.ts';
import type { DocumentDiff } from '../../registry/diff/types.ts';
import { stepsOf } from '../../registry/history/historyOf.ts';
import { readRevision } from '../../registry/history/readRevision.ts';
import type { Revision } from '../../registry/history/revision.ts';
import { revisionAt } from '../../registry/history/revisionAt.ts';
import type { ReadRevision } from '../../registry/history/types.ts';
import { parseMoment } from '../../registry/past/moment.ts';
import type { ChangeKind } from '../../registry/schema/vocabulary.ts';
import { nameOf } from '../connect/entryName.ts';
import type { Register } from '../connect/openRegister.ts';
import { BadArgumentError, NotFoundError } from '../errors.ts';
import { revisionsOf } from './openEntry.ts';
import { type EntryPart, entryPart } from './parts.ts';
import { type RevisionPart, revisionPart } from './show.ts';

export interface DiffInput {
  /** A version or a moment; absent: the version before `to`. */
  from?: string | undefined;
  /** A version or a moment; absent: the head. */
  to?: string | undefined;
  /** Only what the world changed: the difference of each revision that says so, and no other. */
  worldOnly?: boolean | undefined;
}

export interface DiffAnswer {
  entry: EntryPart;
  /** Null: before there was anything. */
  from: RevisionPart | null;
  to: RevisionPart;
  /** The revisions on the way, oldest first. */
  revisions: (RevisionPart & { change: { kind: ChangeKind; summary: string } | null; left: boolean })[];
  /** One from end to end; with `worldOnly` one for each revision that is left. */
  differences: { from: number | null; to: number; difference: DocumentDiff }[];
}

/** What differs between two revisions of an entry, or two dates. */
export async function diff(register: Register, entry: Entry, input: DiffInput): Promise<{ answer: DiffAnswer; failures: unknown[] }> {
  const revisions = (await revisionsOf(register, entry)).toReversed();
  const to = input.to === undefined ? revisions.at(-1) : standing(revisions, input.to, entry);
  if (!to)
    throw new NotFoundError(`revision of ${nameOf(entry)} at ${input.to ?? 'this block'}`, 'It was created later; name a later date.');
  const from =
    input.from === undefined ? revisions.find(({ version }) => version === to.version - 1) : standing(revisions, input.from, entry);
  if (from && from.version > to.version)
    throw new BadArgumentError('The order', `version ${from.version} comes after version ${to.version}`);
  const span = revisions.filter(({ version }) => version > (from?.version ?? 0) && version <= to.version);
  const read = await Promise.all([...(from ? [from] : []), ...span].map((one) => readRevision(register.reader, entry.kind, one)));
  const way = read.filter(({ revision }) => span.includes(revision));
  return {
    answer: {
      entry: entryPart(entry),
      from: from ? revisionPart(from) : null,
      to: revisionPart(to),
      revisions: way.map((one) => {
        const change = 'document' in one ? one.document.change : null;
        return { ...revisionPart(one.revision), change, left: input.worldOnly === true && change?.kind !== 'world' };
      }),
      differences: span.length === 0 ? [] : input.worldOnly ? ofTheWorld(read, from ?? null) : endToEnd(read, from ?? null),
    },
    failures: read.flatMap((one) => ('error' in one ? [one.error] : [])),
  };
}

/** The revision that a version or moment means: of a moment the last one approved until then, or none. */
function standing(revisions: readonly Revision[], text: string, entry: Entry): Revision | undefined {
  const [, version] = /^[v@]?([1-9]\d{0,8})$/.exec(text) ?? [];
  if (version !== undefined) {
    const found = revisions.find((one) => one.version === Number(version));
    if (found) return found;
    throw new NotFoundError(`version ${version} of ${nameOf(entry)}`, `It has the versions 1 to ${revisions.at(-1)?.version ?? 0}.`);
  }
  return revisionAt(revisions, parseMoment(text)) ?? undefined;
}

function endToEnd(read: readonly ReadRevision[], from: Revision | null): DiffAnswer['differences'] {
  const [first, last] = [read[0], read.at(-1)];
  if (!first || !last || 'error' in last || (from && 'error' in first)) return [];
  const base = from && 'document' in first ? first.document : null;
  return [{ from: from?.version ?? null, to: last.revision.version, difference: diffDocuments(base, last.document) }];
}

function ofTheWorld(read: readonly ReadRevision[], from: Revision | null): DiffAnswer['differences'] {
  return stepsOf(read)
    .filter((step) => step.to.revision.version !== from?.version && step.to.document.change.kind === 'world')
    .map(({ from: base, to }) => ({
      from: base?.revision.version ?? null,
      to: to.revision.version,
      difference: diffDocuments(base?.document ?? null, to.document),
    }));
}
