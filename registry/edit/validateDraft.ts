import type { Kind } from '../actions/words.ts';
import { buildProfile, overviewDepartures, profileProblems } from '../claims/index.ts';
import { DemlError, OffSchemaError, type SchemaIssue } from '../errors/index.ts';
import { type FieldId, fieldIds, issuesOf, type Profile, profile as profileSchema, writeDocument } from '../schema/index.ts';
import type { Draft, DraftIssue, Drafts } from './types.ts';

/** Which entry the draft is for, where that is decided already. */
export interface DraftEntry {
  /** YYYYMM for a note, else 0. */
  period?: number;
  key?: string;
}

/**
 * Every problem of a draft, each with its path and, where it has one, its field. Empty when its blocks can be built and
 * say what the draft says. A form asks for this after each change.
 */
export async function validateDraft<K extends Kind>(kind: K, draft: Drafts[K], entry: DraftEntry = {}): Promise<DraftIssue[]> {
  const issues = [...entryProblems(kind, draft, entry), ...(await problemsOf(kind, draft))];
  const seen = new Set<string>();
  return issues
    .map(({ path, reason }) => ({ path: path.replace(/^(claims\.\d+) \([^)]*\)/, '$1'), reason }))
    .filter(({ path, reason }) => !seen.has(`${path}\n${reason}`) && seen.add(`${path}\n${reason}`))
    .map((issue) => ({ ...issue, ...placeOf(issue.path, draft) }));
}

function entryProblems(kind: Kind, draft: Draft, { period, key }: DraftEntry): SchemaIssue[] {
  const problems: SchemaIssue[] = [];
  if (key !== undefined && draft.slug !== key) problems.push({ path: 'slug', reason: `is "${draft.slug}", but the entry is "${key}"` });
  const published = kind === 'note' ? (draft as Drafts['note']).publishedAt : undefined;
  if (period !== undefined && published !== undefined && Number(published.slice(0, 7).replace('-', '')) !== period)
    problems.push({ path: 'publishedAt', reason: `is ${published}, but the entry stands under ${period}` });
  return problems;
}

async function problemsOf(kind: Kind, draft: Draft): Promise<SchemaIssue[]> {
  try {
    if (kind !== 'project') {
      writeDocument(draft as Drafts['metric' | 'note' | 'page'], 'The draft');
      return [];
    }
    const parsed = profileSchema.safeParse(draft);
    // One missing sentence must not hide that a source is not cited: both are listed while somebody writes.
    if (!parsed.success) return [...issuesOf(parsed.error), ...profileProblems(draft as Profile)];
    const { overview, groups } = await buildProfile(draft, 'The draft');
    return await overviewDepartures(overview, Object.values(groups));
  } catch (error) {
    if (error instanceof OffSchemaError) return error.issues;
    if (error instanceof DemlError) return [{ path: '', reason: error.message }];
    throw error;
  }
}

/** The field of the dictionary and the claim or reading that a path leads to. */
function placeOf(path: string, draft: Draft): Pick<DraftIssue, 'field' | 'id'> {
  if ((fieldIds as string[]).includes(path)) return { field: path as FieldId };
  const [, list, index] = /^(claims|absences|readings)\.(\d+)/.exec(path) ?? [];
  const one = list ? (draft as unknown as Record<string, { field?: FieldId; id?: string }[]>)[list]?.[Number(index)] : undefined;
  return { ...(one?.field ? { field: one.field } : {}), ...(one?.id ? { id: one.id } : {}) };
}
