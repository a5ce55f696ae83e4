import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry, FirstPage } from '../actions/index.ts';
import { cidOf, type Digest, digestOf, parseCid } from '../cid/index.ts';
import { buildProfile } from '../claims/index.ts';
import { type Collection, collectionIndex } from '../collection/index.ts';
import { UnavailableError } from '../errors/index.ts';
import { writeDocument } from '../schema/index.ts';
import { stateIndex } from '../state/index.ts';
import { metric, note, page, profile } from '../testDocuments.ts';
import { type BlockReader, createBlockReader } from '../verify/index.ts';
import { placeOf, type ReleaseState, readHeads, readState, releaseFile, stateBytes } from './releaseState.ts';
import { type WriteReleaseParameters, writeRelease } from './writeRelease.ts';

const registry = { address: `0x${'AB'.repeat(20)}`, chainId: 1337 } as const;
const block = { number: 1234, hash: `0x${'cd'.repeat(32)}`, timestamp: 1_770_000_000 } as const;
const blocks = new Map<Digest, Uint8Array>();
const entries: Entry[] = [];
let groups: Digest[];

async function keep(bytes: Uint8Array): Promise<Digest> {
  const digest = await digestOf(bytes);
  blocks.set(digest, bytes);
  return digest;
}

async function add(kind: Entry['kind'], period: number, key: string, digest: Digest): Promise<void> {
  entries.push({ kind, period, key, digest, version: 2, approvedAt: 1_769_000_000, status: 'active', disputes: 1 });
}

/** A gateway that has single blocks, and no CAR. */
const reader = (without: readonly Digest[] = []): Pick<BlockReader, 'block' | 'collection' | 'car'> => {
  const get = async (digest: Digest) => {
    const bytes = without.includes(digest) ? undefined : blocks.get(digest);
    if (!bytes) throw new UnavailableError(cidOf(digest), []);
    return bytes;
  };
  return {
    block: get,
    car: (root) => Promise.reject(new UnavailableError(root, [])),
    collection: async (_which, wanted) => {
      const found = new Map<Digest, Uint8Array>();
      const failures = new Map<Digest, Error>();
      for (const { digest } of wanted)
        await get(digest).then(
          (bytes) => found.set(digest, bytes),
          (error) => failures.set(digest, error),
        );
      return { found, failures };
    },
  };
};

const of = (kind: Entry['kind'], period = 0) => entries.filter((entry) => entry.kind === kind && entry.period === period);

const firstPage = (): FirstPage => ({
  blockNumber: BigInt(block.number),
  timestamp: block.timestamp,
  projects: of('project'),
  projectCount: 1,
  metrics: of('metric'),
  pages: of('page'),
  periods: [202602, 202601],
  newest: [{ period: 202602, entries: of('note', 202602) }],
});

async function written(parameters: Partial<WriteReleaseParameters> = {}, from = reader()) {
  const files = new Map<string, Uint8Array>();
  const writing = writeRelease(from, { registry, block, firstPage: firstPage(), entries, lastRevision: 1200n, ...parameters });
  for (;;) {
    const { done, value } = await writing.next();
    if (done) return { files, state: value };
    files.set(value.path, value.bytes);
  }
}

beforeAll(async () => {
  const built = await buildProfile(profile());
  const [overview, ...rest] = await Promise.all(built.bytes.map(keep));
  groups = rest;
  await add('page', 0, 'about', await keep(writeDocument(page())));
  await add('note', 202602, 'toploc', await keep(writeDocument(note())));
  await add('note', 202601, 'other', await keep(writeDocument(note({ slug: 'other' }))));
  await add('metric', 0, 'gensyn', await keep(writeDocument(metric())));
  await add('project', 0, 'sample', overview as Digest);
});

