import { CarReader } from '@ipld/car';
import * as dagJson from '@ipld/dag-json';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';
import { sha256 } from 'multiformats/hashes/sha2';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Cid, carHeader, carSection, cidOf, type Digest, digestOf, parseCid } from '../cid/index.ts';
import { buildProfile } from '../claims/index.ts';
import { UnavailableError } from '../errors/index.ts';
import { readDocument, writeDocument } from '../schema/index.ts';
import { metric, note, page, profile } from '../testDocuments.ts';
import type { BlockReader } from '../verify/index.ts';
import { gatherState } from './gatherState.ts';
import { stateCar } from './stateCar.ts';
import { type StateEntry, type StateIndex, stateIndex, stateIndexOf } from './stateIndex.ts';
import { verifyState } from './verifyState.ts';

const state = { chainId: 1337, registry: `0x${'ab'.repeat(20)}`, block: 1234 } as const;
const blocks = new Map<Digest, Uint8Array>();
const entries: StateEntry[] = [];
let index: StateIndex;

async function keep(bytes: Uint8Array): Promise<Digest> {
  const digest = await digestOf(bytes);
  blocks.set(digest, bytes);
  return digest;
}

beforeAll(async () => {
  const built = await buildProfile(profile());
  const [overview] = await Promise.all(built.bytes.map(keep));
  entries.push(
    { kind: 'page', period: 0, key: 'about', digest: await keep(writeDocument(page())) },
    { kind: 'note', period: 202602, key: 'toploc', digest: await keep(writeDocument(note())) },
    { kind: 'note', period: 202601, key: 'other', digest: await keep(writeDocument(note({ slug: 'other' }))) },
    { kind: 'metric', period: 0, key: 'gensyn', digest: await keep(writeDocument(metric())) },
    { kind: 'project', period: 0, key: 'sample', digest: overview as Digest },
  );
  const made = await stateIndex(state, entries);
  index = made.index;
  for (const { digest, bytes } of [made.index, ...made.collections]) blocks.set(digest, bytes);
});

describe('a state root', () => {
  it('is the CID of the same value in @ipld/dag-json, kinds in the order of the contract, months in theirs', async () => {
    const link = (cid: Cid) => CID.parse(cid);
    const order = index.parts.map(({ kind, period }) => [kind, period]);
    expect(order).toEqual([
      ['project', 0],
      ['metric', 0],
      ['note', 202601],
      ['note', 202602],
      ['page', 0],
    ]);
    const theirs = dagJson.encode({
      schema: 'deml.state/1',
      ...state,
      collections: index.parts.map(({ root, ...which }) => ({ ...which, root: link(root) })),
    });
    expect(index.bytes).toEqual(theirs);
    expect(index.cid).toBe(CID.createV1(dagJson.code, await sha256.digest(theirs)).toString());
  });

  it('does not depend on the order of the heads nor on the spelling of the address, but on everything else', async () => {
    const root = async (part: Partial<typeof state>, heads = entries) => (await stateIndex({ ...state, ...part }, heads)).index.cid;
    expect(await root({}, entries.toReversed())).toBe(index.cid);
    expect(await root({ registry: `0x${'AB'.repeat(20)}` as never })).toBe(index.cid);
    const others = [
      await root({ block: 1235 as never }),
      await root({ chainId: 1 as never }),
      await root({ registry: `0x${'cd'.repeat(20)}` as never }),
      await root({}, entries.slice(1)),
      await root({}, [{ ...(entries[0] as StateEntry), digest: (entries[1] as StateEntry).digest }, ...entries.slice(1)]),
    ];
    expect(new Set([index.cid, ...others]).size).toBe(6);
  });

  // The vectors of docs/reference/exports.md.
  it('has these CIDs', async () => {
    const empty = await stateIndexOf({ chainId: 1, registry: `0x${'00'.repeat(20)}`, block: 0 }, []);
    expect(empty.cid).toBe('baguqeeraunmg4ldj5qps73wzilplo2p3tmyepufk3rrqmcheddupa7uhqhza');
    const digest = `0x${'11'.repeat(32)}` as Digest;
    const one = await stateIndex({ chainId: 1337, registry: `0x${'ab'.repeat(20)}`, block: 7 }, [
      { kind: 'project', period: 0, key: 'gensyn', digest },
    ]);
    expect(one.index.parts[0]?.root).toBe('baguqeeraigfij4u7fgsux6zfijj4pncaucyhnbto5qam7hag7hovivlnjeia');
    expect(one.index.cid).toBe('baguqeeratlsagc3bj3hicban4vt44sh7na6ho2yw5zaigiolubimk7yup7eq');
  });
});

