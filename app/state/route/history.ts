import { type Kind, kinds } from '../../../registry/actions/words.ts';
import { type FieldId, fieldIds } from '../../../registry/schema/fields.ts';
import { type ChangeKind, changeKinds } from '../../../registry/schema/vocabulary.ts';
import { asOf } from './moment.ts';
import { isSlug, oneOf, periodFrom, queryOf, slugFrom } from './parts.ts';

/** The history of an entry. Points are versions (`v3`), days, minutes or blocks; null: none is chosen. */
export interface HistoryView {
  kind: Kind;
  /** 0 for everything but a note. */
  period: number;
  slug: string;
  /** With one of these, the difference from `from` to `to` is shown; the other is the revision before it, or the newest. */
  from: string | null;
  to: string | null;
  /** One thing in the document, by the id of its claim, reading or section. */
  item: string | null;
  /** All claims of a field. */
  field: FieldId | null;
  /** Only what the world changed. */
  world: boolean;
}

/** What changed in the whole register. */
export interface ChangesView {
  /** A day, a minute or a block; null: the first of this month, and now. */
  from: string | null;
  to: string | null;
  kind: Kind | null;
  change: ChangeKind | null;
  project: string | null;
}

export const defaultChanges: ChangesView = { from: null, to: null, kind: null, change: null, project: null };

const momentFrom = (text: string | null): string | null => (text && /^[\dTZ:-]{1,17}$/.test(text) ? text : null);
const pointFrom = (text: string | null): string | null => (text && /^v\d{1,9}$/.test(text) ? text : momentFrom(text));
const itemFrom = (text: string | null): string | null => text?.slice(0, 80) || null;

/** `history/<kind>/<slug>`, and for a note `history/note/<period>/<slug>`; else null. */
export function parseHistory(params: URLSearchParams, [word, ...rest]: readonly string[]): HistoryView | null {
  const kind = oneOf(kinds, word);
  const period = kind === 'note' ? periodFrom(rest.shift()) : 0;
  const [slug, ...more] = rest;
  if (!kind || period === null || !isSlug(slug) || more.length > 0) return null;
  return {
    kind,
    period,
    slug,
    from: pointFrom(params.get('from')),
    to: pointFrom(params.get('to')),
    item: itemFrom(params.get('item')),
    field: oneOf(fieldIds, params.get('field')),
    world: params.get('only') === 'world',
  };
}

export function historyAddress({ kind, period, slug, world, ...view }: HistoryView): string {
  return `#/${['history', kind, period || null, slug].filter(Boolean).join('/')}${queryOf({ ...view, only: world ? 'world' : null })}`;
}

/** The address of an entry's history; what is left out is not chosen. */
export const historyHref = (view: Pick<HistoryView, 'kind' | 'slug'> & Partial<HistoryView>, at?: string | null): string =>
  asOf(historyAddress({ period: 0, from: null, to: null, item: null, field: null, world: false, ...view }), at);

export function parseChanges(params: URLSearchParams): ChangesView {
  return {
    from: momentFrom(params.get('from')),
    to: momentFrom(params.get('to')),
    kind: oneOf(kinds, params.get('kind')),
    change: oneOf(changeKinds, params.get('change')),
    project: slugFrom(params.get('project')),
  };
}

export const changesAddress = (view: ChangesView): string => `#/changes${queryOf({ ...view })}`;

/** The address of what changed in the register. */
export const changesHref = (view: Partial<ChangesView> = {}): string => changesAddress({ ...defaultChanges, ...view });
