import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { Group } from '../../../registry/schema/vocabulary.ts';
import type { Part } from '../../../registry/search/itemsOf.ts';
import type { Facet } from '../../../registry/search/query.ts';
import type { SearchHit } from '../../../registry/search/wire.ts';
import { plural, sentence } from '../../state/format.ts';
import { historyHref } from '../../state/route/history.ts';
import { noteHref } from '../../state/route/note.ts';
import { pageHref } from '../../state/route/page.ts';
import { projectHref } from '../../state/route/project.ts';
import { fieldLabel, label, t, word } from '../../words/t.tsx';
import { readingsHref } from '../readings.ts';

const partWords: Readonly<Record<Part, string>> = {
  project: word('profile'),
  claim: word('claim'),
  absence: word('absence'),
  reading: word('reading'),
  note: word('note'),
  page: word('page'),
  section: word('section'),
};

/** What an item is, in a word. */
export const wordOfPart = (part: Part): string => t(partWords[part]);

/** A value of a facet, as readers know it. */
export function wordOf(facet: Facet, value: string, nameOf: (slug: string) => string): string {
  if (facet === 'project') return nameOf(value);
  if (facet === 'part') return t(partWords[value as Part]);
  if (facet === 'field') return fieldWords(value as FieldId);
  return label(value);
}

/** A field with its group: labels alone say too little outside of their section. */
export function fieldWords(field: FieldId): string {
  return t('{group}: {field}', { group: sentence(label(fieldOf(field).group)), field: fieldLabel(field) });
}

/** What of an item a snippet is cut from, where it is not its main text. */
export function wordsOfPath(path: string): string | null {
  const [first = ''] = path.split('.');
  const words: Readonly<Record<string, string>> = {
    ...{
      authors: word('among the authors'),
      sources: word('in the title of a source'),
      effect: word('in what it changes'),
      caveat: word('in its caveat'),
    },
    ...{
      answers: word('in one of its four answers'),
      slug: word('in its address'),
      note: word('in a remark'),
      workload: word('in its workload'),
    },
    ...{
      qualifier: word('in its qualifier'),
      short: word('in its short form'),
      searched: word('where one looked'),
      heading: word('in its heading'),
    },
    ...{ table: word('in its table'), machine: word('in its state machine') },
    ...{ counts: word('in what it counts'), leavesOut: word('in what it leaves out'), unit: word('in its unit') },
  };
  return words[first] ? t(words[first]) : null;
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
      return readingsHref(key);
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
  if (total === 0) return t('Nothing found.');
  const all = asked ? plural(total, 'hit') : plural(total, 'item');
  const range = shown < total && shown > 0 ? t('{first}–{last} of {all}', { first: first + 1, last: first + shown, all }) : all;
  const sorted = order === 'rank' ? t('the nearest first') : asked ? t('too many to weigh, the newest first') : t('the newest first');
  return t('{range}, {sorted}.', { range, sorted });
}