describe('a CAR of a state', () => {
  it('is read by the reference implementation: one root, each block once, in the order of a walk', async () => {
    const reader = await CarReader.fromBytes(await car(blocks));
    expect((await reader.getRoots()).map(String)).toEqual([index.cid]);
    const cids: string[] = [];
    for await (const { cid, bytes } of reader.blocks()) {
      expect(await sha256.digest(bytes)).toEqual(cid.multihash);
      cids.push(cid.toString());
    }
    expect(cids).toEqual(await walked(index.cid));
    expect(cids).toHaveLength(blocks.size);
  });

  it('that is whole has no problem, against the chain and without it', async () => {
    const bytes = await car(blocks);
    const alone = await verifyState(stream(bytes));
    expect(alone).toMatchObject({
      root: index.cid,
      state,
      entries: 5,
      verified: 5,
      blocks: blocks.size,
      againstChain: false,
      problems: [],
    });
    expect(await verifyState(stream(bytes), { heads: async (of) => (of.block === 1234 ? entries : []) })).toEqual({
      ...alone,
      againstChain: true,
    });
  });

  it('names what is missing, also a block that a document links', async () => {
    const overview = readDocument(blocks.get((entries[4] as StateEntry).digest) as Uint8Array, 'deml.project/1');
    const group = overview.groups.verification['/'];
    const problems = async (left: Cid) => {
      const { problems: found, verified } = await verifyState(stream(await partial(new Set([left]))), { heads: entries });
      return { verified, found: found.map(({ kind, name, cid }) => ({ kind, name, cid })) };
    };
    expect(await problems(group)).toEqual({
      verified: 4,
      found: [{ kind: 'missing', name: 'project sample, verification', cid: group }],
    });
    const toploc = cidOf((entries[1] as StateEntry).digest, 'dag-json');
    expect(await problems(toploc)).toEqual({ verified: 4, found: [{ kind: 'missing', name: 'note 202602 toploc', cid: toploc }] });
    await expect(stateCar(index, new Map([...blocks].filter(([digest]) => cidOf(digest) !== group)))).rejects.toThrow(
      /project sample, verification \(bafkrei/,
    );
  });

  it('names what was altered, what is foreign, what is off schema, and what the chain holds otherwise', async () => {
    const { digest } = entries[1] as StateEntry;
    const spoiled = Uint8Array.from(blocks.get(digest) as Uint8Array);
    spoiled[20] = (spoiled[20] as number) ^ 1;
    const altered = await verifyState(stream(await partial(new Set(), new Map([[digest, spoiled]]))), { heads: entries });
    expect(altered.problems.map(({ kind, name }) => [kind, name])).toEqual([['altered', 'note 202602 toploc']]);

    const stranger = new TextEncoder().encode('{"schema":"deml.page/1"}');
    const strange = await digestOf(stranger);
    const more = joined([await car(blocks), carSection(cidOf(strange), stranger)]);
    expect((await verifyState(stream(more))).problems).toMatchObject([{ kind: 'foreign', cid: cidOf(strange) }]);

    const heads = [{ ...(entries[0] as StateEntry), digest: strange }, ...entries.slice(2)];
    const unlike = await verifyState(stream(await car(blocks)), { heads });
    expect(unlike.problems.map(({ kind, name }) => [kind, name])).toEqual([
      ['unlike', 'page about'],
      ['unlike', 'note 202602 toploc'],
    ]);

    const wrong: StateEntry = { kind: 'page', period: 0, key: 'home', digest: (entries[0] as StateEntry).digest };
    const made = await stateIndex(state, [wrong]);
    const held = new Map([...blocks, ...[made.index, ...made.collections].map(({ digest: d, bytes }) => [d, bytes] as const)]);
    const off = await verifyState(stream(joined(await stateCar(made.index, held))));
    expect(off).toMatchObject({ verified: 0, problems: [{ kind: 'refused', name: 'page home', why: expect.stringContaining('"about"') }] });
  });

  it('that begins with something else is refused', async () => {
    const { digest } = entries[0] as StateEntry;
    const bytes = joined([carHeader([cidOf(digest)]), carSection(cidOf(digest), blocks.get(digest) as Uint8Array)]);
    await expect(verifyState(stream(bytes))).rejects.toThrow(/its first block is no state/);
    await expect(verifyState(stream(carHeader([])))).rejects.toThrow(/it holds no block/);
  });
});

describe('gathering a state', () => {
  const readerWithout = (lacking: ReadonlySet<Cid>, withCar: boolean) =>
    ({
      async car(root: Cid, { onBlock }: Parameters<BlockReader['car']>[1]) {
        if (!withCar) throw new UnavailableError(root, []);
        for (const [digest, bytes] of blocks) if (!lacking.has(cidOf(digest))) onBlock({ digest, bytes });
      },
      async collection(_: unknown, own: readonly StateEntry[]) {
        const found = own.flatMap(({ digest }) =>
          lacking.has(cidOf(digest)) ? [] : [[digest, blocks.get(digest) as Uint8Array] as const],
        );
        return { found: new Map(found), failures: new Map() };
      },
      async block(digest: Digest) {
        const bytes = blocks.get(digest);
        if (!bytes || lacking.has(cidOf(digest))) throw new UnavailableError(cidOf(digest), []);
        return bytes;
      },
    }) as unknown as Pick<BlockReader, 'block' | 'collection' | 'car'>;

  it.each([true, false])('gives the same file, whether a gateway has the state as a CAR (%s) or not', async (withCar) => {
    const seen: number[] = [];
    const parts = await gatherState(readerWithout(new Set(), withCar), { state, entries, onProgress: (done) => seen.push(done) });
    expect(joined(parts)).toEqual(await car(blocks));
    expect([seen[0], seen.at(-1)]).toEqual([0, 5]);
  });

  it('names what no gateway has, and gives nothing', async () => {
    const cid = cidOf((entries[2] as StateEntry).digest);
    await expect(gatherState(readerWithout(new Set([cid]), true), { state, entries })).rejects.toMatchObject({
      code: 'incomplete-state',
      missing: [{ name: 'note 202601 other', cid: cidOf((entries[2] as StateEntry).digest, 'dag-json') }],
    });
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(gatherState(readerWithout(new Set(), false), { state, entries, signal })).rejects.toThrow(/abort/i);
  });

  it('tells of no progress after it has failed, though more comes in', async () => {
    const whole = readerWithout(new Set(), false);
    let asked = 0;
    let late = 0;
    const block = async (digest: Digest) => {
      if (asked++ === 0) throw new DOMException('stopped', 'AbortError');
      await new Promise((resolve) => setTimeout(resolve, 5));
      late++;
      return whole.block(digest);
    };
    const seen: number[] = [];
    await expect(gatherState({ ...whole, block }, { state, entries, onProgress: (done) => seen.push(done) })).rejects.toThrow('stopped');
    const before = seen.length;
    await expect.poll(() => late).toBeGreaterThan(8);
    expect(seen.length).toBe(before);
  });
});

const car = async (from: ReadonlyMap<Digest, Uint8Array>) => joined(await stateCar(index, from));

/** The CAR without some blocks, or with other bytes in their place. */
async function partial(without: ReadonlySet<Cid>, instead: ReadonlyMap<Digest, Uint8Array> = new Map()): Promise<Uint8Array> {
  const parts: Uint8Array[] = [carHeader([index.cid])];
  for (const cid of await walked(index.cid)) {
    const { digest } = parseCid(cid);
    if (!without.has(cid)) parts.push(carSection(cid, instead.get(digest) ?? (blocks.get(digest) as Uint8Array)));
  }
  return joined(parts);
}

async function* stream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Every CID under a root, by the reference decoder, depth first. */
async function walked(root: Cid): Promise<Cid[]> {
  const cid = CID.parse(root);
  if (cid.code !== dagJson.code) return [root];
  const found: Cid[] = [root];
  const visit = async (value: unknown): Promise<void> => {
    const link = CID.asCID(value);
    if (link) found.push(...(await walked(link.toString())));
    else if (value && typeof value === 'object') for (const child of Object.values(value)) await visit(child);
  };
  await visit(dagJson.decode(blocks.get(parseCid(root).digest) as Uint8Array));
  expect(CID.createV1(cid.code, create(sha256.code, cid.multihash.digest)).toString()).toBe(root);
  return found;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
