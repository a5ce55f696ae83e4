import { describe, expect, it, vi } from 'vitest';
import type { Digest } from '../cid/index.ts';
import { EndpointError, LackingError, UnavailableError } from '../errors/index.ts';
import { createBlockReader, type PeerSource } from './blockReader.ts';
import { changing, flipped, honest, refusing, serve, silent } from './servers.node.ts';
import { digests, documents, entries, fast, first, shelf, which } from './shelf.node.ts';

const second = digests[1] as Digest;

/** Peers at these addresses, and what each answers. */
function peersAt(answers: Record<string, (digest: Digest) => Promise<Uint8Array>>) {
  const ask = vi.fn((address: string, digest: Digest) => (answers[address] as (typeof answers)[string])(digest));
  return { addresses: Object.keys(answers), ask } satisfies PeerSource;
}
const has = async (digest: Digest) => documents[digests.indexOf(digest)] as Uint8Array;
const lies = async (digest: Digest) => flipped(await has(digest));
const lacks = async () => Promise.reject(new LackingError('/b', 'has not the block'));

describe('peers', () => {
  it('are not asked while a gateway works, also for what it does not have', async () => {
    const some = await serve(honest(new Map([...shelf].slice(0, 1))));
    const peers = peersAt({ '/a': has });
    const reader = createBlockReader({ gateways: [some.url], peers, ...fast });
    await reader.block(first);
    await expect(reader.block(second)).rejects.toThrow(UnavailableError);
    expect(peers.ask).not.toHaveBeenCalled();
    expect(reader.peerReports()).toEqual([{ url: '/a', state: 'untried', detail: null, blocks: 0 }]);
  });

  it.each([
    ['is down', refusing],
    ['lies', async () => (await serve(changing(shelf, flipped))).url],
    ['hangs', async () => (await serve(silent)).url],
    ['has nothing at all', async () => (await serve(honest(new Map()))).url],
  ] as const)('give a block when the only gateway %s', async (_, gateway) => {
    const peers = peersAt({ '/a': has });
    const reader = createBlockReader({ gateways: [await gateway()], peers, ...fast });
    expect(await reader.block(first)).toEqual(documents[0]);
    expect(await reader.block(second)).toEqual(documents[1]);
    expect(reader.peerReports()).toEqual([{ url: '/a', state: 'ok', detail: null, blocks: 2 }]);
  });

  it('are asked for what the page’s own release lacks, also while it gives other blocks', async () => {
    const [own, down] = await Promise.all([serve(honest(new Map([...shelf].slice(0, 6)))), refusing()]);
    const reader = createBlockReader({ gateways: [own.url, down], own: own.url, peers: peersAt({ '/a': has }), hedgeMs: 10_000 });
    const given = await Promise.all(digests.map((digest) => reader.block(digest)));
    expect(given).toEqual(documents);
    expect(reader.reports()[0]).toMatchObject({ url: own.url, blocks: 6 });
    expect(reader.peerReports()).toMatchObject([{ state: 'ok', blocks: 6 }]);
  });

  it('that send other bytes are refused and named, and the next one is asked', async () => {
    const peers = peersAt({ '/liar': lies, '/a': has });
    const reader = createBlockReader({ gateways: [await refusing()], peers, ...fast });
    expect(await reader.block(first)).toEqual(documents[0]);
    await reader.block(second);
    expect(reader.peerReports()).toMatchObject([
      { url: '/liar', state: 'refused', blocks: 0, detail: expect.stringContaining('/liar returned bytes of') },
      { url: '/a', state: 'ok', blocks: 2 },
    ]);
    expect(peers.ask.mock.calls.map(([address]) => address)).toEqual(['/liar', '/a', '/a']);
  });

  it('give a collection block by block', async () => {
    const reader = createBlockReader({ gateways: [await refusing()], peers: peersAt({ '/a': has }), ...fast });
    const { found, failures } = await reader.collection(which, entries);
    expect(failures.size).toBe(0);
    expect(entries.map(({ digest }) => found.get(digest))).toEqual(documents);
  });

  it('that fail are named beside the gateways, whatever they throw', async () => {
    const broken = async () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    const reader = createBlockReader({ gateways: [await refusing()], peers: peersAt({ '/a': broken, '/b': lacks }), ...fast });
    const error: UnavailableError = await reader.block(first).catch((caught) => caught);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.failures).toHaveLength(3);
    for (const failure of error.failures) expect(failure).toBeInstanceOf(EndpointError);
    expect(reader.peerReports().map(({ state }) => state)).toEqual(['failed', 'lacking']);
  });
});
