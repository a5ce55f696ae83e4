import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { spreadIn } from '../../lab/bench/sentences.ts';
import { workloadNames } from '../../lab/model/workloadNames.ts';
import { cidOf, parseCid } from '../../registry/cid/index.ts';
import type { Metric } from '../../registry/schema/index.ts';
import { runCids, runFiles } from '../../scripts/lab/document.ts';
import { faultyGateway } from './support/faultyGateway.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const repository = new URL('../../', import.meta.url);
const metric = JSON.parse(await readFile(new URL('content/metrics/lab.json', repository), 'utf8')) as Metric;
const reading = (id: string) => metric.readings.find((one) => one.id === id) as Metric['readings'][number];
const cell = (place: string) => `[data-cell="${place}"]`;

describe.runIf(browserPath)('families', () => {
  const scene = seededScene();

  async function open(address = '', options: Parameters<typeof openPage>[1] = {}) {
    const { page, complaints } = await openPage(scene.browser, options);
    await page.goto(`${scene.stack.gateway}/#/lab${address}`);
    return { page, complaints };
  }
  const figure = (page: Page, place: string) => page.locator(`main ${cell(place)} b`).innerText();

  test('stand side by side with the figures of the approved document, each of one workload', async () => {
    const { page, complaints } = await open();
    await page.locator('.lab-table').waitFor();
    expect(await page.locator('.lab-table tbody tr').count()).toBe(6);
    const gas = reading('gemm-64-bilinear-settled-gas');
    expect(await figure(page, 'bilinear.settled-gas')).toBe(gas.value.toLocaleString('en-US'));
    expect(await figure(page, 'acceptance.settled-windows')).toBe('0');
    // Nobody checks: no figure, and a reason in its place.
    expect(await page.locator(cell('acceptance.checker-time')).count()).toBe(0);
    expect(await page.locator('.lab-table tbody tr').first().innerText()).toContain('nobody checks');
    expect(await page.locator('.lab-table td:empty').count()).toBe(1); // over the names of the families
    await expect.poll(() => page.locator('.statusline').innerText()).toMatch(/(\d+) of \1 entries match their digests/);

    await page.getByRole('link', { name: 'a product of 512 × 512' }).click();
    await expect.poll(() => page.url()).toMatch(/#\/lab\?work=gemm-512$/);
    const ratio = reading('gemm-512-freivalds-checker-time');
    await expect.poll(() => figure(page, 'freivalds.checker-time')).toBe(`${ratio.value.toPrecision(2)} ×`);
    expect(await page.locator('.lab-table tbody tr').last().innerText()).toContain('no contract');
    await page.goBack();
    await expect.poll(() => figure(page, 'bilinear.settled-gas')).toBe(gas.value.toLocaleString('en-US'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('open what stands behind a figure, at an address: unit, spread, three clocks, run and command', async () => {
    const { page, complaints } = await open('?work=gemm-512');
    await page.locator(cell('freivalds.checker-time')).click();
    await expect.poll(() => page.url()).toContain('cell=freivalds.checker-time');
    const dialog = page.getByRole('dialog');
    const ratio = reading('gemm-512-freivalds-checker-time');
    await expect.poll(() => dialog.innerText()).toMatch(/Held[\s\S]*Read[\s\S]*Approved/);
    const said = await dialog.innerText();
    for (const text of [`${ratio.value}`, ratio.counts, 'npm run lab:bench', 'measured', (await runCids()).results])
      expect(said).toContain(text);
    expect(spreadIn(ratio.counts)).toBeDefined();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    expect(page.url()).not.toContain('cell=');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('freivalds.checker-time');

    const other = await open('?work=digits&cell=optimistic.settled-gas');
    await expect.poll(() => other.page.getByRole('dialog').innerText()).toContain('node scripts/lab/gas.ts');
    expect([...complaints, ...other.complaints]).toEqual([]);
    await Promise.all([page, other.page].map((one) => one.context().close()));
  });

  test('are all in the table of every workload, a card each on a phone', async () => {
    const { page } = await open('', { viewport: { width: 390, height: 844 } });
    await page.locator('.lab-cards section').last().waitFor();
    expect(await page.locator('.lab-cards section').count()).toBe(6);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    for (const work of workloadNames) {
      await page.goto(`${scene.stack.gateway}/#/lab?work=${work}`);
      const worker = reading(`${work}-every-worker-time`).value;
      const shown = worker < 10 ? worker.toPrecision(2) : String(Math.round(worker));
      await expect.poll(() => figure(page, 'bilinear.worker-time')).toBe(`${shown} ×`);
    }
    await page.context().close();
  });

  test('have a run whose bytes any gateway with the release answers, by the CID that the readings name', async () => {
    const cids = await runCids();
    expect(Object.values(metric.sources).map(({ url }) => url)).toEqual([`ipfs://${cids.results}`, `ipfs://${cids.gas}`]);
    for (const name of ['results', 'gas'] as const) {
      const text = await readFile(new URL(runFiles[name], repository), 'utf8');
      const shown = cidOf(parseCid(cids[name]).digest, 'json');
      for (const path of [`${cids[name]}?format=raw`, shown])
        expect(await (await fetch(`${scene.stack.gateway}/ipfs/${path}`)).text(), path).toBe(text);
    }
  });

  test('show no figure where the only gateway alters their bytes', async () => {
    const bad = await faultyGateway(scene.stack.gateway, 'altered');
    const { page } = await open('', { config: { gateways: [bad.url] } });
    await expect.poll(() => page.locator('main').innerText(), { timeout: 30_000 }).toContain('is not to be had now');
    expect(bad.requests()).toBeGreaterThan(0);
    expect(await page.locator('.lab-figure').count()).toBe(0);
    await page.context().close();
    await bad.close();
  });

  test('are named as the Lab’s wherever entries are listed, and lead to its page', async () => {
    const { page } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/history/metric/lab`);
    await expect.poll(() => page.locator('main h1').innerText()).toMatch(/readings of the Lab/i);
    expect(await page.locator('main a[href="#/lab"]').count()).toBeGreaterThan(0);
    expect(await page.locator('main a[href^="#/project/lab"]').count()).toBe(0);
    await page.goto(`${scene.stack.gateway}/#/search?q=freivalds`);
    const hit = page.locator('.hit a[href="#/lab"]').first();
    await expect.poll(() => hit.innerText()).toContain('The Lab');
    await page.context().close();
  });
});
