import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listening, serveGateway } from '../../gateway/serveGateway.ts';
import { type TestGateway, testGateway } from '../../gateway/testGateway.ts';
import { canonicalBytes, cidOf, digestOf } from '../cid/index.ts';
import { blocksOf, setClaim } from '../edit/index.ts';
import { claim, note, profile } from '../testDocuments.ts';
import { createBlockReader } from '../verify/index.ts';
import { refusing } from '../verify/servers.node.ts';
import { fetchBack, gatewayUploader, type UploadBlock } from './index.ts';

/** Against the gateway itself: its routes, its limits, its answers. */

let gateway: TestGateway;
let server: Listening;
const open = async (options: Parameters<typeof testGateway>[0] = {}) => {
  gateway = await testGateway(options);
  server = await serveGateway(gateway, { host: '127.0.0.1', port: 0 });
};
beforeEach(() => open(), 30_000);
afterEach(async () => {
  await server.close();
  await gateway.dispose();
});
const reopen = async (options: Parameters<typeof testGateway>[0]) => {
  await server.close();
  await gateway.dispose();
  await open(options);
};

const block = async (bytes: Uint8Array): Promise<UploadBlock> => ({ bytes, digest: await digestOf(bytes) });
const reader = () => createBlockReader({ gateways: [server.url] });

describe('a gateway takes', () => {
  it('a note, and gives it back', async () => {
    const { blocks, cid } = await blocksOf('note', note());
    const seen: string[] = [];
    const uploaded = await gatewayUploader(`${server.url}/`).upload(blocks, { onProgress: (done, total) => seen.push(`${done}/${total}`) });
    expect(uploaded).toEqual({ by: server.url, cids: [cid] });
    expect(seen).toEqual(['0/1', '1/1']);
    expect((await fetchBack(reader(), [blocks[0]?.digest as never])).get(blocks[0]?.digest as never)).toEqual(blocks[0]?.bytes);
  });

  it('a whole profile, and after a change only the blocks that changed', async () => {
    const before = await blocksOf('project', profile());
    await gatewayUploader(server.url).upload(before.blocks);
    const digests = before.blocks.map(({ digest }) => digest);
    const after = await blocksOf('project', setClaim(profile(), claim('thesis.threat', { statement: 'Changed.' })), digests);
    const fresh = after.blocks.filter(({ kept }) => !kept);
    expect(fresh).toHaveLength(2);
    expect((await gatewayUploader(server.url).upload(fresh)).cids).toEqual(fresh.map(({ cid }) => cid));
    expect(
      (
        await fetchBack(
          reader(),
          after.blocks.map(({ digest }) => digest),
        )
      ).size,
    ).toBe(11);
  });
});

describe('a gateway refuses, and the error says the way out', () => {
  const upload = async (bytes: Uint8Array) => gatewayUploader(server.url).upload([await block(bytes)]);

  it('a document off schema, with each path', async () => {
    const { title: _title, ...rest } = note();
    await expect(upload(canonicalBytes(rest))).rejects.toMatchObject({
      code: 'upload-refused',
      family: 'input',
      issues: [{ path: 'title', reason: 'is missing or not a text' }],
    });
  });

  it('an overview whose groups it does not have', async () => {
    const { blocks } = await blocksOf('project', profile());
    await expect(gatewayUploader(server.url).upload(blocks.slice(0, 1))).rejects.toMatchObject({ code: 'upload-refused' });
  });

  it('too many bytes', async () => {
    await expect(upload(new Uint8Array(1024 * 1024 + 1))).rejects.toMatchObject({ code: 'upload-too-large', family: 'input' });
  });

  it('too many uploads, with the seconds to wait', async () => {
    await reopen({ uploadBurst: 1, uploadsPerMinute: 6 });
    const { blocks } = await blocksOf('note', note());
    await gatewayUploader(server.url).upload(blocks);
    await expect(gatewayUploader(server.url).upload(blocks)).rejects.toMatchObject({
      code: 'upload-busy',
      family: 'retry',
      retryAfter: 10,
    });
  });

  it('what it has no room for', async () => {
    await reopen({ uploadSpaceMb: 0.001 });
    const { blocks } = await blocksOf('project', profile());
    await expect(gatewayUploader(server.url).upload(blocks)).rejects.toMatchObject({ code: 'upload-full', family: 'retry' });
  });

  it('a block whose digest is not that of its bytes, before anything is sent', async () => {
    const { digest } = await block(new Uint8Array([1]));
    await expect(gatewayUploader('http://127.0.0.1:1').upload([{ digest, bytes: new Uint8Array([2]) }])).rejects.toMatchObject({
      code: 'digest-mismatch',
    });
  });
});

