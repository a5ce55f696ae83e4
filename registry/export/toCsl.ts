import { citationOf } from './cite.ts';
import type { ExportFile } from './schema.ts';
import { worksOf } from './works.ts';

interface CslDate {
  'date-parts': [number[]];
}

/** An item of CSL-JSON, with the parts that this register has. */
export interface CslItem {
  id: string;
  type: 'dataset' | 'software' | 'webpage' | 'article' | 'post-weblog' | 'post';
  title: string;
  author?: { literal: string }[];
  publisher?: string;
  URL?: string;
  issued?: CslDate;
  accessed: CslDate;
  note?: string;
}

const types: ReadonlyMap<string, CslItem['type']> = new Map([
  ['code', 'software'],
  ['chain', 'dataset'],
  ['measurement', 'dataset'],
  ['paper', 'article'],
  ['blog', 'post-weblog'],
  ['release', 'software'],
  ['discussion', 'post'],
]);

const dateOf = (day: string): CslDate => ({ 'date-parts': [day.split('-').map(Number)] });

/** CSL-JSON: the state that was read, then every source that the view cites. */
export function cslItems(file: ExportFile): CslItem[] {
  const state = citationOf(file);
  return [
    {
      id: state.key,
      type: 'dataset',
      title: state.title,
      author: [{ literal: state.author }],
      publisher: state.publisher,
      URL: state.url,
      issued: dateOf(state.published),
      accessed: dateOf(state.accessed),
      note: `As registered: ${state.pins}. CC BY 4.0.`,
    },
    ...worksOf(file).map(
      (work): CslItem => ({
        id: work.key,
        type: types.get(work.kind) ?? 'webpage',
        title: work.title,
        accessed: dateOf(work.retrievedAt),
        ...(work.authors.length > 0 && { author: work.authors.map((literal) => ({ literal })) }),
        ...(work.publisher && { publisher: work.publisher }),
        ...(work.url && { URL: work.url }),
        ...(work.published && { issued: dateOf(work.published) }),
        ...(work.citedFor.length > 0 && { note: `Cited for: ${work.citedFor.join('; ')}` }),
      }),
    ),
  ];
}

/** The same as a file. */
export const toCsl = (file: ExportFile): string => `${JSON.stringify(cslItems(file), null, 2)}\n`;
