import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256 } from '../../gateway/blocks/store.ts';
import type { IndexedDocument } from '../../gateway/search/createIndex.ts';
import { openSearch, type Search } from '../../gateway/search/openSearch.ts';
import type { IndexedRevision } from '../../gateway/search/shelf.ts';
import { noteTypes, tags, writeDocument } from '../../registry/schema/index.ts';
import { itemsOf } from '../../registry/search/itemsOf.ts';
import type { SearchQuery } from '../../registry/search/query.ts';
import { type Language, languageOf, noteOf, randomFrom, systemSlug } from './generate.ts';
import { machine, writePart } from './report.ts';
import { atMost, type Figure, plain, section } from './table.ts';

const help = `node scripts/bench/search.ts: the search index over generated notes

  --notes N      how many (default 100000)
  --versions N   revisions of each; those before the last are found with versions=earlier (default 1)
  --seed S       another set of notes and searches (default 1)
  --write        also put the table into docs/reference/performance.md`;

const SEARCHES = 400;
const BATCH = 500;
const SYSTEMS = 1_000;
const FREQUENT = 10;
const REGISTRY = `0x${'11'.repeat(20)}`;

/** What is searched, by the class whose time is told. */
function searchesOf({ words, pick, word, text }: Language, random: () => number): Record<string, () => SearchQuery> {
  const misspelt = (one: string) => one.slice(0, 2) + one.slice(3);
  const frequent = () => words[Math.floor(FREQUENT * random())] as string;
  return {
    'one word': () => ({ q: word() }),
    'two words': () => ({ q: `${word()} ${word()}` }),
    'three words and a tag': () => ({ q: text(3), tag: [pick(tags)] }),
    'a word, a type and two years': () => ({ q: word(), type: [pick(noteTypes)], from: '2020', to: '2021' }),
    'a phrase': () => ({ q: `"${word()} ${word()}"` }),
    'a misspelt word': () => ({ q: misspelt(pick(words)) }),
    'a misspelt word and a frequent one': () => ({ q: `${misspelt(pick(words))} ${frequent()}` }),
    'one of the ten most frequent words, misspelt': () => ({ q: misspelt(frequent()) }),
    'a word that is begun': () => ({ q: pick(words).slice(0, 4) }),
    'one of the ten most frequent words': () => ({ q: frequent() }),
    'one of them and a tag, fifty hits': () => ({ q: frequent(), tag: [pick(tags)], limit: 50 }),
    'no word, everything': () => ({}),
    'no word, a system': () => ({ project: [systemSlug(Math.floor(SYSTEMS * random()))] }),
  };
}

/** Every revision of the notes, by month, the newest first. */
function generated(count: number, versions: number, language: Language, random: () => number): Map<number, IndexedDocument[][]> {
  const months = new Map<number, IndexedDocument[][]>();
  for (let i = 0; i < count; i++) {
    const period = (2016 + (i % 10)) * 100 + 1 + (i % 12);
    const revisions: IndexedDocument[] = [];
    for (let version = 1; version <= versions; version++) {
      const note = noteOf(language, i, period, SYSTEMS, random);
      const head = { kind: 'note' as const, period, key: note.slug, version, digest: sha256(writeDocument(note)) };
      const approvedAt = version === versions ? i : null;
      const previous = revisions[0]?.revision.digest ?? null;
      revisions.unshift({ revision: { ...head, approvedAt, retired: false }, items: itemsOf(note), previous });
    }
    months.set(period, [...(months.get(period) ?? []), revisions]);
  }
  return months;
}

async function fill(search: Search, months: Map<number, IndexedDocument[][]>, versions: number): Promise<void> {
  const inBatches = async (documents: IndexedDocument[]) => {
    for (let i = 0; i < documents.length; i += BATCH) await search.put(documents.slice(i, i + BATCH));
  };
  for (const [period, entries] of months) {
    const heads = entries.map(([head]) => (head as IndexedDocument).revision);
    await search.setHeads('note', period, heads as IndexedRevision[]);
    for (let back = 0; back < versions; back++) await inBatches(entries.map((revisions) => revisions[back] as IndexedDocument));
  }
}

/** Fills an index with notes, and searches it. */
async function searchFigures(count: number, versions: number, seed: number): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deml-bench-'));
  const file = join(folder, 'search.sqlite');
  const open = () => openSearch(file, REGISTRY, { onError: (error) => console.error(error) });
  const random = randomFrom(seed);
  const language = languageOf(random);
  let search = open();
  try {
    const began = performance.now();
    const months = generated(count, versions, language, random);
    const written = performance.now();
    await fill(search, months, versions);
    const filled = performance.now();
    months.clear();
    const { items, earlier } = await search.report();
    if (items !== count || earlier.items !== count * (versions - 1)) throw new Error(`the index holds ${items} and ${earlier.items} notes`);
    await search.close();
    const { size } = await stat(file);
    const closed = performance.now();
    search = open();
    await search.report();
    const opened = performance.now();

    const all: Taken[] = [];
    const figures: Figure[] = [];
    for (const [what, query] of Object.entries(searchesOf(language, random))) {
      const { taken, hits } = await timed(search, query);
      if (hits === 0) throw new Error(`no search with ${what} found anything`);
      all.push(...taken);
      const [wall, work] = [taken.map((one) => one.wall), taken.map((one) => one.work)];
      const shares = [0.5, 0.95, 1].map((part) => quantile(wall, part).toFixed(1)).join(', ');
      figures.push(plain(`${what}: p50, p95, slowest; p95 of processor time`, `${shares}; ${quantile(work, 0.95).toFixed(1)} ms`));
    }
    const revisions = count * versions;
    return [
      plain(`${revisions} notes written and hashed (not a part of the search)`, seconds(written - began)),
      plain('indexed from nothing', `${seconds(filled - written)}, ${Math.round((1_000 * revisions) / (filled - written))} notes/s`),
      plain('the file', `${(size / 2 ** 20).toFixed(0)} MiB, ${(size / 1024 / revisions).toFixed(2)} KB a note`),
      plain('opened again', seconds(opened - closed)),
      atMost(
        `search, p95 of ${all.length}`,
        quantile(
          all.map((one) => one.wall),
          0.95,
        ),
        100,
        ' ms',
        1,
      ),
      plain(
        'the same in processor time, which other work lengthens less',
        `${quantile(
          all.map((one) => one.work),
          0.95,
        ).toFixed(1)} ms`,
      ),
      ...figures,
    ];
  } finally {
    await search.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of a search, ms. */
interface Taken {
  wall: number;
  work: number;
}

async function timed(search: Search, query: () => SearchQuery): Promise<{ taken: Taken[]; hits: number }> {
  const taken: Taken[] = [];
  let hits = 0;
  for (let i = 0; i < SEARCHES; i++) {
    const asked = query();
    const from = performance.now();
    const before = process.cpuUsage();
    hits += (await search.find(asked)).total;
    const { user, system } = process.cpuUsage(before);
    taken.push({ wall: performance.now() - from, work: (user + system) / 1_000 });
  }
  return { taken, hits };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] as number;
};

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    notes: { type: 'string' },
    versions: { type: 'string' },
    seed: { type: 'string' },
    write: { type: 'boolean' },
  },
});
if (values.help) console.log(help);
else {
  const figures = await searchFigures(Number(values.notes ?? 100_000), Number(values.versions ?? 1), Number(values.seed ?? 1));
  const table = section('Search', figures);
  console.log(table);
  const when = `Written by \`node scripts/bench/search.ts --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}.`;
  if (values.write) await writePart('search', `${when}\n\n${table}`);
}
