import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CID } from 'multiformats/cid';
import { sha256 } from 'multiformats/hashes/sha2';
import { afterEach, describe, expect, it } from 'vitest';
import type { Digest } from '../cid/index.ts';
import { blocksOf } from '../edit/index.ts';
import { note, profile } from '../testDocuments.ts';
import { kuboUploader, pinataUploader } from './index.ts';

/**
 * What goes over the wire to Kubo and to Pinata, against a server that reads multipart bodies and hashes what is in
 * them by another library. The services themselves are not here: docs/reference/registry-core.md says so.
 */

interface Received {
  method: string | undefined;
  url: URL;
  headers: IncomingMessage['headers'];
  form: FormData;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: (received: Received, response: ServerResponse) => Promise<void> | void) {
  const received: Received[] = [];
  const http = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const form = await new Response(body, { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData();
    const one = { method: request.method, url: new URL(request.url ?? '', 'http://localhost'), headers: request.headers, form };
    received.push(one);
    await answer(one, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    http.closeAllConnections();
    http.close();
  });
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, received };
}

const json = (response: ServerResponse, status: number, value: unknown) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const RAW = 0x55;
const DAG_PB = 0x70;
async function cidOfFile(form: FormData, name: string, codec: number): Promise<string> {
  const bytes = new Uint8Array(await (form.get(name) as File).arrayBuffer());
  return CID.createV1(codec, await sha256.digest(bytes)).toString();
}

const raw = { raw: RAW, 'dag-pb': DAG_PB } as const;

describe('Kubo', () => {
  /** As `block/put` answers: the CID by the codec that was asked for. */
  const kubo = () =>
    serve(async ({ url, form }, response) => {
      const codec = raw[url.searchParams.get('cid-codec') as keyof typeof raw];
      json(response, 200, { Key: await cidOfFile(form, 'data', codec), Size: 1 });
    });

  it('gets every block of a profile as a pinned raw block', async () => {
    const { url, received } = await kubo();
    const { blocks } = await blocksOf('project', profile());
    const seen: number[] = [];
    const { by, cids } = await kuboUploader(`${url}/`).upload(blocks, { onProgress: (done) => seen.push(done) });
    expect(by).toBe(`Kubo at ${url}`);
    expect(cids).toEqual(blocks.map(({ cid }) => cid));
    expect(seen).toEqual(Array.from({ length: 12 }, (_, i) => i));
    for (const { method, url: asked } of received) {
      expect([method, asked.pathname]).toEqual(['POST', '/api/v0/block/put']);
      expect(Object.fromEntries(asked.searchParams)).toEqual({ 'cid-codec': 'raw', mhtype: 'sha2-256', pin: 'true' });
    }
  });

  it('that keeps an origin out, or fails, or stores another kind of block is named with the way out', async () => {
    const { blocks } = await blocksOf('note', note());
    const upload = async (answer: (response: ServerResponse) => void) =>
      kuboUploader((await serve((_, response) => answer(response))).url).upload(blocks);
    await expect(upload((response) => void response.writeHead(403).end('403 - Forbidden\n'))).rejects.toMatchObject({
      code: 'upload-denied',
      message: expect.stringContaining('403 - Forbidden'),
    });
    await expect(
      upload((response) => json(response, 500, { Message: 'no space left on device', Code: 0, Type: 'error' })),
    ).rejects.toMatchObject({
      code: 'upload-failed',
      message: expect.stringContaining('no space left on device'),
    });
    const other = CID.createV1(DAG_PB, await sha256.digest(blocks[0]?.bytes as Uint8Array)).toString();
    await expect(upload((response) => json(response, 200, { Key: other }))).rejects.toMatchObject({ code: 'upload-mismatch' });
  });

  it('is asked at an address only', () => {
    expect(() => kuboUploader('127.0.0.1:5001')).toThrow(/no http address/);
    expect(() => kuboUploader('/ip4/127.0.0.1/tcp/5001')).toThrow(/no http address/);
  });

  it('is asked for no more blocks after the first failure', async () => {
    const { url, received } = await serve((_, response) => json(response, 500, { Message: 'broken' }));
    await expect(kuboUploader(url).upload((await blocksOf('project', profile())).blocks)).rejects.toMatchObject({ code: 'upload-failed' });
    expect(received.length).toBeLessThan(7);
  });
});

describe('Pinata', () => {
  const jwt = 'aGVhZGVy.cGF5bG9hZA.c2lnbmF0dXJl';
  const pinata = (codec = RAW) =>
    serve(async ({ headers, form }, response) => {
      if (headers.authorization !== `Bearer ${jwt}`) return json(response, 401, { error: { code: 401, message: 'Not Authorized' } });
      json(response, 200, { data: { id: 'x', name: form.get('name'), cid: await cidOfFile(form, 'file', codec), size: 1 } });
    });

  it('gets each block as a public file of one chunk', async () => {
    const { url, received } = await pinata();
    const { blocks, cid } = await blocksOf('note', note());
    expect(await pinataUploader(` ${jwt}\n`, { endpoint: url }).upload(blocks)).toEqual({ by: 'Pinata', cids: [cid] });
    expect(received.map(({ form }) => [form.get('network'), form.get('name'), (form.get('file') as File).name])).toEqual([
      ['public', cid, `${cid}.json`],
    ]);
  });

  it('that makes a tree of a file is not believed: readers ask for the raw block', async () => {
    const { url } = await pinata(DAG_PB);
    await expect(pinataUploader(jwt, { endpoint: url }).upload((await blocksOf('note', note())).blocks)).rejects.toMatchObject({
      code: 'upload-mismatch',
      family: 'content',
    });
  });

  it('is asked with a JWT only, and no error holds it', async () => {
    const { url } = await pinata();
    const secret = 'c2VjcmV0.c2VjcmV0.c2VjcmV0';
    const error = await pinataUploader(secret, { endpoint: url })
      .upload([
        { digest: (await blocksOf('note', note())).digest as Digest, bytes: (await blocksOf('note', note())).blocks[0]?.bytes as never },
      ])
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'upload-denied', message: 'Pinata does not allow this upload: Not Authorized.' });
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain('c2VjcmV0');
    expect(() => pinataUploader('not a jwt')).toThrow(/Pinata JWT/);
  });
});
