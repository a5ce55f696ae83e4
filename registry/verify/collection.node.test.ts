import { CID } from 'multiformats/cid';
import { describe, expect, it } from 'vitest';
import { cidOf, type Digest, digestOf } from '../cid/index.ts';
import { UnavailableError } from '../errors/index.ts';
import { type BlockCache, createBlockReader } from './blockReader.ts';
import { beginning, CAR, changing, flipped, type Handler, honest, serve, silent } from './servers.node.ts';
import { carOf, digests, documents, entries, fast, index, pairs, raws, root, shelf, which, whole, withCar } from './shelf.node.ts';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const other = await digestOf(new TextEncoder().encode('other'));
const cars: [fault: string, car: Uint8Array, state: 'refused' | 'failed' | 'lacking'][] = [
  ['altered in its last block', flipped(whole), 'refused'],
  ['cut in the middle of a block', whole.subarray(0, whole.length - 100), 'refused'],
  ['without its last block', await carOf(root, [[root, index.bytes], ...pairs.slice(0, -1)]), 'lacking'],
  ['of the index alone', await carOf(root, [[root, index.bytes]]), 'lacking'],
  [
    'with the digest of one block over the bytes of another',
    await carOf(root, [[pairs[0]?.[0] as CID, documents[1] as Uint8Array], ...pairs]),
    'refused',
  ],
  [
    'with a block that nobody asked for',
    await carOf(root, [[CID.parse(cidOf(other)), new TextEncoder().encode('other')], ...pairs]),
    'refused',
  ],
  ['of HTML', new TextEncoder().encode('<!doctype html><title>Blocked</title>'.repeat(30)), 'refused'],
  ['of nothing', new Uint8Array(), 'refused'],
];

