import type { Address, Hex } from 'viem';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, type Digest, digestOf, type Json } from '../cid/index.ts';
import { buildProfile } from '../claims/index.ts';
import { isObject } from '../diff/same.ts';
import { stored } from '../diff/stored.ts';
import { UnavailableError } from '../errors/index.ts';
import { type ChangeKind, changeKinds, type Profile } from '../schema/index.ts';
import { type Doc, documents, editorOf } from '../testEdits.node.ts';
import { randomOf, seedOf } from '../testing.ts';
import { historyOf, ofTheWorld } from './index.ts';
import type { Revision } from './revision.ts';
import type { EntryDocument, History, Line, ReadRevision } from './types.ts';

/** The promise of a history: nothing is left out. Replayed forward, it gives each document byte for byte. */

const random = randomOf(seedOf('history'));
const { below, pick, edited } = editorOf(random);

const kindOf = (document: Doc) =>
  document.schema === undefined ? 'project' : (/^deml\.(\w+)/.exec(document.schema as string)?.[1] as 'note');

/** A revision that nothing here looks into but for its version. */
const revision = (version: number): Revision => ({
  version,
  digest: `0x${version.toString(16).padStart(64, '0')}` as Digest,
  parent: null,
  status: 'active',
  proposal: '0x00' as Hex,
  proposer: '0x00' as Address,
  approvers: [],
  approvedAt: version,
  blockNumber: BigInt(version),
  transaction: '0x00' as Hex,
});

/** The document of a version, from the values of all lines alone. */
function replayed({ lines }: Pick<History, 'lines'>, version: number): Doc {
  const held = new Map(lines.map((line) => [line.key, valueAt(line, version)]));
  const document: Doc = {};
  for (const [key, value] of held) {
    const [name, form] = JSON.parse(key) as [string, 'list' | 'element' | undefined];
    if (value === undefined || form === 'element') continue;
    document[name] =
      form === undefined ? value : Array.isArray(value) && isRecord(name) ? recordOf(held, name) : listOf(held, name, value as string[]);
  }
  return document;
}

const valueAt = ({ values }: Line, version: number): Json | undefined =>
  values.findLast(({ step }) => step.to.revision.version <= version)?.after;

const isRecord = (name: string): boolean => ['links', 'answers', 'sources'].includes(name);

function recordOf(held: ReadonlyMap<string, Json | undefined>, name: string): Doc {
  const parts = [...held].flatMap(([key, value]): [string, Json][] => {
    const [of, form, own] = JSON.parse(key) as [string, string?, string?];
    return of === name && form === 'element' && own !== undefined && value !== undefined ? [[own, value]] : [];
  });
  return Object.fromEntries(parts);
}

function listOf(held: ReadonlyMap<string, Json | undefined>, name: string, order: readonly string[]): Json[] {
  const seen = new Map<string, number>();
  return order.map((own) => {
    seen.set(own, (seen.get(own) ?? 0) + 1);
    return held.get(JSON.stringify([name, 'element', own, seen.get(own) as number])) as Json;
  });
}

/** A life of a document: each revision is edited from the one before, and says what moved. */
function life(edit: (document: Doc) => Doc): { kind: 'project' | 'note'; kinds: ChangeKind[]; read: ReadRevision[] } {
  let document = structuredClone(pick(documents));
  const kind = kindOf(document);
  const kinds: ChangeKind[] = [];
  const read = Array.from({ length: 2 + below(6) }, (_, i): ReadRevision => {
    if (i > 0) document = edit(document);
    kinds[i] = i === 0 ? 'new' : pick(changeKinds);
    document = { ...document, change: { kind: kinds[i], summary: `Revision ${i + 1}.` } };
    return { revision: revision(i + 1), document: stored(kind, document) as unknown as EntryDocument };
  });
  return { kind, kinds, read };
}