describe('a service that is not one', () => {
  let other: Server | undefined;
  afterEach(() => {
    other?.closeAllConnections();
    other?.close();
    other = undefined;
  });
  const serving = async (status: number, body: string, delayed = false): Promise<string> => {
    other = createServer((request, response) => {
      request.resume();
      if (!delayed) request.on('end', () => response.writeHead(status, { 'content-type': 'application/json' }).end(body));
    });
    await new Promise<void>((resolve) => other?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  };
  const upload = async (url: string, signal?: AbortSignal) =>
    gatewayUploader(url).upload((await blocksOf('note', note())).blocks, signal ? { signal } : {});

  it('and does not answer is named, with its address', async () => {
    const url = await refusing();
    await expect(upload(url)).rejects.toMatchObject({ code: 'upload-unreachable', family: 'retry', message: expect.stringContaining(url) });
  });

  it('and says that it stored other blocks, or none, is not believed', async () => {
    const cid = cidOf(await digestOf(new Uint8Array([7])));
    await expect(upload(await serving(200, JSON.stringify({ blocks: [{ cid, bytes: 1 }] })))).rejects.toMatchObject({
      code: 'upload-mismatch',
    });
    other?.close();
    await expect(upload(await serving(200, '{}'))).rejects.toMatchObject({ code: 'upload-failed' });
  });

  it('and answers with a page, or with more than an answer needs, has failed', async () => {
    await expect(upload(await serving(200, '<html>'))).rejects.toMatchObject({
      code: 'upload-failed',
      message: expect.stringMatching(/not JSON/),
    });
    other?.close();
    await expect(upload(await serving(200, 'x'.repeat(100_000)))).rejects.toMatchObject({ code: 'upload-failed' });
    other?.close();
    await expect(upload(await serving(502, 'Bad\ngateway'))).rejects.toMatchObject({
      code: 'upload-failed',
      message: expect.stringContaining('Bad gateway'),
    });
  });

  it('is left alone when the person stops', async () => {
    const controller = new AbortController();
    const pending = upload(await serving(200, '', true), controller.signal);
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('reading back', () => {
  it('waits for a block that is not found at once', async () => {
    const { blocks, digest } = await blocksOf('note', note());
    const pending = fetchBack(reader(), [digest], { pauseMs: 50 });
    await gatewayUploader(server.url).upload(blocks);
    expect((await pending).size).toBe(1);
  });

  it('names what no gateway gives', async () => {
    const { blocks, digest } = await blocksOf('note', note());
    await gatewayUploader(server.url).upload(blocks);
    const absent = await digestOf(new Uint8Array([9]));
    const pending = fetchBack(reader(), [digest, absent], { tries: 2, pauseMs: 1 });
    await expect(pending).rejects.toMatchObject({
      code: 'not-served',
      missing: [absent],
      message: expect.stringMatching(/^1 of 2 blocks/),
    });
  });

  it('ends when the person stops', async () => {
    const controller = new AbortController();
    const pending = fetchBack(reader(), [await digestOf(new Uint8Array([9]))], { signal: controller.signal, pauseMs: 60_000 });
    setTimeout(() => controller.abort(), 50);
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });
});
