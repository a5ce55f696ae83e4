import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Fault, faults, faultyGateway } from './support/faultyGateway.ts';
import { listed } from './support/listed.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const table = 'main table';

describe.runIf(browserPath)('a reader of the whole stack', () => {
  const scene = seededScene();
  /** What each row says when every gateway is honest, by the name of the system. */
  let honest: Map<string, string>;

  beforeAll(async () => {
    const { page, complaints } = await openPage(scene.browser);
    await open(page);
    honest = await rows(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 300_000);

  async function open(page: Page): Promise<void> {
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await page.waitForFunction((count) => document.querySelectorAll('main table tbody tr:not(.waiting)').length >= count, listed.length);
  }

  test('sees all systems, in the order that the page names, every one verified', async () => {
    expect([...honest.keys()]).toEqual(listed);
    const { page } = await openPage(scene.browser);
    await open(page);
    await expect.poll(() => status(page)).toMatch(/(\d+) of \1 entries match their digests at block \d+/);
    expect(await page.locator(`${table} .trouble`).count()).toBe(0);
    await page.context().close();
  });

  test('opens the claim behind a cell: sentence, three clocks, rung, source, revision and approvers', async () => {
    const { page } = await openPage(scene.browser);
    await open(page);
    await page.locator('[data-cell="bittensor.verification.mechanism"]').click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.innerText()).toMatch(/held[\s\S]*read[\s\S]*approved/i);
    await expect.poll(() => dialog.innerText()).toMatch(/0x[0-9a-fA-F]{4}/);
    await expect.poll(() => dialog.locator('a[href^="https://"]').count()).toBeGreaterThan(0);
    expect(page.url()).toContain('cell=bittensor.verification.mechanism');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await page.context().close();
  });

  for (const fault of faults) {
    test(`a gateway that is ${words[fault]}: recovers from the second gateway and names the first`, async () => {
      const bad = await faultyGateway(scene.stack.gateway, fault);
      const { page, complaints } = await openPage(scene.browser, { config: { gateways: [bad.url, scene.stack.gateway] } });
      await open(page);
      await expect.poll(() => rows(page), { timeout: 20_000 }).toEqual(honest);
      expect(bad.requests()).toBeGreaterThan(0);
      await page.evaluate(() => {
        location.hash = '#/status';
      });
      const line = page.locator('main', { hasText: bad.url });
      await expect
        .poll(() => line.innerText(), { timeout: 20_000 })
        .toMatch(new RegExp(`${bad.url}[\\s\\S]{0,400}(refused|failed|hang|silent|slow|sent nothing|did not answer)`, 'i'));
      expect(complaints).toEqual([]);
      await page.context().close();
      await bad.close();
    });

    test(`only a gateway that is ${words[fault]}: no wrong value is shown`, async () => {
      const bad = await faultyGateway(scene.stack.gateway, fault);
      const { page } = await openPage(scene.browser, { config: { gateways: [bad.url] } });
      await page.goto(`${scene.stack.gateway}/#/projects`);
      await page.waitForFunction(
        () => {
          const all = document.querySelectorAll('main table tbody tr');
          return all.length > 0 && document.querySelectorAll('main table tbody tr.waiting').length === 0;
        },
        undefined,
        { timeout: 60_000 },
      );
      for (const [name, text] of await rows(page)) if (honest.has(name)) expect(text).toBe(honest.get(name));
      const troubled = await page.locator(`${table} tr.trouble`).allInnerTexts();
      expect(troubled.length).toBeGreaterThan(0);
      for (const text of troubled) expect(text).toMatch(/not to be had now|refused/i);
      expect(await status(page)).not.toMatch(/^in register/i);
      await page.context().close();
      await bad.close();
    });
  }

  test('a second visit asks the chain once and no gateway', async () => {
    const { page } = await openPage(scene.browser);
    await open(page);
    // Keeping delays no table, so a first visit must last until its blocks are kept: the profiles, the readings in view, home and about.
    await page.locator(`${table} .sparkline`).first().waitFor();
    await page.waitForLoadState('networkidle');
    let verified = 0;
    const settled = async () => {
      verified = Number(/(\d+) of \1 entries/.exec(await status(page))?.[1] ?? 0);
      return verified;
    };
    await expect.poll(settled).toBeGreaterThan(listed.length + 2);
    await expect.poll(() => page.evaluate(keptBlocks)).toBeGreaterThanOrEqual(verified);
    await page.goto('about:blank');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/ipfs/') || request.method() === 'POST') asked.push(`${request.method()} ${request.url()}`);
    });
    await open(page);
    await expect.poll(() => rows(page)).toEqual(honest);
    expect(asked).toEqual([`POST ${scene.stack.rpc}/`]);
    await page.context().close();
  });

  test('without the chain the page says so, and goes on when it is back', async () => {
    const { page } = await openPage(scene.browser, { config: {} });
    let down = true;
    await page.route(`${scene.stack.rpc}/**`, (route) => (down ? route.abort() : route.continue()));
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await expect.poll(() => page.locator('body').innerText()).toMatch(/No RPC answered/);
    expect(await page.locator(`${table} tbody tr td`).count()).toBe(0);
    down = false;
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect.poll(() => rows(page)).toEqual(honest);
    await page.context().close();
  });

  test('two RPCs that disagree are named, and the page is out of register', async () => {
    const { page } = await openPage(scene.browser, { config: { rpcs: [scene.stack.rpc, `${scene.stack.rpc}/other`] } });
    await page.route(`${scene.stack.rpc}/other`, async (route) => {
      const answer = await (await route.fetch()).json();
      await route.fulfill({ json: { ...answer, result: answer.result.replace(/.{8}$/, '00000002') } });
    });
    await open(page);
    await expect.poll(() => status(page)).toMatch(/out of register|disagree/i);
    await page.context().close();
  });

  test('the app runs under /ipfs/<cid>/ and under <cid>.ipfs.localhost as well', async () => {
    const { release } = (await (await fetch(`${scene.stack.gateway}/status`)).json()) as { release: string };
    const { port } = new URL(scene.stack.gateway);
    for (const base of [`${scene.stack.gateway}/ipfs/${release}/`, `http://${release}.ipfs.localhost:${port}/`]) {
      const { page, complaints } = await openPage(scene.browser);
      await page.goto(`${base}#/projects`);
      await expect.poll(() => rows(page), { timeout: 20_000 }).toEqual(honest);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});

const words: Record<Fault, string> = {
  altered: 'altering a digit in a block',
  truncated: 'cutting answers short',
  'another-block': 'answering with another block',
  hanging: 'hanging',
  html: 'answering 200 with HTML',
  down: 'down',
};

/** How many blocks this browser keeps. Runs in the page. */
function keptBlocks(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('deml-blocks');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('deml-blocks').objectStore('deml-blocks').count();
      counting.onsuccess = () => resolve(counting.result);
      counting.onerror = () => reject(counting.error);
    };
  });
}

/** The text of the status line. */
const status = (page: Page): Promise<string> => page.locator('.statusline').innerText();

/** The text of every verified row, by the name of its system. */
async function rows(page: Page): Promise<Map<string, string>> {
  const found = await page
    .locator(`${table} tbody tr:not(.waiting):not(.trouble)`)
    .evaluateAll((all) =>
      all.map((row): [string, string] => [row.querySelector('th .name')?.textContent ?? '', (row as HTMLElement).innerText]),
    );
  return new Map(found);
}
