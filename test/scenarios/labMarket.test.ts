import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LabChain, type LabContracts } from '../../lab/process/chain.ts';
import { type Network, startNetwork } from '../../lab/process/network.ts';
import { accounts, windows } from '../../lab/process/roles.ts';
import { moveClock, rounds } from '../../lab/process/rounds.ts';
import { LabView } from '../../lab/process/view.ts';
import { startLabChain } from '../../scripts/lab/chain.ts';
import { deployLab, payForGas } from '../../scripts/lab/deploy.ts';
import { digitOrders } from '../../scripts/lab/orders.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { rpc } from './support/rpc.ts';
import { seededScene } from './support/seededScene.ts';
import { soon } from './support/stage.ts';

const textOf = (page: Page, selector: string) => page.locator(selector).first().innerText();
const standings = (page: Page) =>
  page.locator('.market-table [data-standing]').evaluateAll((all) => all.map((one) => one.getAttribute('data-standing')));

describe.runIf(browserPath)('a market at work', () => {
  const scene = seededScene();
  let folder: string;
  let chain: Awaited<ReturnType<typeof startLabChain>>;
  let contracts: LabContracts;
  let network: Network;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deml-lab-market-'));
    chain = await startLabChain(folder);
    contracts = await deployLab(chain.rpc, folder);
    await payForGas(chain.rpc);
  }, 300_000);
  afterAll(async () => {
    await network?.close();
    await chain?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  test('has its contracts on the chain of npm start, named in the config of the app', async () => {
    const { lab } = (await (await fetch(`${scene.stack.gateway}/config.json`)).json()) as { lab?: Record<string, string | number> };
    const { since, ...addresses } = lab ?? {};
    expect(Object.keys(addresses).sort()).toEqual(['escrow', 'game', 'pool', 'token']);
    for (const address of Object.values(addresses))
      expect((await rpc<string>(scene.stack.rpc, 'eth_getCode', [address, 'latest'])).length).toBeGreaterThan(1_000);
    expect(since).toBeGreaterThan(0);
  });

  test('shows a recorded run until somebody takes part', async () => {
    const { page, complaints } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/lab?part=market`);
    await soon(() => textOf(page, '.market-counts')).toBe('10 tasks: 5 final, 3 slashed, 2 refunded, 0 open. 4 games, 0 open.');
    const sources = page.locator('[data-source]');
    expect(await sources.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.source))).toEqual(['live', 'recorded']);
    expect(await textOf(page, '.lab-market')).toContain('Nobody has taken part yet');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('is a recording where the release names no contracts, and is stepped through by its address', async () => {
    const { page, complaints } = await openPage(scene.browser, { config: { lab: undefined } });
    await page.goto(`${scene.stack.gateway}/#/lab?part=market`);
    await soon(() => textOf(page, '.market-counts')).toBe('10 tasks: 5 final, 3 slashed, 2 refunded, 0 open. 4 games, 0 open.');
    expect(await page.locator('.market-source').first().getAttribute('data-source')).toBe('recorded');
    expect(await standings(page)).toEqual([
      ...['slashed', 'verified', 'ruled', 'slashed', 'verified', 'refunded', 'verified'],
      ...['accepted', 'slashed', 'refunded'],
    ]);
    const verdicts = page.locator('.market-verdicts [data-family]');
    expect(
      await verdicts.evaluateAll((all) => all.map((one) => one.querySelector('[data-standing]')?.getAttribute('data-standing'))),
    ).toEqual(['accepted', 'slashed', 'refunded']);
    const { held, issued } = await page.locator('.market-sum').evaluate((one) => ({ ...(one as HTMLElement).dataset }));
    expect(held).toBe(issued);

    await page.getByRole('button', { name: 'First block' }).click();
    await soon(() => page.locator('.market-table tbody [data-task]').count()).toBe(0);
    const first = page.url();
    expect(first).toMatch(/block=\d+/);
    await page.getByRole('button', { name: 'One block on' }).click();
    await soon(() => standings(page)).toEqual(['funded']);
    expect(page.url()).not.toBe(first);
    // The line of blocks is a slider: its keys do the same.
    await page.getByRole('slider', { name: 'Block' }).focus();
    await page.keyboard.press('ArrowRight');
    await soon(() => standings(page)).toEqual(['submitted']);
    const there = page.url();
    await page.reload();
    await soon(() => standings(page)).toEqual(['submitted']);
    expect(page.url()).toBe(there);
    // Whoever wants less motion steps, and is not played to.
    expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('leads from a task to its story, with its game as a descent', async () => {
    const { page } = await openPage(scene.browser, { config: { lab: undefined } });
    await page.goto(`${scene.stack.gateway}/#/lab?part=market`);
    await soon(() => page.locator('.market-table [data-task]').count()).toBe(10);
    await page.locator('.market-table [data-task]').nth(3).getByRole('link').click();
    await soon(() => page.locator('.market-descent rect').count()).toBe(1 + 16 + 4 + 1);
    expect(await page.locator('.market-descent .fraud').count()).toBe(1);
    expect(await textOf(page, '.market-story ol')).toContain('The referee: the shown entry does not follow from its rows');
    await page.context().close();
  });

  test('is read from a chain: a task, its dispute and its end are shown as they happen', async () => {
    const { since, ...addresses } = contracts;
    const { page, complaints } = await openPage(scene.browser, {
      config: { rpcs: [chain.rpc], lab: { ...addresses, since: Number(since) } },
    });
    await page.goto(`${scene.stack.gateway}/#/lab?part=market`);
    await soon(() => textOf(page, '.lab-market')).toContain('npm run lab -- --stack');

    const cheating = { name: 'changes an entry and withholds the rows', seed: 6 } as const;
    network = await startNetwork({ rpc: chain.rpc, contracts, folder, time: 'moved', cheating, questions: 0, say: () => {} });
    const [order] = digitOrders(2);
    if (order) network.payer.want(order);
    const view = new LabView(new LabChain(chain.rpc, contracts, accounts.payer));
    const wait = moveClock(view.chain.client, windows.moved.turnSeconds + 1);
    const isAnswered = async () => (await view.update()).some(({ eventName }) => eventName === 'Revealed');
    await rounds({ parties: network.parties, wait, until: isAnswered, mostWaits: 60 });
    await soon(() => standings(page)).toEqual(['disputed']);
    await soon(() => page.locator('.market-descent rect').count()).toBeGreaterThan(16);
    expect(await textOf(page, '.market-game figcaption')).toContain('the turn of');

    await rounds({ parties: network.parties, wait, until: () => network.payer.isServed, mostWaits: 60 });
    await soon(() => standings(page)).toEqual(['slashed', 'verified']);
    expect(await page.locator('[data-account="cheat"] .market-gained').innerText()).toBe('−60');
    expect(await page.locator('[data-account="watcher"] .market-gained').innerText()).toBe('+30');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says what failed where no RPC answers, and reads on when one does again', async () => {
    const { since, ...addresses } = contracts;
    const { page } = await openPage(scene.browser, { config: { rpcs: [chain.rpc], lab: { ...addresses, since: Number(since) } } });
    await page.route(`${chain.rpc}/**`, (route) => route.abort());
    await page.goto(`${scene.stack.gateway}/#/lab?part=market`);
    await soon(() => textOf(page, '.lab-market .errorbox')).toContain(chain.rpc);
    expect(await page.locator('.market-table').count()).toBe(0);
    await page.unroute(`${chain.rpc}/**`);
    await page.locator('.lab-market .errorbox').getByRole('button', { name: 'Try again' }).click();
    await soon(() => standings(page)).toEqual(['slashed', 'verified']);
    await soon(() => page.locator('.lab-market .errorbox').count()).toBe(0);
    await page.context().close();
  });
});
