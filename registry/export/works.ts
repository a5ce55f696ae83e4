import { type FieldId, fieldOf } from '../schema/fields.ts';
import type { AnyRecord, ExportFile } from './schema.ts';

/** Something that the view cites: a source of claims, or what a note is about. */
export interface Work {
  /** Unique in the view; a key of BibTeX. */
  key: string;
  title: string;
  authors: readonly string[];
  publisher?: string;
  url?: string;
  published?: string;
  retrievedAt: string;
  kind: string;
  /** What it is cited for. */
  citedFor: readonly string[];
}

function citedIn(record: AnyRecord): Work[] {
  if (record.record === 'note') {
    const { title, authors, url, publishedAt, retrievedAt, sourceType, period, slug } = record;
    return [
      {
        key: `${period}-${slug}`,
        title,
        authors,
        published: publishedAt,
        retrievedAt,
        kind: sourceType,
        citedFor: [],
        ...(url && { url }),
      },
    ];
  }
  if (!('sources' in record)) return [];
  if (record.record === 'section')
    return record.sources.map(({ ref, title, publisher, kind, url, asOf, retrievedAt }) => ({
      key: `${record.slug}-${ref}`,
      title,
      authors: [],
      published: asOf,
      retrievedAt,
      kind,
      citedFor: [`${record.name}, ${record.heading}`],
      ...(publisher && { publisher }),
      ...(url && { url }),
    }));
  return record.sources.map(({ ref, title, publisher, kind, url }) => ({
    key: `${record.slug}-${ref}`.replaceAll(/[^A-Za-z0-9-]/g, '-'),
    title,
    authors: [],
    retrievedAt: record.retrievedAt,
    kind,
    citedFor: [`${record.name}, ${fieldOf(record.field as FieldId).label.toLowerCase()}`],
    ...(publisher && { publisher }),
    ...(url && { url }),
  }));
}

/** Every work once, in the order of its first citation, with the last day on which it was read. */
export function worksOf(file: ExportFile): Work[] {
  const works = new Map<string, Work>();
  const keys = new Set<string>();
  for (const work of file.records.flatMap(citedIn)) {
    const same = JSON.stringify([work.url ?? '', work.title, work.publisher ?? '', work.kind]);
    const known = works.get(same);
    if (!known) {
      let { key } = work;
      for (let i = 2; keys.has(key); i++) key = `${work.key}-${i}`;
      keys.add(key);
      works.set(same, { ...work, key });
      continue;
    }
    works.set(same, {
      ...known,
      retrievedAt: known.retrievedAt > work.retrievedAt ? known.retrievedAt : work.retrievedAt,
      citedFor: [...new Set([...known.citedFor, ...work.citedFor])],
    });
  }
  return [...works.values()];
}
