import { beforeAll, describe, expect, it } from 'vitest';
import { type Entry, FIRST_PAGE } from '../actions/index.ts';
import { cidOf, type Digest, digestOf, parseCid } from '../cid/index.ts';
import { type Collection, collectionIndex } from '../collection/index.ts';
import { stateIndex } from '../state/index.ts';
import { createBlockReader } from '../verify/index.ts';
import { placeOf, type ReleaseCollection, type ReleaseState, readHeads, readState, releaseFile, stateBytes } from './releaseState.ts';
import { block, registry, type TestRelease, testRelease } from './testRelease.ts';

const address = registry.address.toLowerCase() as `0x${string}`;
let made: TestRelease;
beforeAll(async () => {
  made = await testRelease();
});

describe('the state of a release', () => {
  it('tells block, heads, counts and roots, and is read back as it was written', async () => {
    const { files, state } = await made.written();
    const bytes = files.get(releaseFile.state) as Uint8Array;
    expect(readState(bytes)).toEqual(state);
    expect(stateBytes(readState(bytes))).toEqual(bytes);
    expect(state).toMatchObject({ chainId: 1337, registry: address, block, firstPage: made.firstPage });
    const { index } = await stateIndex({ chainId: 1337, registry: address, block: 1200 }, made.entries);
    expect(state.root).toBe(index.cid);
  });

  it('has the heads of every collection in a file, in the order of the chain', async () => {
    const { files, state } = await made.written();
    expect(state.collections.map(placeOf)).toEqual(['project/0', 'metric/0', 'note/202601', 'note/202602', 'page/0']);
    for (const which of state.collections)
      expect(readHeads(files.get(releaseFile.heads(which)) as Uint8Array, which)).toEqual(made.of(which.kind, which.period));
    const wrong: Collection = { kind: 'note', period: 202601 };
    expect(() => readHeads(files.get('heads/note-202602.json') as Uint8Array, wrong)).toThrow('another collection');
  });

  it('has every block under its CID, those of the state root too, so that a gateway with the release has the whole state', async () => {
    const { files } = await made.written();
    const named = [...files].flatMap(([path, bytes]) => (path.startsWith('blocks/') ? [[path.slice(7), bytes] as const] : []));
    for (const [cid, bytes] of named) expect(await digestOf(bytes)).toBe(parseCid(cid).digest);
    const { index, collections } = await stateIndex({ chainId: 1337, registry: address, block: 1200 }, made.entries);
    const expected = [...made.blocks.keys(), index.digest, ...collections.map(({ digest }) => digest)];
    expect(named.map(([cid]) => cid).toSorted()).toEqual(expected.map((digest) => cidOf(digest)).toSorted());
  });

  it('has a CAR for each collection under its overview root, as a block reader expects it', async () => {
    const { files, state } = await made.written();
    for (const which of state.collections) {
      const own = made.of(which.kind, which.period);
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
    const lacking = made.groups[0] as Digest;
    const { files, state } = await made.written({}, [lacking, made.of('note', 202601)[0]?.digest as Digest]);
    const about = (place: string) => state.collections.find((which) => placeOf(which) === place);
    expect(about('project/0')).toMatchObject({ documents: 'here', lacking: ['sample'] });
    expect(about('note/202601')).toMatchObject({ documents: 'here', lacking: ['other'] });
    expect(about('note/202602')).toMatchObject({ documents: 'here', lacking: [] });
    expect([...files.keys()]).not.toContain(releaseFile.block(cidOf(lacking)));
  });

  it('leaves the documents of older months out where it would grow beyond its limit, and says so', async () => {
    const size = [...made.blocks.values()].reduce((sum, { length }) => sum + length, 0);
    const { files, state } = await made.written({ limit: size });
    const left = state.collections.filter(({ documents }) => documents === 'left-out').map(placeOf);
    expect(left).toEqual(['note/202601']);
    expect([...files.keys()]).not.toContain(releaseFile.block(cidOf(made.of('note', 202601)[0]?.digest as Digest)));
    expect([...files.keys()]).toContain('heads/note-202601.json');
  });

  it('stays a small file however large the register is', async () => {
    const { state } = await made.written();
    const [one] = made.of('project') as [Entry];
    const many = Array.from({ length: FIRST_PAGE }, (_, i) => ({ ...one, key: `system-${i}` }));
    const months = Array.from({ length: 120 }, (_, i) => 201701 + Math.floor(i / 12) * 100 + (i % 12));
    const [root] = state.collections;
    const large: ReleaseState = {
      ...state,
      firstPage: { ...state.firstPage, projects: many, metrics: many, pages: many, newest: [{ period: 202612, entries: many }] },
      collections: [
        { ...(root as ReleaseCollection), entries: 1_000 },
        ...months.map((period) => ({ ...(root as ReleaseCollection), kind: 'note' as const, period, entries: 850 })),
      ],
    };
    const bytes = stateBytes(large);
    expect(bytes.length).toBeLessThan(48 * 1024);
    expect(readState(bytes).firstPage).toMatchObject({ projectCount: 1_000, periods: months.toReversed() });
  });

  it('has no root where nobody tells the block of the last revision', async () => {
    expect((await made.written({ lastRevision: null })).state.root).toBeNull();
  });

  it('is refused where it is not what it says', async () => {
    const { state } = await made.written();
    const changed = (part: object) => stateBytes({ ...state, ...part } as ReleaseState);
    expect(() => readState(changed({ root: 'bafkreib' }))).toThrow('off schema at root');
    expect(() => readState(changed({ block: { ...block, number: -1 } }))).toThrow('off schema at block.number');
    expect(() => readState(new TextEncoder().encode('{ "schema": "deml.release/1" }'))).toThrow('not canonical');
  });
});