describe('the state of a release', () => {
  it('tells block, heads, counts and roots, and is read back as it was written', async () => {
    const { files, state } = await written();
    const bytes = files.get(releaseFile.state) as Uint8Array;
    expect(readState(bytes)).toEqual(state);
    expect(stateBytes(readState(bytes))).toEqual(bytes);
    expect(state).toMatchObject({ chainId: 1337, registry: registry.address.toLowerCase(), block, firstPage: firstPage() });
    const { index } = await stateIndex({ chainId: 1337, registry: registry.address.toLowerCase() as `0x${string}`, block: 1200 }, entries);
    expect(state.root).toBe(index.cid);
  });

  it('has the heads of every collection in a file, in the order of the chain', async () => {
    const { files, state } = await written();
    expect(state.collections.map(placeOf)).toEqual(['project/0', 'metric/0', 'note/202601', 'note/202602', 'page/0']);
    for (const which of state.collections)
      expect(readHeads(files.get(releaseFile.heads(which)) as Uint8Array, which)).toEqual(of(which.kind, which.period));
    const wrong: Collection = { kind: 'note', period: 202601 };
    expect(() => readHeads(files.get('heads/note-202602.json') as Uint8Array, wrong)).toThrow('another collection');
  });

  it('has every block under its CID, those of the state root too, so that a gateway with the release has the whole state', async () => {
    const { files } = await written();
    const named = [...files].flatMap(([path, bytes]) => (path.startsWith('blocks/') ? [[path.slice(7), bytes] as const] : []));
    for (const [cid, bytes] of named) expect(await digestOf(bytes)).toBe(parseCid(cid).digest);
    const { index, collections } = await stateIndex(
      { chainId: 1337, registry: registry.address.toLowerCase() as `0x${string}`, block: 1200 },
      entries,
    );
    const expected = [...blocks.keys(), index.digest, ...collections.map(({ digest }) => digest)];
    expect(named.map(([cid]) => cid).toSorted()).toEqual(expected.map((digest) => cidOf(digest)).toSorted());
  });

  it('has a CAR for each collection under its overview root, as a block reader expects it', async () => {
    const { files, state } = await written();
    for (const which of state.collections) {
      const own = of(which.kind, which.period);
      expect(which.root).toBe((await collectionIndex(which, own)).cid);
      const car = files.get(releaseFile.car(which.root)) as Uint8Array<ArrayBuffer>;
      const asked: string[] = [];
      const fetched = createBlockReader({
        gateways: ['https://release.example'],
        fetch: async (url) => {
          asked.push(String(url));
          return new Response(car, { headers: { 'content-type': 'application/vnd.ipld.car' } });
        },
      });
      const told: Digest[] = [];
      await fetched.car(which.root, { onBlock: ({ digest }) => told.push(digest) });
      expect(told).toEqual([parseCid(which.root).digest, ...own.map(({ digest }) => digest)]);
    }
  });

  it('names what no gateway had, and is written all the same', async () => {
    const lacking = groups[0] as Digest;
    const { files, state } = await written({}, reader([lacking, of('note', 202601)[0]?.digest as Digest]));
    const about = (place: string) => state.collections.find((which) => placeOf(which) === place);
    expect(about('project/0')).toMatchObject({ documents: 'here', lacking: ['sample'] });
    expect(about('note/202601')).toMatchObject({ documents: 'here', lacking: ['other'] });
    expect(about('note/202602')).toMatchObject({ documents: 'here', lacking: [] });
    expect([...files.keys()]).not.toContain(releaseFile.block(cidOf(lacking)));
  });

  it('leaves the documents of older months out where it would grow beyond its limit, and says so', async () => {
    const size = [...blocks.values()].reduce((sum, { length }) => sum + length, 0);
    const { files, state } = await written({ limit: size });
    const left = state.collections.filter(({ documents }) => documents === 'left-out').map(placeOf);
    expect(left).toEqual(['note/202601']);
    expect([...files.keys()]).not.toContain(releaseFile.block(cidOf(of('note', 202601)[0]?.digest as Digest)));
    expect([...files.keys()]).toContain('heads/note-202601.json');
  });

  it('has no root where nobody tells the block of the last revision', async () => {
    expect((await written({ lastRevision: null })).state.root).toBeNull();
  });

  it('is refused where it is not what it says', async () => {
    const { state } = await written();
    const changed = (part: object) => stateBytes({ ...state, ...part } as ReleaseState);
    expect(() => readState(changed({ root: 'bafkreib' }))).toThrow('off schema at root');
    expect(() => readState(changed({ block: { ...block, number: -1 } }))).toThrow('off schema at block.number');
    expect(() => readState(new TextEncoder().encode('{ "schema": "deml.release/1" }'))).toThrow('not canonical');
  });
});
