import type { Kind } from '../actions/words.ts';
import { BadDraftError } from '../errors/index.ts';
import { issuesOf, metric, note, page, profile } from '../schema/index.ts';
import type { Draft, Drafts } from './types.ts';

/** The schema of each kind in the form in which it is written, and the name that the stored form adds. */
const forms = {
  project: { form: profile, schema: undefined },
  metric: { form: metric, schema: 'deml.metric/1' },
  note: { form: note, schema: 'deml.note/1' },
  page: { form: page, schema: 'deml.page/1' },
} as const;

/** The order in which people write and read the parts; stored documents have them by the alphabet. */
const order = [
  'id',
  'field',
  'slug',
  'name',
  'monogram',
  'sentence',
  'status',
  'since',
  'life',
  'links',
  'publishedAt',
  'sourceType',
  'statement',
  'title',
  'heading',
  'circulates',
  'verdict',
  'check',
  'body',
  'columns',
  'rows',
  'table',
  'states',
  'moves',
  'machine',
  'lead',
  'publisher',
  'kind',
  'url',
  'authors',
  'summary',
  'effect',
  'tags',
  'projects',
  'caveat',
  'short',
  'qualifier',
  'value',
  'unit',
  'workload',
  'counts',
  'leavesOut',
  'searched',
  'asOf',
  'rung',
  'source',
  'answers',
  'sections',
  'channels',
  'readings',
  'claims',
  'absences',
  'sources',
  'retrievedAt',
  'headline',
  'conflictsWith',
  'note',
  'change',
  'previous',
];

/** A draft as a file: the form of `content/`, which has no `schema`, indented, complete or not. */
export function exportDraft(draft: Draft): string {
  const { schema: _schema, ...rest } = draft as Draft & { schema?: string };
  return `${JSON.stringify(rest, (_, value: unknown) => inOrder(value), 2)}\n`;
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => place(a) - place(b)));
}

/** What only says that a text is empty, too long or not yet right: a form can show that in its place. */
const unfinished = new Set<string>(['custom', 'too_small', 'too_big', 'invalid_format']);

/**
 * A draft from the text of a file. Strict: nothing that is unknown, missing or malformed is passed over or mended, and
 * all of it is listed with its path. With `allowUnfinished`, texts may still be empty or wrong, as in a draft that was
 * put aside; `validateDraft` lists those. Throws `BadDraftError`.
 */
export function importDraft<K extends Kind>(
  kind: K,
  text: string,
  { what = 'The file', allowUnfinished = false }: { what?: string; allowUnfinished?: boolean } = {},
): Drafts[K] {
  const { form, schema } = forms[kind];
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new BadDraftError(what, [{ path: '', reason: `is not JSON: ${cause instanceof Error ? cause.message : String(cause)}` }], cause);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new BadDraftError(what, [{ path: '', reason: 'is not an object' }]);
  const whole = schema ? { schema, ...value } : value;
  const parsed = form.safeParse(whole);
  if (parsed.success) return parsed.data as Drafts[K];
  if (allowUnfinished && parsed.error.issues.every(({ code }) => unfinished.has(code))) return whole as Drafts[K];
  throw new BadDraftError(what, issuesOf(parsed.error));
}
