import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CID } from 'multiformats/cid';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type IpfsNode, openNode } from '../../gateway/node/openNode.ts';
import { getFirstPage } from '../../registry/actions/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import { agreeingChain } from '../../registry/verify/index.ts';
import { LOCAL_CHAIN_ID } from '../../scripts/stack/layout.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { type FaultyGateway, faultyGateway } from './support/faultyGateway.ts';
import { listed } from './support/listed.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';
import { PATIENCE_MS, soon } from './support/stage.ts';

const OPEN_MS = 300_000;

describe.runIf(browserPath)('a reader when no gateway works', () => {
  const scene = seededScene();
  let down: FaultyGateway;
  let folder: string;
  let liar: IpfsNode;
  /** The WebSocket of the stack's own node, as its config names it, and that of the liar. */
  let honestPeer: string;
  let lyingPeer: string;
  let honest: Map<string, string>;

  beforeAll(async () => {
    down = await faultyGateway(scene.stack.gateway, 'down');
    const config = (await (await fetch(`${scene.stack.gateway}/config.json`)).json()) as { peers: string[] };
    honestPeer = config.peers[0] as string;
    folder = await mkdtemp(join(tmpdir(), 'deml-liar-'));
    const port = await freePort();
    lyingPeer = `/ip4/127.0.0.1/tcp/${port}/ws`;
    liar = await openNode({ data: folder, libp2p: true, listen: [lyingPeer] });
    await fill(liar);
    const { page } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await allRows(page);
    honest = await rows(page);
    await page.context().close();
  }, OPEN_MS);

  afterAll(async () => {
    await liar?.close();
    await down?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** Gives the liar each profile with a digit changed, under the CID of the right one: its store does not check. */
  async function fill(node: IpfsNode): Promise<void> {
    const registry = { address: scene.stack.registry, chainId: LOCAL_CHAIN_ID };
    const { projects } = await getFirstPage(agreeingChain({ rpcs: [scene.stack.rpc] }), { registry, limit: 64 });
    expect(projects.length).toBe(listed.length);
    for (const { digest } of projects) {
      const cid = cidOf(digest);
      const bytes = new Uint8Array(await (await fetch(`${scene.stack.gateway}/ipfs/${cid}?format=raw`)).arrayBuffer());
      const at = bytes.findLastIndex((byte) => byte >= 0x30 && byte <= 0x38);
      bytes[at] = (bytes[at] as number) + 1;
      await node.helia.blockstore.put(CID.parse(cid), bytes);
    }
  }

  /** A reader whose gateways are down, with these peers. */
  async function visit(peers: string[], route: string) {
    const { page, complaints } = await openPage(scene.browser, { config: { gateways: [down.url], peers } });
    page.setDefaultTimeout(PATIENCE_MS);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.goto(`${scene.stack.gateway}/#/${route}`);
    return { page, complaints, asked, sockets };
  }

  /** The line of an endpoint on the Status page. */
  async function endpoint(page: Page, address: string): Promise<string> {
    await page.evaluate(() => {
      location.hash = '#/status';
    });
    return page.locator('.endpoints li', { hasText: address }).innerText();
  }

  test('nothing of libp2p is loaded while a gateway works', async () => {
    const { page, complaints } = await openPage(scene.browser, { config: { peers: [honestPeer] } });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('websocket', (socket) => asked.push(socket.url()));
    await page.goto(`${scene.stack.gateway}/#/project/bittensor`);
    await page.getByRole('heading', { name: 'Bittensor' }).first().waitFor();
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await allRows(page);
    expect(asked.filter((url) => /askPeer|^wss?:/.test(url))).toEqual([]);
    expect(await endpoint(page, honestPeer)).toMatch(/not asked yet/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('reads the table and a project from a peer, and verifies them as ever', async () => {
    const { page, complaints, asked, sockets } = await visit([honestPeer], 'projects');
    await allRows(page);
    await soon(() => rows(page)).toEqual(honest);
    await page.evaluate(() => {
      location.hash = '#/project/bittensor';
    });
    await soon(() => page.locator('main').innerText()).toMatch(/Yuma/);
    await soon(() => page.locator('.statusline').innerText()).toMatch(/(\d+) of \1 entries match their digests/);
    expect(asked.some((url) => /askPeer/.test(url))).toBe(true);
    // One connection for the session, and nobody else is contacted.
    expect(sockets.map((url) => new URL(url).port)).toEqual([honestPeer.split('/')[4]]);
    const own = [scene.stack.gateway, scene.stack.rpc, down.url].map((url) => new URL(url).origin);
    expect(asked.filter((url) => !own.includes(new URL(url).origin) && !url.startsWith('data:'))).toEqual([]);
    expect(await endpoint(page, honestPeer)).toMatch(/\d+ blocks sent and verified/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('refuses other bytes of a peer, names it, and asks the next', async () => {
    const { page } = await visit([lyingPeer, honestPeer], 'projects');
    await allRows(page);
    await soon(() => rows(page)).toEqual(honest);
    expect(await endpoint(page, lyingPeer)).toMatch(/sent bytes that do not match, which were refused/);
    expect(await endpoint(page, honestPeer)).toMatch(/blocks sent and verified/);
    await page.context().close();
  });

  test('shows no wrong value when the only peer lies', async () => {
    const { page } = await visit([lyingPeer], 'projects');
    await soon(() => page.locator('main table tr.trouble').count()).toBe(listed.length);
    expect((await rows(page)).size).toBe(0);
    expect(await endpoint(page, lyingPeer)).toMatch(/refused/);
    await page.context().close();
  });

  test('names a peer that cannot be reached, and takes one that the reader adds', async () => {
    const nobody = `/ip4/127.0.0.1/tcp/${await freePort()}/ws`;
    const { page } = await visit([nobody], 'status');
    await soon(() => endpoint(page, nobody)).toMatch(/its last answer failed[\s\S]*could not be reached/);
    const add = page.locator('form', { hasText: 'Add a peer of your own' });
    await add.locator('input').fill('http://127.0.0.1:1');
    await add.getByRole('button', { name: 'Add' }).click();
    await soon(() => add.innerText()).toMatch(/the multiaddr of a WebSocket behind TLS/);
    await add.locator('input').fill(honestPeer);
    await add.getByRole('button', { name: 'Add' }).click();
    await page.evaluate(() => {
      location.hash = '#/projects';
    });
    await allRows(page);
    await soon(() => rows(page)).toEqual(honest);
    await page.context().close();
  });
});

const allRows = (page: Page) =>
  page.waitForFunction(
    (count) => document.querySelectorAll('main table tbody tr:not(.waiting):not(.trouble)').length >= count,
    listed.length,
    { timeout: PATIENCE_MS },
  );

/** The text of every verified row, by the name of its system. */
async function rows(page: Page): Promise<Map<string, string>> {
  const found = await page
    .locator('main table tbody tr:not(.waiting):not(.trouble)')
    .evaluateAll((all) =>
      all.map((row): [string, string] => [row.querySelector('th .name')?.textContent ?? '', (row as HTMLElement).innerText]),
    );
  return new Map(found);
}