describe('a collection', () => {
  const all = (found: ReadonlyMap<Digest, Uint8Array>) => digests.map((digest) => found.get(digest));

  it('comes in one request for a CAR whose root follows from the heads', async () => {
    const good = await serve(honest(shelf));
    const reader = createBlockReader({ gateways: [good.url] });
    const { found, failures } = await reader.collection(which, entries);
    expect(all(found)).toEqual(documents);
    expect(failures.size).toBe(0);
    expect(good.hits.map(({ path }) => path)).toEqual([`/ipfs/${index.cid}?format=car`]);
    expect(reader.reports()[0]).toMatchObject({ state: 'ok', blocks: documents.length + 1 });
  });

  it.each(cars)('comes whole from the second gateway when the CAR of the first is %s', async (_, car, state) => {
    const [bad, good] = await Promise.all([serve(honest(withCar(car))), serve(honest(shelf))]);
    const reader = createBlockReader({ gateways: [bad.url, good.url], ...fast });
    const { found, failures } = await reader.collection(which, entries);
    expect(all(found)).toEqual(documents);
    expect(failures.size).toBe(0);
    expect(reader.reports()[0]).toMatchObject({ state, detail: expect.stringContaining(bad.url) });
  });

  it.each(cars)('comes block by block when the only CAR is %s', async (_, car) => {
    const only = await serve(honest(withCar(car)));
    const { found, failures } = await createBlockReader({ gateways: [only.url], ...fast }).collection(which, entries);
    expect(all(found)).toEqual(documents);
    expect(failures.size).toBe(0);
  });

  it('comes block by block where no gateway knows the index, and after a CAR that never ends', async () => {
    for (const handler of [
      honest(raws),
      (async (...args) => (args[0].url?.endsWith('car') ? beginning(shelf, () => {}) : honest(raws))(...args)) as Handler,
    ]) {
      const only = await serve(handler);
      const { found } = await createBlockReader({ gateways: [only.url], ...fast }).collection(which, entries);
      expect(all(found)).toEqual(documents);
    }
  });

  it('keeps what verified from a broken CAR, and asks for the rest alone', async () => {
    const only = await serve(honest(withCar(whole.subarray(0, whole.length - 100))));
    const { found } = await createBlockReader({ gateways: [only.url], ...fast }).collection(which, entries);
    expect(all(found)).toEqual(documents);
    expect(only.hits.map(({ path }) => path)).toEqual([
      `/ipfs/${index.cid}?format=car`,
      `/ipfs/${cidOf(digests.at(-1) as Digest)}?format=raw`,
    ]);
  });

  it('names each document that no gateway has, and gives the others', async () => {
    const some = new Map([...raws].slice(0, -2));
    const only = await serve(honest(some));
    const { found, failures } = await createBlockReader({ gateways: [only.url], ...fast }).collection(which, entries);
    expect([...found.keys()].sort()).toEqual(digests.slice(0, -2).sort());
    expect([...failures.keys()].sort()).toEqual(digests.slice(-2).sort());
    for (const failure of failures.values()) expect(failure).toBeInstanceOf(UnavailableError);
  });

  it('never gives bytes of another digest, whatever the gateways do', async () => {
    const handlers = [
      changing(shelf, flipped),
      changing(shelf, (bytes) => bytes.subarray(1)),
      changing(shelf, () => whole),
      honest(withCar(flipped(whole))),
    ];
    for (const handler of handlers) {
      const liar = await serve(handler);
      const { found } = await createBlockReader({ gateways: [liar.url], ...fast }).collection(which, entries);
      for (const [digest, bytes] of found) expect(await digestOf(bytes)).toBe(digest);
    }
  });

  it('asks for a few changed documents alone, and for one document without a CAR', async () => {
    const good = await serve(honest(shelf));
    const kept = new Map(digests.slice(2).map((digest, i) => [digest, documents[i + 2] as Uint8Array]));
    const cache: BlockCache = { get: async (digest) => kept.get(digest), put: async () => {} };
    const { found } = await createBlockReader({ gateways: [good.url], cache }).collection(which, entries);
    expect(all(found)).toEqual(documents);
    expect(good.hits.map(({ path }) => path.endsWith('raw'))).toEqual([true, true]);
  });

  it('asks the second gateway for the CAR after hedgeMs of silence', async () => {
    const [hanging, good] = await Promise.all([serve(silent), serve(honest(shelf))]);
    const reader = createBlockReader({ gateways: [hanging.url, good.url], hedgeMs: 100, stallMs: 5_000 });
    const started = performance.now();
    expect(all((await reader.collection(which, entries)).found)).toEqual(documents);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('lets a slow CAR that makes progress finish', async () => {
    const slow = await serve(async (_, response) => {
      response.writeHead(200, { 'content-type': CAR });
      for (let at = 0; at < whole.length; at += 4_096) {
        response.write(whole.subarray(at, at + 4_096));
        await sleep(40);
      }
      response.end();
    });
    const spare = await serve(honest(shelf));
    const reader = createBlockReader({ gateways: [slow.url, spare.url], hedgeMs: 400, stallMs: 2_000 });
    expect(all((await reader.collection(which, entries)).found)).toEqual(documents);
    expect(spare.hits).toEqual([]);
  });

  it('ends with the reason of the caller who aborts, and not with failures', async () => {
    const hanging = await serve(silent);
    const reading = createBlockReader({ gateways: [hanging.url] }).collection(which, entries, { signal: AbortSignal.timeout(30) });
    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('a CAR of any root', () => {
  it.each([
    ['altered in its last block', flipped(whole)] as const,
    ['of HTML', new TextEncoder().encode('<!doctype html>'.repeat(30))] as const,
  ])('comes from the second gateway where that of the first is %s; each block has its digest', async (_, car) => {
    const [bad, good] = await Promise.all([serve(honest(withCar(car))), serve(honest(shelf))]);
    const reader = createBlockReader({ gateways: [bad.url, good.url], ...fast });
    const found = new Map<Digest, Uint8Array>();
    await reader.car(index.cid, { onBlock: ({ digest, bytes }) => found.set(digest, bytes) });
    expect(digests.map((digest) => found.get(digest))).toEqual(documents);
    for (const [digest, bytes] of found) expect(await digestOf(bytes)).toBe(digest);
    expect(reader.reports()[0]).toMatchObject({ state: 'refused' });
  });

  it('that no gateway has, or that is too long, is not given', async () => {
    const good = await serve(honest(shelf));
    const reader = createBlockReader({ gateways: [good.url], ...fast });
    const missing = reader.car(cidOf(other, 'dag-json'), { onBlock: () => {} });
    await expect(missing).rejects.toMatchObject({ code: 'unavailable', coming: true });
    await expect(reader.car(index.cid, { onBlock: () => {}, limit: 1_000 })).rejects.toBeInstanceOf(UnavailableError);
  });
});
