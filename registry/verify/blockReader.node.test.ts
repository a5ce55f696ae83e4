import { describe, expect, it, vi } from 'vitest';
import { cidOf, type Digest } from '../cid/index.ts';
import { DigestMismatchError, EndpointError, UnavailableError } from '../errors/index.ts';
import { type BlockCache, createBlockReader } from './blockReader.ts';
import { beginning, changing, flipped, type Handler, honest, RAW, refusing, serve, silent } from './servers.node.ts';
import { digests, documents, entries, fast, first, one, raws, shelf, which } from './shelf.node.ts';

/** Faults of a gateway, and what the session says of it when another one helps out. */
const faults: [fault: string, handler: Handler | null, state: 'refused' | 'failed' | 'lacking' | 'untried'][] = [
  ['altered bytes', changing(shelf, flipped), 'refused'],
  ['the bytes of another block', changing(shelf, () => documents[3] as Uint8Array), 'refused'],
  ['no bytes', changing(shelf, () => new Uint8Array()), 'refused'],
  ['half the bytes', changing(shelf, (bytes) => bytes.subarray(0, bytes.length >> 1)), 'refused'],
  ['more bytes', changing(shelf, (bytes) => Uint8Array.from([...bytes, 32])), 'refused'],
  ['404', honest(new Map()), 'lacking'],
  ['500', (_, response) => void response.writeHead(500).end('broken'), 'failed'],
  ['200 with HTML', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'), 'failed'],
  ['the right bytes of no type', (request, response) => void response.writeHead(200).end(raws.get(request.url?.slice(6) ?? '')), 'failed'],
  ['a redirect to nothing', (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(), 'failed'],
  ['a connection that breaks in the body', beginning(one, (response) => void setTimeout(() => response.destroy(), 5)), 'failed'],
  ['a connection that breaks at once', (request) => void request.socket.destroy(), 'failed'],
  ['a refused connection', null, 'failed'],
];

describe('a block', () => {
  it('comes from the first gateway, and no other is asked', async () => {
    const [a, b] = await Promise.all([serve(honest(shelf)), serve(honest(shelf))]);
    const reader = createBlockReader({ gateways: [`${a.url}/`, b.url] });
    expect(await reader.block(first)).toEqual(documents[0]);
    expect(a.hits.map(({ path }) => path)).toEqual([`/ipfs/${cidOf(first)}?format=raw`]);
    expect(b.hits).toEqual([]);
    expect(reader.reports()).toEqual([
      { url: a.url, state: 'ok', detail: null, blocks: 1 },
      { url: b.url, state: 'untried', detail: null, blocks: 0 },
    ]);
  });

  it.each(faults)('comes from the second gateway when the first sends %s; the first is named and asked last', async (_, handler, state) => {
    const bad = handler ? (await serve(handler)).url : await refusing();
    const good = await serve(honest(shelf));
    const reader = createBlockReader({ gateways: [bad, good.url], ...fast });
    expect(await reader.block(first)).toEqual(documents[0]);
    const [report, other] = reader.reports();
    expect(report).toMatchObject({ url: bad, state, blocks: 0, detail: expect.stringContaining(bad) });
    expect(other).toMatchObject({ state: 'ok', blocks: 1 });
    const asked = vi.fn(fetch);
    await createBlockReader({ gateways: [bad, good.url], ...fast, fetch: asked }).block(first); // a new session asks both again
    expect(asked.mock.calls.length).toBe(2);
    await reader.block(digests[1] as Digest); // this one knows better
    expect(good.hits).toHaveLength(3);
  });

  it.each(faults)('is not given when the only gateway sends %s', async (_, handler, state) => {
    const bad = handler ? (await serve(handler)).url : await refusing();
    const reader = createBlockReader({ gateways: [bad], ...fast });
    const error = await reader.block(first).catch((caught) => caught);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toContain(cidOf(first));
    expect(error.message).toContain(bad);
    expect(error.failures[0]).toBeInstanceOf(state === 'refused' ? DigestMismatchError : EndpointError);
  });

  it.each([
    ['a head', silent],
    ['a body', beginning(one, () => {})],
    [
      'a body that drips',
      beginning(new Map(), (response) => {
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      }),
    ],
  ] as const)('comes from the second gateway after hedgeMs when the first owes %s', async (_, handler) => {
    const [hanging, good] = await Promise.all([serve(handler), serve(honest(shelf))]);
    const reader = createBlockReader({ gateways: [hanging.url, good.url], hedgeMs: 150, stallMs: 5_000 });
    const started = performance.now();
    expect(await reader.block(first)).toEqual(documents[0]);
    expect(performance.now() - started).toBeLessThan(1_500);
    const waited = (good.hits[0]?.at ?? 0) - (hanging.hits[0]?.at ?? 0);
    expect(waited).toBeGreaterThanOrEqual(100); // 150 ms less what the first connection took
    expect(waited).toBeLessThan(1_000);
    await vi.waitFor(() => expect(hanging.aborted).toBe(1)); // the loser is let go
  });

  it('asks a gateway last once it was so silent that another one answered', async () => {
    const [hanging, good] = await Promise.all([serve(silent), serve(honest(shelf))]);
    const reader = createBlockReader({ gateways: [hanging.url, good.url], hedgeMs: 50, stallMs: 5_000 });
    await reader.block(first);
    expect(reader.reports()[0]).toMatchObject({
      state: 'failed',
      detail: `${hanging.url}: sent nothing until another gateway had answered.`,
    });
    await reader.block(digests[1] as Digest);
    expect(hanging.hits).toHaveLength(1);
  });

  it.each([
    ['a head', silent],
    ['a body', beginning(one, () => {})],
  ] as const)('is given up after stallMs when the only gateway owes %s', async (_, handler) => {
    const hanging = await serve(handler);
    const reader = createBlockReader({ gateways: [hanging.url], ...fast });
    await expect(reader.block(first)).rejects.toThrow(`${hanging.url}: was silent for too long.`);
    expect(reader.reports()[0]).toMatchObject({ state: 'failed' });
    await vi.waitFor(() => expect(hanging.aborted).toBe(1));
  });

  it('stops an endless body at the limit', async () => {
    let sent = 0;
    const endless = await serve((_, response) => {
      response.writeHead(200, { 'content-type': RAW });
      const more = () => {
        while (!response.destroyed && response.write(new Uint8Array(16_384))) sent += 16_384;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    const good = await serve(honest(shelf));
    const reader = createBlockReader({ gateways: [endless.url, good.url], ...fast });
    expect(await reader.block(first)).toEqual(documents[0]);
    expect(reader.reports()[0]).toMatchObject({ state: 'failed', detail: expect.stringContaining('the limit is 262144') });
    await vi.waitFor(() => expect(endless.aborted).toBe(1));
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('follows a redirect, and verifies what stands there', async () => {
    const [there, liar] = await Promise.all([serve(honest(shelf)), serve(changing(shelf, flipped))]);
    const to = (target: string) => serve((request, response) => void response.writeHead(307, { location: target + request.url }).end());
    const [good, bad] = await Promise.all([to(there.url), to(liar.url)]);
    expect(await createBlockReader({ gateways: [good.url] }).block(first)).toEqual(documents[0]);
    await expect(createBlockReader({ gateways: [bad.url] }).block(first)).rejects.toThrow(UnavailableError);
  });

  it('asks a liar last, also when the others are down, and takes what is right from it', async () => {
    let lying = true;
    const liar = await serve((...args) => (lying ? changing(shelf, flipped) : honest(shelf))(...args));
    const good = await serve((...args) => (lying ? honest(shelf) : honest(new Map()))(...args));
    const reader = createBlockReader({ gateways: [liar.url, good.url], ...fast });
    await reader.block(first);
    lying = false;
    expect(await reader.block(digests[1] as Digest)).toEqual(documents[1]);
    expect(good.hits.at(-1)?.at).toBeLessThan(liar.hits.at(-1)?.at as number);
    expect(reader.reports()).toMatchObject([
      { state: 'refused', blocks: 1 },
      { state: 'lacking', blocks: 1 },
    ]);
  });

  it('returns to a gateway that failed once and works again', async () => {
    let up = false;
    const a = await serve((...args) => (up ? honest(shelf) : honest(new Map()))(...args));
    const reader = createBlockReader({ gateways: [a.url], ...fast });
    await expect(reader.block(first)).rejects.toThrow(UnavailableError);
    up = true;
    expect(await reader.block(first)).toEqual(documents[0]);
    expect(reader.reports()[0]).toMatchObject({ state: 'ok', blocks: 1 });
  });

  it('says that no gateway is configured', async () => {
    await expect(createBlockReader({ gateways: [] }).block(first)).rejects.toThrow('None is configured.');
  });

  it('ends with the reason of the caller who aborts', async () => {
    const hanging = await serve(silent);
    const reader = createBlockReader({ gateways: [hanging.url] });
    const reading = reader.block(first, { signal: AbortSignal.timeout(30) });
    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(reader.reports()[0]).toMatchObject({ state: 'untried' }); // not its fault
  });
});

describe('a cache', () => {
  const cacheOf = (kept = new Map<Digest, Uint8Array>()): BlockCache & { kept: Map<Digest, Uint8Array> } => ({
    kept,
    get: async (digest) => kept.get(digest),
    put: async (digest, bytes) => void kept.set(digest, bytes),
  });

  it('saves the second request, and holds verified bytes only', async () => {
    const good = await serve(honest(shelf));
    const cache = cacheOf();
    expect(await createBlockReader({ gateways: [good.url], cache }).block(first)).toEqual(documents[0]);
    expect(await createBlockReader({ gateways: [], cache }).block(first)).toEqual(documents[0]);
    const liar = await serve(changing(shelf, flipped));
    await createBlockReader({ gateways: [liar.url], cache, ...fast })
      .block(digests[1] as Digest)
      .catch(() => {});
    expect([...cache.kept.keys()]).toEqual([first]);
  });

  it('is not believed when its bytes are altered', async () => {
    const good = await serve(honest(shelf));
    const reader = createBlockReader({ gateways: [good.url], cache: cacheOf(new Map([[first, flipped(documents[0] as Uint8Array)]])) });
    expect(await reader.block(first)).toEqual(documents[0]);
    expect(good.hits).toHaveLength(1);
  });

  it('that is broken or full stops no reading', async () => {
    const good = await serve(honest(shelf));
    const cache: BlockCache = {
      get: () => Promise.reject(new Error('closed')),
      put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    };
    const reader = createBlockReader({ gateways: [good.url], cache });
    expect(await reader.block(first)).toEqual(documents[0]);
    expect((await reader.collection(which, entries)).found.size).toBe(documents.length);
  });
});

it('reports each change', async () => {
  const good = await serve(honest(shelf));
  const onChange = vi.fn();
  await createBlockReader({ gateways: [await refusing(), good.url], ...fast, onChange }).block(first);
  expect(onChange).toHaveBeenCalledTimes(2);
});
