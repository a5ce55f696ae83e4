import { citationText } from './cite.ts';
import type { AnyRecord, ExportFile } from './schema.ts';
import { worksOf } from './works.ts';

/** A text as text: nothing of it is a mark of Markdown, and nothing of it is HTML. */
const escaped = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');

/** An address that cannot end its link. */
const address = (url: string): string =>
  url.replaceAll(/[()<>\s\\]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);

const linked = (title: string, url: string | undefined): string => (url ? `[${escaped(title)}](${address(url)})` : escaped(title));

/** What a note says, under its line. */
function saying(records: readonly AnyRecord[], key: string): string[] {
  const note = records.find((record) => record.record === 'note' && `${record.period}-${record.slug}` === key);
  if (note?.record !== 'note') return [];
  return [`What it changes: ${escaped(note.effect)}`, escaped(note.summary), ...(note.caveat ? [`Caveat: ${escaped(note.caveat)}`] : [])];
}

/** A list to read: every work that the view cites once, of a note what it changes, and the state that was read. */
export function toMarkdown(file: ExportFile): string {
  const items = worksOf(file).map((work) => {
    const by = [work.authors.join(', '), work.publisher, work.kind, work.published, `read on ${work.retrievedAt}`]
      .filter(Boolean)
      .join('. ');
    const below = [escaped(by), ...saying(file.records, work.key), ...work.citedFor.map((words) => `Cited for: ${escaped(words)}`)];
    return [`- ${linked(work.title, work.url)}`, ...below.map((line) => `  ${line}`)].join('\\\n');
  });
  return [`# ${escaped(file.title)}`, ...items, escaped(citationText(file))].join('\n\n').concat('\n');
}
