import { readFile } from 'node:fs/promises';
import { getHead, type Head, type Kind, type ProposalAction } from '../../registry/actions/index.ts';
import { cidOf, parseCid } from '../../registry/cid/index.ts';
import { type DocumentDiff, diffDocuments } from '../../registry/diff/index.ts';
import {
  blocksOf,
  type Conflict,
  type Draft,
  type DraftBlocks,
  importDraft,
  type ReadDraft,
  readDraft,
  rebase,
  resolve,
  validateDraft,
} from '../../registry/edit/index.ts';
import { BadDraftError, DemlError, type SchemaIssue } from '../../registry/errors/index.ts';
import type { Connection } from './connect.ts';
import { badArgument, type Options, type Place } from './options.ts';

/** A file as it will be proposed, with everything that follows from it and from the head. */
export interface Prepared {
  place: Place;
  action: ProposalAction;
  head: Head;
  draft: Draft;
  diff: DocumentDiff;
  blocks: DraftBlocks;
}

/** Reads the file and the head, and finds out what is to be proposed. Sends nothing. */
export async function prepare(connection: Connection, options: Options): Promise<Prepared> {
  const { kind, file } = options;
  const written = importDraft(kind, await textOf(file), { what: file });
  const period = kind === 'note' && 'publishedAt' in written ? Number(written.publishedAt.slice(0, 7).replace('-', '')) : 0;
  const place = { kind, period, key: written.slug };
  const head = await getHead(connection.chain, { registry: connection.registry, ...place });
  const action = options.action ?? actionFor(head, place);
  const current = head.status === 'none' ? undefined : await readDraft(connection.reader, kind, head.digest);
  const draft = await ontoHead(connection, options, written, head, current);

  const issues: SchemaIssue[] = await validateDraft(kind, draft as never, place);
  if (action === 'retire' && draft.change.kind !== 'retire')
    issues.push({ path: 'change.kind', reason: 'is not "retire", which the action is' });
  if (issues.length > 0) throw new BadDraftError(file, issues);

  const diff = diffDocuments(current?.document ?? null, draft);
  if (current && (action === 'update' || action === 'create') && diff.groups.every(({ title }) => title === 'Revision'))
    throw new DemlError(`${file} says what the head of ${nameOf(place)} says.`, {
      code: 'nothing-changed',
      family: 'input',
      fix: 'Change the document first; a reason alone is no revision.',
    });
  return { place, action, head, draft, diff, blocks: await blocksOf(kind, draft as never, current?.held) };
}

/** `note/202501/toploc`, as `--start` takes it. */
export const nameOf = ({ kind, period, key }: Place): string => (kind === 'note' ? `${kind}/${period}/${key}` : `${kind}/${key}`);

function actionFor({ status }: Head, place: Place): ProposalAction {
  if (status === 'none') return 'create';
  if (status !== 'retired') return 'update';
  throw new DemlError(`${nameOf(place)} is retired.`, {
    code: 'entry-retired',
    family: 'input',
    fix: 'Bring it back with --action restore, and say why in the change.',
  });
}

async function ontoHead(
  connection: Connection,
  options: Options,
  written: Draft,
  head: Head,
  current: ReadDraft<Kind> | undefined,
): Promise<Draft> {
  const headCid = head.status === 'none' ? null : cidOf(head.digest);
  if (written.previous === headCid) return written;
  if (options.ontoHead) return { ...written, previous: headCid };
  if (!options.rebase || !current || headCid === null)
    throw new DemlError(`${options.file} replaces ${written.previous ?? 'nothing'}, but the head is ${headCid ?? 'not there'}.`, {
      code: 'stale-draft',
      family: 'input',
      fix: 'Run it again with --rebase to move its changes onto the head, or with --onto-head to take the file as it is.',
    });
  const base =
    written.previous === null ? null : (await readDraft(connection.reader, options.kind, parseCid(written.previous).digest)).document;
  let rebased = rebase(base, written, current.document as Draft, headCid);
  if (options.prefer)
    for (const conflict of rebased.conflicts) rebased = resolve(rebased, conflict, options.prefer === 'file' ? 'mine' : 'head');
  if (rebased.conflicts.length > 0) throw new DraftConflictsError(options.file, rebased.conflicts);
  return rebased.document;
}

/** The file and the head changed the same parts. */
export class DraftConflictsError extends DemlError {
  readonly conflicts: readonly Conflict[];
  constructor(file: string, conflicts: readonly Conflict[]) {
    super(`${file} and the head changed the same ${conflicts.length === 1 ? 'part' : `${conflicts.length} parts`}.`, {
      code: 'draft-conflicts',
      family: 'input',
      fix: 'Settle all with --prefer file or --prefer head, or write the head into another file with --start and bring your changes into it.',
    });
    this.conflicts = conflicts;
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw badArgument(file, (cause as { code?: string }).code === 'ENOENT' ? 'there is no such file' : String(cause));
  }
}
