import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildProfile } from '../../registry/claims/buildProfile.ts';
import { OffSchemaError } from '../../registry/errors/index.ts';
import { type Document, type Metric, type Note, type Page, type SchemaName, writeDocument } from '../../registry/schema/index.ts';

export type ContentKind = 'project' | 'metric' | 'note' | 'page';

/** One initial document: where it stands in the registry, and its blocks, the one that the chain names first. */
export interface ContentEntry {
  kind: ContentKind;
  /** YYYYMM of a note, else 0. */
  period: number;
  key: string;
  blocks: Uint8Array[];
  file: string;
}

/** Reads `content/` in a fixed order. Throws `OffSchemaError` that names the file. */
export async function loadContent(dir: string): Promise<ContentEntry[]> {
  const entries: ContentEntry[] = [];
  for (const file of await jsonFiles(join(dir, 'pages'))) entries.push(await single<Page>(file, 'page', 'deml.page/1'));
  for (const file of await jsonFiles(join(dir, 'projects'))) {
    const profile = await readJson(file);
    const { overview, bytes } = await buildProfile(profile, file);
    entries.push({ kind: 'project', period: 0, key: named(overview.slug, file), blocks: bytes, file });
  }
  for (const file of await jsonFiles(join(dir, 'metrics'))) entries.push(await single<Metric>(file, 'metric', 'deml.metric/1'));
  for (const month of (await readdir(join(dir, 'notes'))).sort())
    for (const file of await jsonFiles(join(dir, 'notes', month))) {
      const note = { schema: 'deml.note/1', ...(await readJson(file)) } as Note;
      if (note.publishedAt?.slice(0, 7) !== month)
        throw new OffSchemaError(file, [{ path: 'publishedAt', reason: `is ${note.publishedAt}, but the file stands under ${month}` }]);
      const bytes = writeDocument(note, file);
      entries.push({ kind: 'note', period: Number(month.replace('-', '')), key: named(note.slug, file), blocks: [bytes], file });
    }
  return entries;
}

async function single<D extends Document & { slug: string }>(file: string, kind: ContentKind, schema: SchemaName): Promise<ContentEntry> {
  const document = { schema, ...(await readJson(file)) } as unknown as D;
  return { kind, period: 0, key: named(document.slug, file), blocks: [writeDocument(document, file)], file };
}

function named(slug: string, file: string): string {
  if (!file.endsWith(`/${slug}.json`))
    throw new OffSchemaError(file, [{ path: 'slug', reason: `is "${slug}", which is not the name of the file` }]);
  return slug;
}

async function jsonFiles(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(dir, name));
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new OffSchemaError(file, [{ path: '', reason: cause instanceof Error ? cause.message : String(cause) }]);
  }
}
