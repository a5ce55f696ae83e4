import type { AssumptionsValue, FamilyValue, Headline } from '../../../registry/schema/claim.ts';
import type { Note, Overview } from '../../../registry/schema/documents.ts';
import { fields, type ValueType } from '../../../registry/schema/fields.ts';
import { formatShort, sentence } from '../../state/format.ts';
import { asOf } from '../../state/route/moment.ts';
import { noteHref } from '../../state/route/note.ts';
import { projectHref } from '../../state/route/project.ts';
import { projectsHref } from '../../state/route/projects.ts';
import type { Page } from '../../state/route.ts';
import { fieldLabel, label, t, word } from '../../words/t.tsx';
import { titles } from '../pages.ts';

/** Somewhere to go: what it is called, what else it is found by, and its address. */
export interface Place {
  kind: keyof typeof kindWords;
  name: string;
  /** What stands beside the name, and is searched too. */
  beside: string;
  href: string;
  /** The name is content, in the language that it was approved in. */
  isContent: boolean;
  monogram?: string;
}

/** The groups in their order. */
export const kindWords = {
  page: word('Pages'),
  system: word('Systems'),
  note: word('Notes'),
  field: word('Fields'),
  claim: word('Claims in the table'),
} as const;

const pages: readonly Page[] = [
  'projects',
  'compare',
  'maps',
  'notes',
  'changes',
  'coverage',
  'contribute',
  'review',
  'governance',
  'lab',
  'status',
  'search',
  'methodology',
  'reference',
  'about',
];

/** Every page that an address without further words leads to. */
export const pagePlaces = (): Place[] => [
  { kind: 'page', name: t('Home'), beside: '', href: asOf('#/'), isContent: false },
  ...pages.map((page) => ({ kind: 'page' as const, name: t(titles[page]), beside: '', href: asOf(`#/${page}`), isContent: false })),
];

/** Every field of the dictionary, as a column group of the table. */
export const fieldPlaces = (): Place[] =>
  fields.map(({ id, group }) => ({
    kind: 'field',
    name: fieldLabel(id),
    beside: sentence(label(group)),
    href: projectsHref({ groups: [group] }),
    isContent: false,
  }));

/** A system, and the claims of it that the table shows. */
export const systemPlaces = ({ slug, name, monogram, sentence: says, fields: cells }: Overview): Place[] => [
  { kind: 'system', name, beside: says, href: projectHref(slug), isContent: true, monogram },
  ...fields.flatMap(({ id, value: type }) => {
    const cell = cells[id];
    if (!cell || !('claims' in cell)) return [];
    return cell.claims.map((claim) => ({
      kind: 'claim' as const,
      name: wordsOf(claim, type),
      beside: `${name}, ${fieldLabel(id)}`,
      href: projectHref(slug, { claim: claim.id }),
      isContent: claim.short !== undefined,
      monogram,
    }));
  }),
];

export const notePlace = ({ slug, title, publishedAt }: Note, period: number): Place => ({
  kind: 'note',
  name: title,
  beside: publishedAt,
  href: noteHref(period, slug),
  isContent: true,
});

/** What a claim says on its line of the table. */
function wordsOf({ short, value }: Headline, type: ValueType): string {
  if (short !== undefined) return short;
  if (typeof value === 'number') return formatShort(value);
  if (!Array.isArray(value)) return type === 'choice' ? label(String(value)) : String(value ?? '');
  const codes = (value as (string | FamilyValue[number] | AssumptionsValue[number])[]).map((one) =>
    typeof one === 'string' ? one : 'family' in one ? one.family : one.party,
  );
  return [...new Set(codes)].map(label).join(t(', '));
}

/** At most this many of each kind: who looks for more types another word. */
const MOST = 6;

/**
 * The places that hold every word of the text, by kind, the nearest first: those whose name begins with it, then those with a
 * word that does, then the others. Without a text the pages and the systems.
 */
export function matching(places: readonly Place[], text: string): Map<Place['kind'], Place[]> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Map<Place['kind'], Place[]>();
  for (const kind of Object.keys(kindWords) as Place['kind'][]) {
    const own = places.filter((one) => one.kind === kind);
    const some = words.length === 0 ? (kind === 'page' || kind === 'system' ? own : []) : nearest(own, words).slice(0, MOST);
    if (some.length > 0) found.set(kind, some);
  }
  return found;
}

function nearest(places: readonly Place[], words: readonly string[]): Place[] {
  return places
    .flatMap((place) => {
      const name = place.name.toLowerCase();
      const all = `${name} ${place.beside.toLowerCase()}`;
      if (!words.every((one) => all.includes(one))) return [];
      const [first = ''] = words;
      const far = name.startsWith(first) ? 0 : name.includes(` ${first}`) ? 1 : name.includes(first) ? 2 : 3;
      return [{ place, far }];
    })
    .sort((a, b) => a.far - b.far)
    .map(({ place }) => place);
}
