import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalBytes, cidOf } from '../registry/cid/index.ts';
import { carBlocks } from '../registry/verify/index.ts';
import { rawCid, sha256 } from './blocks/store.ts';
import { createGateway } from './createGateway.ts';
import { serveGateway } from './serveGateway.ts';
import { readSettings } from './settings.ts';

/** Milliseconds that a real gateway on loopback needs for some thousand small blocks. */
export interface GatewayFigures {
  blocks: number;
  blockBytes: number;
  /** Checked and on the disk. */
  putMs: number;
  singleGetsMs: number;
  carMs: number;
  carBytes: number;
  carBrotliMs: number;
  carBrotliBytes: number;
}

/** Stores documents in an empty gateway and reads them back over HTTP: one by one with 32 workers, and as one CAR. */
export async function benchGateway(count = 1_000): Promise<GatewayFigures> {
  const data = await mkdtemp(join(tmpdir(), 'deml-bench-'));
  const gateway = await createGateway({ ...readSettings({ DEML_GATEWAY_LIBP2P: 'off' }), data });
  const server = await serveGateway(gateway, { host: '127.0.0.1', port: 0 });
  try {
    const words = (seed: number) =>
      Array.from({ length: 280 }, (_, i) => ((seed * 2_654_435_761 + i * 40_503) % 46_656).toString(36)).join(' ');
    const blocks = Array.from({ length: count }, (_, i) => {
      const bytes = canonicalBytes({ key: `note-${i}`, summary: words(i + 1) });
      return { cid: rawCid(sha256(bytes)), bytes };
    });
    const putMs = await timed(() => gateway.store.put(blocks));
    const entries = blocks.map(({ cid }, i) => [`note-${i}`, { '/': cid.toString() }]);
    const index = canonicalBytes({ entries, kind: 'note', period: 202_611 });
    await gateway.store.put([{ cid: rawCid(sha256(index)), bytes: index }]);

    // node:http and not fetch: it does not unpack, so these are the bytes on the wire.
    const agent = new Agent({ keepAlive: true, maxSockets: 32 });
    const read = (path: string, encoding: string) =>
      new Promise<Uint8Array>((resolve, reject) => {
        get(server.url + path, { agent, headers: { 'accept-encoding': encoding } }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
          else response.toArray().then((parts) => resolve(Buffer.concat(parts)), reject);
        }).on('error', reject);
      });
    const singleGetsMs = await timed(async () => {
      const queue = [...blocks];
      const worker = async () => {
        for (let block = queue.pop(); block; block = queue.pop()) await read(`/ipfs/${block.cid}?format=raw`, 'identity');
      };
      await Promise.all(Array.from({ length: 32 }, worker));
    });
    const car = `/ipfs/${cidOf(sha256(index), 'dag-json')}?format=car`;
    let bytes: Uint8Array = new Uint8Array();
    const carMs = await timed(async () => {
      bytes = await read(car, 'identity');
    });
    let found = 0;
    for await (const _block of carBlocks(
      (async function* () {
        yield bytes;
      })(),
      'the bench',
    ))
      found++;
    if (found !== count + 1) throw new Error(`the CAR holds ${found} blocks`);
    let packed: Uint8Array = new Uint8Array();
    const carBrotliMs = await timed(async () => {
      packed = await read(car, 'br');
    });
    agent.destroy();
    return {
      blocks: count,
      blockBytes: blocks[0]?.bytes.length ?? 0,
      putMs,
      singleGetsMs,
      carMs,
      carBytes: bytes.length,
      carBrotliMs,
      carBrotliBytes: packed.length,
    };
  } finally {
    await server.close();
    await gateway.close();
    await rm(data, { recursive: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}
