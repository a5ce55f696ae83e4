import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BareGateway, bareGateway } from './support/bareGateway.ts';
import { listed } from './support/listed.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const rows = '#app main table tbody tr:not(.waiting)';
const status = (page: Page) => page.locator('.statusline:visible').first().innerText();

describe.runIf(browserPath)('a release, from one CAR in a gateway that has nothing else', () => {
  const scene = seededScene();
  let folder: string;
  let bare: BareGateway;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deml-car-'));
    const { release } = (await (await fetch(`${scene.stack.gateway}/status`)).json()) as { release: string };
    const car = await fetch(`${scene.stack.gateway}/ipfs/${release}?format=car`);
    await writeFile(join(folder, 'release.car'), Buffer.from(await car.arrayBuffer()));
    bare = await bareGateway(join(folder, 'release.car'));
    expect(bare.cid).toBe(release);
  }, 300_000);
  afterAll(async () => {
    await bare?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  describe('without JavaScript, RPC or gateway', () => {
    async function still(path: string) {
      const { page, complaints } = await openPage(scene.browser, { javaScriptEnabled: false });
      const elsewhere: string[] = [];
      await page.route('**', (route) => {
        if (new URL(route.request().url()).origin === new URL(bare.url).origin) return route.continue();
        elsewhere.push(route.request().url());
        return route.abort();
      });
      await page.goto(`${bare.path}${path}`);
      return { page, complaints, elsewhere };
    }

    test('the table stands there, its links lead to static pages, and the block is named', async () => {
      const { page, complaints, elsewhere } = await still('projects/');
      expect(await page.locator(rows).count()).toBe(listed.length);
      expect(await status(page)).toMatch(/State of block \d+/);
      expect(await page.locator('.without-script').innerText()).toMatch(
        /Without JavaScript this page shows the register as it stood at block/,
      );
      expect(await page.locator('input:visible, select:visible, .filters:visible, .icon:visible').count()).toBe(0);
      expect(await page.locator(`${rows} td`).first().innerText()).not.toBe('');
      await page.locator('main:visible').getByRole('link', { name: 'Bittensor', exact: true }).first().click();
      await page.waitForURL(`${bare.path}project/bittensor/`);
      expect(await page.title()).toBe('Bittensor · DeML OS');
      await page.getByRole('link', { name: 'Notes', exact: true }).click();
      await page.waitForURL(`${bare.path}notes/`);
      expect(complaints).toEqual([]);
      expect(elsewhere).toEqual([]);
      await page.context().close();
    });

    test('a system has every claim with its source', async () => {
      const { page, complaints } = await still('project/bittensor/');
      const body = await page.locator('main:visible').textContent();
      const blocks = await documents(bare.path, 'project/bittensor/');
      const claims = blocks.flatMap(({ claims = [] }) => claims);
      expect(claims.length).toBeGreaterThan(40);
      for (const { statement } of claims) expect(body).toContain(statement);
      expect(await page.locator('main a[href^="https://"]').count()).toBeGreaterThan(20);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('the Lab has its families side by side, each figure from the approved readings', async () => {
      const { page, complaints } = await still('lab/');
      const table = await page.locator('main:visible').innerText();
      const blocks = await documents(bare.path, 'lab/');
      const readings = blocks.find(({ schema, slug }) => schema === 'deml.metric/1' && slug === 'lab')?.readings ?? [];
      const proof = readings.find(({ id }) => id === 'gemm-64-freivalds-proof-bytes')?.value ?? 0;
      expect(proof).toBeGreaterThan(0);
      expect(table).toContain(proof.toLocaleString('en-US'));
      for (const family of ['Acceptance only', 'Optimistic', 'Freivalds', 'Bilinear']) expect(table).toContain(family);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('a month has its notes, Home the question; the same in Chinese', async () => {
      const { page, complaints } = await still('');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.locator('h1:visible').innerText()).toMatch(/^Can ML be executed/);
      await page.locator('.without-script').getByRole('link', { name: '中文' }).click();
      await page.waitForURL(`${bare.path}zh/`);
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
      expect(await status(page)).toMatch(/区块 \d+ 的状态/);
      await page.goto(`${bare.path}notes/202608/`);
      expect(await page.locator('article:visible').count()).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  describe('with JavaScript', () => {
    for (const [path, address] of [
      ['', '#/'],
      ['projects/', '#/projects'],
      ['project/bittensor/', '#/project/bittensor'],
      ['notes/202608/', '#/notes?month=202608'],
      ['lab/', '#/lab'],
      ['zh/projects/', '#/projects'],
    ] as const)
      for (const width of [390, 1440])
        test(`/${path} at ${width} px becomes ${address} without a flash, and is compared with the chain`, async () => {
          const { page, complaints } = await openPage(scene.browser, { viewport: { width, height: 900 } });
          await page.goto(`${bare.path}${path}`, { waitUntil: 'commit' });
          await page.locator('main h1').first().waitFor();
          await page.evaluate(() => {
            for (const heading of document.querySelectorAll('main h1')) (heading as Element & { stood?: boolean }).stood = true;
          });
          await expect.poll(() => page.url()).toBe(`${bare.path}${address}`);
          await expect.poll(() => status(page)).toMatch(/\d+ of \d+ entr|\d+ 个条目中有 \d+ 个/);
          // The app took over the very elements that were there, unless it had done so before they could be marked.
          expect(await page.evaluate(() => (document.querySelector('main h1') as Element & { stood?: boolean }).stood)).toBe(true);
          expect(await page.locator('#app').count()).toBe(1);
          expect(await page.locator('#app-narrow').count()).toBe(0);
          expect(await page.locator('a[href*="../"], [data-style]').count()).toBe(0);
          expect(complaints).toEqual([]);
          await page.context().close();
        });

    test('an address behind # shows its page alone, also behind that of a static page', async () => {
      for (const at of ['#/about', 'projects/#/about']) {
        const { page, complaints } = await openPage(scene.browser);
        await page.goto(`${bare.path}${at}`, { waitUntil: 'commit' });
        await expect.poll(() => page.title()).toMatch(/^About/);
        expect(page.url()).toBe(`${bare.path}#/about`);
        expect(await page.locator(rows).count()).toBe(0);
        expect(complaints).toEqual([]);
        await page.context().close();
      }
    });

    test('a reader who prefers another language gets the page at the root in it', async () => {
      const { page } = await openPage(scene.browser, { locale: 'zh-CN' });
      await page.goto(`${bare.path}projects/`);
      await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-Hans');
      await expect.poll(() => page.locator('nav a').first().innerText()).toBe('项目');
      await page.context().close();
    });

    test('under a path no worker is registered', async () => {
      const { page } = await openPage(scene.browser, { serviceWorkers: 'allow' });
      await page.goto(`${bare.path}projects/`);
      await expect.poll(() => status(page)).toMatch(/(\d+) of \1 entr/);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
      await page.context().close();
    });
  });

  test('under its own origin the second visit needs no connection', async () => {
    const { page, complaints } = await openPage(scene.browser, { serviceWorkers: 'allow' });
    await page.goto(`${bare.subdomain}projects/`);
    await expect.poll(() => page.locator(rows).count()).toBe(listed.length);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.context().setOffline(true);
    for (const [way, address] of [
      ['#/projects', '#/projects'],
      ['project/bittensor/', '#/project/bittensor'],
      ['', '#/'],
    ] as const) {
      await page.goto('about:blank');
      await page.goto(`${bare.subdomain}${way}`);
      await expect.poll(() => page.url()).toBe(`${bare.subdomain}${address}`);
      await page.locator('main h1').first().waitFor();
      if (address === '#/projects') await expect.poll(() => page.locator(rows).count()).toBe(listed.length);
      expect(await status(page)).not.toMatch(/in register/i);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a newer release at / waits until the reader asks for it', async () => {
    const files = join(folder, 'app');
    await cp(join(scene.stack.dir, 'app'), files, { recursive: true });
    const host = await bareGateway(files);
    const { page, complaints } = await openPage(scene.browser, { serviceWorkers: 'allow' });
    await page.goto(`${host.url}/`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await newer(files);
    await host.again();
    await page.reload();
    expect(await page.locator('meta[name="author"]').count()).toBe(0);
    await page.getByRole('button', { name: 'Use it' }).click();
    await expect.poll(() => page.locator('meta[name="author"]').count()).toBe(1);
    await expect.poll(() => page.getByRole('button', { name: 'Use it' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
    await host.close();
  });
});

/** Makes another release of a folder: one line more in its first page. */
async function newer(folder: string): Promise<void> {
  const [page, worker] = [join(folder, 'index.html'), join(folder, 'worker.js')];
  await writeFile(page, (await readFile(page, 'utf8')).replace('<title>', '<meta name="author" content="DeML OS"><title>'));
  await writeFile(worker, (await readFile(worker, 'utf8')).replace(/("index\.html","revision":")\w+/, '$1another'));
}

/** The blocks that a static page was drawn from, of those that stand alone. */
async function documents(
  base: string,
  path: string,
): Promise<{ schema: string; slug?: string; claims?: { statement: string }[]; readings?: { id: string; value: number }[] }[]> {
  const html = await (await fetch(`${base}${path}`)).text();
  const names = /data-state="([^"]*)"/.exec(html)?.[1]?.split(' ') ?? [];
  return Promise.all(names.filter((name) => name.startsWith('blocks/')).map(async (name) => (await fetch(`${base}state/${name}`)).json()));
}
