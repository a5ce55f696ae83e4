import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawCid, sha256 } from '../../gateway/blocks/store.ts';
import { createGateway } from '../../gateway/createGateway.ts';
import { serveGateway } from '../../gateway/serveGateway.ts';
import { readSettings } from '../../gateway/settings.ts';
import { canonicalBytes, cidOf } from '../../registry/cid/index.ts';
import { carBlocks } from '../../registry/verify/index.ts';
import { type Figure, plain } from './table.ts';

/** Milliseconds that a real gateway on loopback needs for some thousand small blocks. */
interface GatewayFigures {
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
async function measureGateway(count = 1_000): Promise<GatewayFigures> {
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

/** The gateway alone: what a thousand small blocks cost it. */
export async function gatewayFigures(): Promise<Figure[]> {
  const { blocks, blockBytes, putMs, singleGetsMs, carMs, carBytes, carBrotliMs, carBrotliBytes } = await measureGateway();
  const size = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
  return [
    plain(`${blocks} blocks of ${blockBytes} bytes, hashed and on the disk`, `${putMs} ms`),
    plain('raw GETs of them, 32 at a time, not verified', `${singleGetsMs} ms`),
    plain('one CAR of them, not verified', `${carMs} ms, ${size(carBytes)}`),
    plain('the same CAR in brotli', `${carBrotliMs} ms, ${size(carBrotliBytes)}`),
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}
