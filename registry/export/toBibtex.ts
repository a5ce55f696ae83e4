import { citationOf } from './cite.ts';
import type { ExportFile } from './schema.ts';
import { worksOf } from './works.ts';

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '`': '\\textasciigrave{}',
};

/** A text as LaTeX reads it: no letter of it is a command, no two become one. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\^~{}#$%&_<>|`]/g, (letter) => special[letter] ?? `\\${letter}`)
    .replaceAll(/([-'])(?=\1)/g, '$1{}')
    .replaceAll(/\s+/g, ' ');

/** An address stands as it is; what would end the field is written as a percent code. */
const address = (url: string): string => url.replaceAll(/[{}\\\s]/g, (letter) => encodeURIComponent(letter));

/** A name is taken apart at "and" and commas; one that holds them is held together by braces. */
const author = (name: string): string => (/,|\band\b/i.test(name) ? `{${escaped(name)}}` : escaped(name));

function entry(key: string, fields: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@misc{${key},\n${lines.join(',\n')}\n}\n`;
}

const monthOf = (day: string): string => String(Number(day.slice(5, 7)));

/** The state that was read, as an entry of BibTeX. */
export function stateBibtex(file: ExportFile): string {
  const state = citationOf(file);
  return entry(state.key, {
    author: `{${escaped(state.author)}}`,
    title: `{${escaped(state.title)}}`,
    year: state.published.slice(0, 4),
    month: monthOf(state.published),
    url: address(state.url),
    urldate: state.accessed,
    note: escaped(`As registered: ${state.pins}. Read on ${state.accessed}. CC BY 4.0.`),
  });
}

/** BibTeX: the state that was read, then every source that the view cites. */
export function toBibtex(file: ExportFile): string {
  return [
    stateBibtex(file),
    ...worksOf(file).map((work) =>
      entry(work.key, {
        author: work.authors.map(author).join(' and '),
        title: `{${escaped(work.title)}}`,
        year: work.published?.slice(0, 4),
        month: work.published && work.published.length > 4 ? monthOf(work.published) : undefined,
        howpublished: work.publisher && escaped(work.publisher),
        url: work.url && address(work.url),
        urldate: work.retrievedAt,
        note: escaped([`Source of kind: ${work.kind}`, `read on ${work.retrievedAt}`].join(', ')),
      }),
    ),
  ].join('\n');
}
