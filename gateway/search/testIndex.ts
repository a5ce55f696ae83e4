import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Note } from '../../registry/schema/index.ts';
import { itemsOf } from '../../registry/search/itemsOf.ts';
import type { SearchQuery } from '../../registry/search/query.ts';
import { note } from '../../registry/testDocuments.ts';
import { sha256 } from '../blocks/store.ts';
import { createIndex } from './createIndex.ts';
import { openDatabase } from './database.ts';
import { createFind } from './find.ts';
import type { IndexedRevision } from './shelf.ts';

// An index in a folder of its own for each test of the file that imports this.

const REGISTRY = `0x${'11'.repeat(20)}`;
let folder: string;
/** The file of the index of the test that runs. */
export let file: string;
/** It, open. */
export let index: ReturnType<typeof createIndex>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deml-search-'));
  file = join(folder, 'search.sqlite');
  open();
});
afterEach(() => {
  index.db.close();
  rmSync(folder, { recursive: true });
});

/** Opens it again. */
export function open(registry = REGISTRY): void {
  index = createIndex(openDatabase(file, registry));
}

export const headOf = (key: string, version = 1): IndexedRevision => ({
  ...{ kind: 'note', period: 202_611, key, version, approvedAt: 1_790_000_000 + version, retired: false },
  digest: sha256(new TextEncoder().encode(`${key} ${version}`)),
});
/** A note as a document of the index. */
export const document = (part: Partial<Note>, version = 1) => ({
  revision: headOf(part.slug as string, version),
  items: itemsOf(note(part)),
  previous: version > 1 ? headOf(part.slug as string, version - 1).digest : null,
});

/** Puts notes into the index, all of one month. */
export function fill(...notes: Partial<Note>[]): void {
  index.setHeads(
    'note',
    202_611,
    notes.map(({ slug }) => headOf(slug as string)),
  );
  index.put(notes.map((one) => document(one)));
}
export const find = (query: SearchQuery) => createFind(index[query.versions ?? 'heads'])(query);
export const keys = (query: SearchQuery) => find(query).hits.map(({ key }) => key);
export const shown = (q: string) =>
  find({ q }).hits.flatMap(({ snippet }) => snippet?.marks.map(([from, to]) => snippet.text.slice(from, to)));

export const three: Partial<Note>[] = [
  {
    slug: 'toploc',
    title: 'TOPLOC',
    summary: 'A scheme for verifiable inference by hashes.',
    publishedAt: '2026-01-27',
    tags: ['verification'],
  },
  {
    slug: 'rollup',
    title: 'A rollup',
    summary: 'Optimistic verification of training, and re-execution.',
    publishedAt: '2026-03-02',
    tags: ['blockchain', 'verification'],
    sourceType: 'blog',
  },
  {
    slug: 'grants',
    title: 'Grants',
    summary: 'Money for hashes.',
    effect: 'Inference verification costs less.',
    publishedAt: '2025-12-30',
    projects: [],
  },
];
