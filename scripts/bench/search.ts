import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256 } from '../../gateway/blocks/store.ts';
import type { IndexedHead } from '../../gateway/search/createIndex.ts';
import { openSearch } from '../../gateway/search/openSearch.ts';
import { type Note, noteTypes, tags, writeDocument } from '../../registry/schema/index.ts';
import { itemsOf } from '../../registry/search/itemsOf.ts';
import type { SearchQuery } from '../../registry/search/query.ts';
import { atMost, type Figure, plain, section } from './table.ts';

const help = `node scripts/bench/search.ts: the search index over generated notes

  --notes N   how many (default 100000)
  --seed S    another set of notes and searches (default 1)`;

const VOCABULARY = 40_000;
const SEARCHES = 400;
const BATCH = 500;
const REGISTRY = `0x${'11'.repeat(20)}`;

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Notes whose words are as frequent as those of a language: the n-th word 1/n as often as the first. */
function generate(seed: number) {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const words = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick([...'bcdfghklmnprstvz']) + pick([...'aeiou'])).join(''),
  );
  const word = () => words[Math.floor(VOCABULARY ** random()) - 1] as string;
  const text = (count: number) => Array.from({ length: count }, word).join(' ');
  const note = (i: number): Note => ({
    ...{
      schema: 'deml.note/1',
      slug: `note-${i}`,
      sourceType: pick(noteTypes),
      title: text(7),
      authors: [text(2)],
      summary: text(80),
      effect: text(20),
    },
    publishedAt: `${2016 + (i % 10)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
    ...{ tags: [pick(tags)], projects: [`project-${Math.floor(1_000 * random())}`], retrievedAt: '2026-01-01' },
    ...{ change: { kind: 'new', summary: 'Written by the bench.' }, previous: null },
  });
  const misspelt = (one: string) => one.slice(0, 2) + one.slice(3);
  const searches: Record<string, () => SearchQuery> = {
    'one word': () => ({ q: word() }),
    'two words': () => ({ q: `${word()} ${word()}` }),
    'three words and a tag': () => ({ q: text(3), tag: [pick(tags)] }),
    'a word, a type and two years': () => ({ q: word(), type: [pick(noteTypes)], from: '2020', to: '2021' }),
    'a phrase': () => ({ q: `"${word()} ${word()}"` }),
    'a misspelt word': () => ({ q: misspelt(pick(words)) }),
    'a word that is begun': () => ({ q: pick(words).slice(0, 4) }),
    'one of the ten most frequent words': () => ({ q: words[Math.floor(10 * random())] as string }),
    'no word, a project': () => ({ project: [`project-${Math.floor(1_000 * random())}`] }),
  };
  return { note, searches };
}

/** Fills an index with notes, and searches it. */
async function searchFigures(count: number, seed: number): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deml-bench-'));
  const file = join(folder, 'search.sqlite');
  const open = () => openSearch(file, REGISTRY, (error) => console.error(error));
  const { note, searches } = generate(seed);
  let search = open();
  try {
    const began = performance.now();
    const months = new Map<number, { head: IndexedHead; items: ReturnType<typeof itemsOf> }[]>();
    for (let i = 0; i < count; i++) {
      const document = note(i);
      const period = Number(document.publishedAt.slice(0, 7).replace('-', ''));
      const head = { ...{ kind: 'note' as const, period, key: document.slug }, version: 1, digest: sha256(writeDocument(document)) };
      const month = months.get(period) ?? [];
      month.push({ head: { ...head, approvedAt: i, retired: false }, items: itemsOf(document) });
      months.set(period, month);
    }
    const written = performance.now();
    for (const [period, documents] of months) {
      await search.setHeads(
        'note',
        period,
        documents.map(({ head }) => head),
      );
      for (let i = 0; i < documents.length; i += BATCH) await search.put(documents.slice(i, i + BATCH));
    }
    const filled = performance.now();
    const { items } = await search.report();
    if (items !== count) throw new Error(`the index holds ${items} of ${count} notes`);
    await search.close();
    const closed = performance.now();
    search = open();
    await search.report();
    const opened = performance.now();

    const all: number[] = [];
    const work: number[] = [];
    const figures = [];
    for (const [what, query] of Object.entries(searches)) {
      const times: number[] = [];
      let hits = 0;
      for (let i = 0; i < SEARCHES; i++) {
        const asked = query();
        const from = performance.now();
        const before = process.cpuUsage();
        hits += (await search.find(asked)).total;
        times.push(performance.now() - from);
        const { user, system } = process.cpuUsage(before);
        work.push((user + system) / 1_000);
      }
      all.push(...times);
      figures.push(plain(`${what}: p50, p95, slowest`, `${[0.5, 0.95, 1].map((part) => quantile(times, part).toFixed(1)).join(', ')} ms`));
      if (hits === 0) throw new Error(`no search with ${what} found anything`);
    }
    return [
      plain(`${count} notes written and hashed (not a part of the search)`, `${seconds(written - began)}`),
      plain('indexed from nothing', `${seconds(filled - written)}, ${Math.round((1_000 * count) / (filled - written))} notes/s`),
      plain('opened again', seconds(opened - closed)),
      atMost(`search, p95 of ${all.length}`, quantile(all, 0.95), 100, ' ms', 1),
      plain('the same in processor time, which other work does not lengthen', `${quantile(work, 0.95).toFixed(1)} ms`),
      ...figures,
    ];
  } finally {
    await search.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] as number;
};

const { values } = parseArgs({ options: { help: { type: 'boolean' }, notes: { type: 'string' }, seed: { type: 'string' } } });
if (values.help) console.log(help);
else console.log(section('Search', await searchFigures(Number(values.notes ?? 100_000), Number(values.seed ?? 1))));
