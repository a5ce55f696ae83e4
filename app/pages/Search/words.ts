import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { type Group, labelOf } from '../../../registry/schema/vocabulary.ts';
import type { Part } from '../../../registry/search/itemsOf.ts';
import type { Facet } from '../../../registry/search/query.ts';
import type { SearchHit } from '../../../registry/search/wire.ts';
import { plural, sentence } from '../../state/format.ts';
import { historyHref } from '../../state/route/history.ts';
import { noteHref } from '../../state/route/note.ts';
import { pageHref } from '../../state/route/page.ts';
import { projectHref } from '../../state/route/project.ts';

const partWords: Readonly<Record<Part, string>> = {
  project: 'profile',
  claim: 'claim',
  absence: 'absence',
  reading: 'reading',
  note: 'note',
  page: 'page',
  section: 'section',
};

/** What an item is, in a word. */
export const wordOfPart = (part: Part): string => partWords[part];

/** A value of a facet, as readers know it. */
export function wordOf(facet: Facet, value: string, nameOf: (slug: string) => string): string {
  if (facet === 'project') return nameOf(value);
  if (facet === 'part') return partWords[value as Part];
  if (facet === 'field') return fieldWords(value as FieldId);
  return labelOf(value);
}

/** A field with its group: labels alone say too little outside of their section. */
export function fieldWords(field: FieldId): string {
  const { group, label } = fieldOf(field);
  return `${sentence(group)}: ${label}`;
}

/** What of an item a snippet is cut from, where it is not its main text. */
export function wordsOfPath(path: string): string | null {
  const [first = ''] = path.split('.');
  const words: Readonly<Record<string, string>> = {
    ...{ authors: 'among the authors', sources: 'in the title of a source', effect: 'in what it changes', caveat: 'in its caveat' },
    ...{ answers: 'in one of its four answers', slug: 'in its address', note: 'in a remark', workload: 'in its workload' },
    ...{ qualifier: 'in its qualifier', short: 'in its short form', searched: 'where one looked', heading: 'in its heading' },
    ...{ table: 'in its table', machine: 'in its state machine' },
    ...{ counts: 'in what it counts', leavesOut: 'in what it leaves out', unit: 'in its unit' },
  };
  return words[first] ?? null;
}

/** Where a hit stands: the claim, note or section itself; of an earlier version, what became of it. */
export function hrefOf({ kind, period, key, version, part, id, field }: SearchHit, isEarlier: boolean): string {
  if (isEarlier) return historyHref({ kind, period, slug: key, item: id, from: `v${version}` });
  switch (kind) {
    case 'note':
      return noteHref(period, key);
    case 'page':
      return pageHref(key, part === 'section' ? id : null);
    case 'metric':
      return projectHref(key, { group: 'metrics' });
    case 'project':
      if (part === 'claim' && id !== null) return projectHref(key, { claim: id });
      return projectHref(key, field === null ? {} : { group: fieldOf(field).group as Group });
  }
}

/** What was found, and how it is ordered, in a sentence. */
export function countWords({
  total,
  order,
  first,
  shown,
  asked,
}: {
  total: number;
  order: string;
  first: number;
  shown: number;
  asked: boolean;
}) {
  const what = asked ? 'hit' : 'item';
  const range = shown < total && shown > 0 ? `${first + 1}–${first + shown} of ${plural(total, what)}` : plural(total, what);
  const sorted = order === 'rank' ? 'the nearest first' : asked ? 'too many to weigh, the newest first' : 'the newest first';
  return total === 0 ? 'Nothing found.' : `${range}, ${sorted}.`;
}
