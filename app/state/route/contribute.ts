import { type Kind, kinds } from '../../../registry/actions/words.ts';
import { type FieldId, fieldIds } from '../../../registry/schema/fields.ts';
import { claimFrom, isSlug, oneOf, periodFrom, queryOf, slugFrom } from './parts.ts';

/** What one does with a draft. */
export const formViews = ['write', 'preview', 'difference', 'propose'] as const;

/** What a contributor writes. No kind: the choice among the forms; no slug: a new entry. */
export interface ContributeForm {
  kind: Kind | null;
  period: number;
  slug: string | null;
  /** A draft kept in this browser. */
  draft: string | null;
  /** The claim or field of a profile that stands open. */
  claim: string | null;
  field: FieldId | null;
  view: (typeof formViews)[number];
}

export const defaultForm: ContributeForm = { kind: null, period: 0, slug: null, draft: null, claim: null, field: null, view: 'write' };

/** `contribute`, `contribute/<kind>`, `contribute/<kind>/<slug>`, and for a note `contribute/note/<period>/<slug>`; else null. */
export function parseForm(params: URLSearchParams, [word, ...rest]: readonly string[]): ContributeForm | null {
  const kind = oneOf(kinds, word);
  const period = kind === 'note' && rest.length > 0 ? periodFrom(rest.shift()) : 0;
  const slug = rest.shift();
  if ((word && !kind) || period === null || (slug !== undefined && !isSlug(slug)) || rest.length > 0 || (period > 0 && !slug)) return null;
  return {
    kind,
    period,
    slug: slug ?? null,
    draft: slugFrom(params.get('draft')),
    claim: claimFrom(params.get('claim')),
    field: oneOf(fieldIds, params.get('field')),
    view: oneOf(formViews, params.get('view')) ?? 'write',
  };
}

export function formAddress({ kind, period, slug, draft, claim, field, view }: ContributeForm): string {
  const path = ['contribute', kind, period || null, slug].filter(Boolean).join('/');
  return `#/${path}${queryOf({ draft, claim, field, view: view === 'write' ? null : view })}`;
}

/** The address of a form; what is left out is empty. */
export const contributeHref = (form: Partial<ContributeForm> = {}): string => formAddress({ ...defaultForm, ...form });
