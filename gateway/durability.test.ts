import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CID } from 'multiformats/cid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCid } from '../registry/cid/index.ts';
import { BadConfigError } from '../registry/errors/index.ts';
import { FolderUnusableError, StoreUnusableError } from './errors.ts';
import { serveGateway } from './serveGateway.ts';
import { car, note, profile, type TestBlock } from './testDocuments.ts';
import { testGateway } from './testGateway.ts';
import { main, spawnGateway } from './testProcess.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'deml-gateway-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const withCid = (blocks: readonly TestBlock[]) => blocks.map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes }));

test('a restart keeps blocks, pins, expiries, release and peer id', async () => {
  const blocks = await profile();
  const first = await testGateway({ data, libp2p: true });
  await first.keeper.store(withCid([...blocks, note('unpinned')]));
  await first.pins.addDocument(parseCid(blocks[0].cid).digest);
  const app = await first.addDirectory(fileURLToPath(new URL('../content/pages', import.meta.url)));
  await first.setRelease(app);
  const before = await (await first.get('/status')).json();
  await first.close();
  await first.close(); // a second close changes nothing

  const second = await testGateway({ data, libp2p: true });
  try {
    const after = (await (await second.get('/status')).json()) as Record<string, unknown>;
    for (const name of ['peerId', 'release', 'pins', 'blocks']) expect(after[name]).toEqual((before as Record<string, unknown>)[name]);
    expect(after.peerId).toMatch(/^12D3/);
    for (const { cid, bytes } of blocks) expect(new Uint8Array(await second.store.get(CID.parse(cid)))).toEqual(bytes);
    expect(await second.keeper.sweep(Date.now() + 25 * 3_600_000)).toBe(1);
    expect(await second.pins.has(parseCid((blocks[1] as TestBlock).cid).digest)).toBe(true);
  } finally {
    await second.close();
  }
});

test('every block that was acknowledged survives kill -9 during uploads, and no lock stays behind', async () => {
  const seed = Date.now() % 100_000;
  console.info(`seed ${seed}`);
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const { child, url } = await spawnGateway(data);
    const exited = once(child, 'exit');
    const killed = setTimeout(() => child.kill('SIGKILL'), 150 + ((seed * (round + 1) * 7919) % 400));
    const upload = async (worker: number) => {
      for (let i = 0; ; i++) {
        const blocks = Array.from({ length: 4 }, (_, n) => note(`k-${round}-${worker}-${i}-${n}`));
        const answer = await fetch(`${url}/upload`, {
          method: 'POST',
          headers: { 'content-type': 'application/vnd.ipld.car' },
          body: await car(blocks),
        });
        if (answer.status === 429) return;
        expect(answer.status).toBe(200);
        const body = (await answer.json()) as { blocks: { cid: string }[] };
        acknowledged.push(...body.blocks.map((block) => block.cid));
      }
    };
    const outcomes = await Promise.allSettled([upload(0), upload(1), upload(2)]);
    await exited;
    clearTimeout(killed);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(TypeError); // the connection broke
    expect(child.signalCode).toBe('SIGKILL');
  }
  console.info(`${acknowledged.length} blocks were acknowledged before three kills`);
  expect(acknowledged.length).toBeGreaterThan(0);
  const reopened = await testGateway({ data });
  try {
    for (const cid of acknowledged) await reopened.store.get(CID.parse(cid)); // throws for a missing or damaged one
  } finally {
    await reopened.close();
  }
});

test('a clean stop by SIGTERM ends with code 0', async () => {
  const { child } = await spawnGateway(data);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await exited)[0]).toBe(0);
});

test('SIGHUP imports the app again and puts it at /', async () => {
  const app = join(data, 'app');
  await mkdir(app);
  await writeFile(join(app, 'index.html'), 'first');
  const { child, url } = await spawnGateway(data, { DEML_GATEWAY_APP: app, DEML_GATEWAY_DATA: join(data, 'store') });
  const exited = once(child, 'exit');
  expect(await (await fetch(url)).text()).toBe('first');
  await writeFile(join(app, 'index.html'), 'second');
  child.kill('SIGHUP');
  await expect.poll(async () => (await fetch(url)).text(), { timeout: 10_000 }).toBe('second');
  child.kill('SIGINT');
  expect((await exited)[0]).toBe(0);
});

test('a second gateway on the same folder, on a taken port, or with no app is told why', async () => {
  const first = await testGateway({ data });
  const listening = await serveGateway(first, { host: '127.0.0.1', port: 0 });
  try {
    await expect(testGateway({ data })).rejects.toThrow(StoreUnusableError);
    await expect(serveGateway(first, { host: '127.0.0.1', port: listening.port })).rejects.toThrow(BadConfigError);
    await expect(first.addDirectory(join(data, 'none'))).rejects.toThrow(FolderUnusableError);
    expect((await fetch(`${listening.url}/health`)).status).toBe(200);
  } finally {
    await listening.close();
    await first.close();
  }
});

test('a malformed setting ends it at once, with the way out', async () => {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DEML_GATEWAY_PORT: 'eighty' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (part) => {
    output += part;
  });
  expect((await once(child, 'exit'))[0]).toBe(1);
  expect(output).toContain('DEML_GATEWAY_PORT');
  expect(output).toContain('Fix:');
});