const severalEdits = (document: Doc): Doc => {
  let next = document;
  for (let edits = 1 + below(4); edits > 0; edits--) next = edited(next) as Doc;
  return next;
};
const known = (read: readonly ReadRevision[]) => read.flatMap((one) => ('document' in one ? [one] : []));
const bytesOf = (document: unknown): string => Buffer.from(canonicalBytes(document)).toString();

describe('a history', () => {
  it('replayed forward gives each document byte for byte, whatever was edited', () => {
    for (let run = 0; run < 100; run++) {
      const { kind, read } = life(severalEdits);
      const history = historyOf(kind, read);
      for (const { revision, document } of known(read))
        expect(bytesOf(replayed(history, revision.version)), `run ${run}`).toBe(bytesOf(document));
    }
  }, 120_000);

  it('leads to the very digests of a profile’s blocks', async () => {
    const profiles = documents.filter(({ schema }) => schema === undefined) as unknown as Profile[];
    for (const first of profiles.slice(0, 4)) {
      const second = { ...first, claims: first.claims.map((one, i) => (i === 7 ? { ...one, statement: 'Said otherwise.' } : one)) };
      const third = { ...second, sentence: 'Another sentence.', claims: second.claims.toReversed() };
      const read = [first, second, third].map((document, i) => ({ revision: revision(i + 1), document }));
      const history = historyOf('project', read);
      for (const { revision, document } of read) {
        const [own, again] = await Promise.all([document, replayed(history, revision.version)].map((one) => buildProfile(one)));
        const digests = async (bytes: readonly Uint8Array[]) => Promise.all(bytes.map((one) => digestOf(one)));
        expect(await digests(again?.bytes ?? [])).toEqual(await digests(own?.bytes ?? []));
      }
    }
  }, 120_000);

  it('without what the register did to itself lacks exactly the revisions of other kinds', () => {
    for (let run = 0; run < 60; run++) {
      const { kind, kinds, read } = life(severalEdits);
      const history = historyOf(kind, read);
      const { steps, left, lines } = ofTheWorld(history);
      const versions = kinds.map((_, i) => i + 1);
      expect(steps.map(({ to }) => to.revision.version)).toEqual(versions.filter((version) => kinds[version - 1] === 'world'));
      expect(left).toEqual(versions.flatMap((version) => (kinds[version - 1] === 'world' ? [] : [{ version, kind: kinds[version - 1] }])));
      // Each value of a revision of the world is there, but for dated readings that were changed after all.
      const all = history.lines.flatMap((line) => line.values.map((value) => ({ line, value })));
      const kept = new Set(lines.flatMap(({ values }) => values));
      for (const { line, value } of all) {
        const revised = line.subject === 'reading' && value.change === 'changed';
        const world = kinds[value.step.to.revision.version - 1] === 'world';
        expect(kept.has(value), `run ${run}, ${line.key}`).toBe(world && !revised);
      }
    }
  }, 120_000);

  it('names the versions that could not be read, and replays all others', () => {
    for (let run = 0; run < 60; run++) {
      const { kind, read } = life(severalEdits);
      const error = new UnavailableError('bafk', []);
      const torn = read.map((one): ReadRevision => (random() < 0.4 ? { revision: one.revision, error } : one));
      const history = historyOf(kind, torn);
      const missing = torn.filter((one) => 'error' in one).map((one) => one.revision.version);
      const last = known(torn).at(-1)?.revision.version ?? 0;
      expect(history.steps.flatMap(({ unread }) => unread)).toEqual(missing.filter((version) => version < last));
      for (const { revision, document } of known(torn))
        expect(bytesOf(replayed(history, revision.version)), `run ${run}`).toBe(bytesOf(document));
    }
  }, 120_000);
});

it('has a line for each thing, and no two of one key', () => {
  for (const document of documents) {
    const { lines } = historyOf(kindOf(document), [{ revision: revision(1), document: document as unknown as EntryDocument }]);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    if (isObject(document.sources))
      expect(lines.filter(({ subject }) => subject === 'source').length).toBe(Object.keys(document.sources).length);
  }
});
