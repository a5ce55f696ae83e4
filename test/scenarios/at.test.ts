import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { approveRequest, getFirstPage } from '../../registry/actions/index.ts';
import { cidOf, type Digest, digestOf, parseCid } from '../../registry/cid/index.ts';
import { emptyDraft, setClaim } from '../../registry/edit/index.ts';
import { type Claim, groups, readDocument } from '../../registry/schema/index.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath, laidOut, openPage } from './support/openPage.ts';
import { type Opened, type Proposer, proposerAt } from './support/proposer.ts';
import { rpc } from './support/rpc.ts';
import { seededScene } from './support/seededScene.ts';

const DAY = 86_400;
const told = ['One hundred providers.', 'Two hundred providers.', 'Three hundred providers.'];
const kinds = ['world', 'correction', 'world'] as const;

describe.runIf(browserPath)('the register as of a date', () => {
  const scene = seededScene();
  let outside: Proposer;
  /** What the pages said before the revisions, and of which block and day that was. */
  let before: { row: string; profile: string[]; blocks: ReadonlyMap<Digest, Uint8Array>; version: number; block: bigint; day: string };

  beforeAll(async () => {
    outside = proposerAt({
      rpc: scene.stack.rpc,
      gateway: scene.stack.gateway,
      registry: { address: scene.stack.registry, chainId: 31338 },
    });
    const { blockNumber, timestamp } = await getFirstPage(outside.chain, { registry: outside.registry });
    const { head } = await outside.profile('akash');
    const { page } = await openPage(scene.browser);
    const row = await rowOf(page, '#/projects');
    const profile = await profileOn(page, '#/project/akash');
    const overview = readDocument(await storedBytes(head.digest), 'deml.project/1');
    const digests = [head.digest, ...Object.values(overview.groups).map((link) => parseCid(link['/']).digest)];
    const blocks = new Map(await Promise.all(digests.map(async (digest) => [digest, await storedBytes(digest)] as const)));
    before = { row, profile, blocks, version: head.version, block: blockNumber, day: isoDay(timestamp) };
    await page.context().close();
    for (const [i, statement] of told.entries()) {
      await rpc(scene.stack.rpc, 'evm_increaseTime', [DAY]);
      await rpc(scene.stack.rpc, 'evm_mine');
      await reviseAkash(statement, kinds[i] ?? 'world');
    }
    await approve(
      await outside.open(wallets.contributor, {
        action: 'create',
        kind: 'note',
        period: 202611,
        key: 'written-later',
        baseVersion: 0,
        digest: await outside.store('note', {
          ...emptyDraft('note', 'written-later', '2026-11-15'),
          title: 'Written later',
          sourceType: 'discussion',
          summary: 'What was written later, in a sentence.',
          effect: 'It changes nothing but this register.',
          tags: ['governance'],
          projects: ['akash'],
          change: { kind: 'new', summary: 'It was written later.' },
        }),
      }),
    );
  }, 300_000);

  async function approve({ proposal }: Opened): Promise<void> {
    for (const curator of wallets.curators.slice(0, proposal.quorum))
      await outside.send(curator, approveRequest(outside.registry, proposal));
  }

  async function reviseAkash(statement: string, kind: (typeof kinds)[number]): Promise<void> {
    const { head, draft } = await outside.profile('akash');
    const reading = draft.claims.find((one) => one.field === 'metrics.workers' && one.headline) as Claim;
    const next = { ...setClaim(draft, { ...reading, statement }), change: { kind, summary: `It is now: ${statement}` } };
    const digest = await outside.store('project', next);
    await approve(
      await outside.open(wallets.contributor, { action: 'update', kind: 'project', key: 'akash', baseVersion: head.version, digest }),
    );
  }

  async function storedBytes(digest: Digest): Promise<Uint8Array> {
    const response = await fetch(`${scene.stack.gateway}/ipfs/${cidOf(digest)}?format=raw`, {
      headers: { accept: 'application/vnd.ipld.raw' },
    });
    return new Uint8Array(await response.arrayBuffer());
  }

  async function go(page: Page, hash: string): Promise<void> {
    await page.goto('about:blank');
    await page.goto(`${scene.stack.gateway}/${hash}`);
  }

  async function rowOf(page: Page, hash: string): Promise<string> {
    await go(page, hash);
    await page.locator('[data-cell="akash.verification.mechanism"]').waitFor();
    return page.locator('main table tbody tr', { hasText: 'Akash' }).innerText();
  }

  /** The text of every part of the profile but its history and the box that names its revision. */
  async function profileOn(page: Page, hash: string): Promise<string[]> {
    await go(page, hash);
    await page.getByRole('heading', { level: 1, name: 'Akash Network' }).waitFor();
    await page.waitForFunction(() => {
      const parts = document.querySelectorAll('.profile-answers, .profile-body > section:not(#history)');
      const text = [...parts].map((part) => part.textContent).join();
      return (
        parts.length > 12 &&
        text.includes('providers') &&
        document.querySelector('#readings table') && // they come in a chunk of their own
        !text.includes('still to be read') &&
        !document.querySelector('main [aria-busy="true"]')
      );
    });
    await laidOut(page);
    const parts = page.locator('.profile-answers, .profile-body > section:not(#history)');
    return parts.allInnerTexts();
  }

  const line = (page: Page): Promise<string> => page.locator('.statusline').innerText();

  test('before the last three revisions shows the older values byte for byte, verified in the browser', async () => {
    const { page, complaints } = await openPage(scene.browser);
    expect((await profileOn(page, '#/project/akash')).join()).toContain(told[2]);

    // By the day and by the block.
    for (const at of [before.day, String(before.block)]) {
      expect(await profileOn(page, `#/project/akash?at=${at}`)).toEqual(before.profile);
      expect(await rowOf(page, `#/projects?at=${at}`)).toBe(before.row);
      await patiently(() => line(page)).toContain(`As of block ${before.block.toLocaleString('en')}`);
      await patiently(() => line(page)).toMatch(/(\d+) of \1 entries match the digests of then/);
      await patiently(() => line(page)).toContain('1 RPC keeps that state and agrees');
      expect(await line(page)).toContain('4 revisions since');
    }
    // The bytes that the browser kept under each digest of then, overview and groups, are the bytes of then.
    expect(before.blocks.size).toBe(1 + groups.length);
    for (const [digest, bytes] of before.blocks) {
      const kept = new Uint8Array(await page.evaluate(keptBytes, digest));
      expect(kept).toEqual(bytes);
      expect(await digestOf(kept)).toBe(digest);
    }

    // Each revision between shows its own value.
    for (const [i, statement] of told.entries()) {
      const day = isoDay(Date.parse(`${before.day}T00:00:00Z`) / 1000 + (i + 1) * DAY);
      expect((await profileOn(page, `#/project/akash?at=${day}`)).join()).toContain(statement);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('is kept by the links of a page, and left by “Back to now” and by links that act', async () => {
    const { page } = await openPage(scene.browser);
    await rowOf(page, `#/projects?at=${before.day}`);
    await page.getByRole('link', { name: 'Akash Network' }).first().click();
    await patiently(() => new URL(page.url()).hash).toBe(`#/project/akash?at=${before.day}`);
    await page.getByRole('link', { name: 'Notes', exact: true }).click();
    await patiently(() => new URL(page.url()).hash).toBe(`#/notes?at=${before.day}`);
    await page.locator('main :is(.notes-month, article, li):visible').first().waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Written later');
    await page.getByRole('link', { name: 'Back to now' }).click();
    await patiently(() => new URL(page.url()).hash).toBe('#/notes');
    await page.getByText('Written later').first().waitFor();
    expect(await line(page)).not.toContain('As of');
    await page.goBack();
    await patiently(() => line(page)).toContain('As of block');
    await patiently(() => page.locator('main').innerText()).not.toContain('Written later');
    await go(page, `#/note/202611/written-later?at=${before.day}`);
    await page.getByRole('heading', { name: /There is no/ }).waitFor();
    await page.getByRole('link', { name: 'Contribute' }).click();
    await patiently(() => new URL(page.url()).hash).toBe('#/contribute');
    await patiently(() => line(page)).not.toContain('As of');
    await page.context().close();
  });

  test('a profile’s history leads to each revision as it was, and shows what differs between any two', async () => {
    const { page, complaints } = await openPage(scene.browser);
    await profileOn(page, '#/project/akash');
    const last = before.version + told.length;
    const history = page.locator('#history');
    await history.scrollIntoViewIfNeeded();
    await patiently(() => history.locator('tbody tr').count()).toBe(last);
    await patiently(() => history.innerText()).toContain(`correction It is now: ${told[1]}`);
    await history.getByRole('link', { name: /difference between any two/ }).click();
    await page.getByLabel('Difference from').selectOption(`v${before.version}`);
    const difference = page.locator('.history-difference');
    await patiently(() => difference.innerText()).toContain(`From revision ${before.version} to ${last}: 1 part changed`);
    expect(await difference.innerText()).not.toContain('Two hundred');
    await page.getByLabel('only what the world changed').check();
    await patiently(() => difference.innerText()).toContain(`Left out: revision ${last - 1} (correction)`);
    expect(await difference.locator('.history-step').count()).toBe(2);
    expect(await difference.locator('.history-step').first().innerText()).toContain('One hundred');
    expect(await difference.locator('.history-step').last().innerText()).toContain('Three hundred');
    await profileOn(page, '#/project/akash');
    await history.getByRole('link', { name: 'as it was then' }).first().click();
    await patiently(() => page.locator('.profile-body').innerText()).toContain(told[1]);
    await patiently(() => history.locator('h2').innerText()).toContain(`${last - 1} revisions, and 1 since`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says clearly which moments there are', async () => {
    const { page } = await openPage(scene.browser);
    const words: [string, RegExp][] = [
      ['soon', /“soon” is neither a block number nor a date/],
      ['2026-02-30', /The calendar has no 2026-02-30/],
      ['2999-01-01', /is still to come/],
      ['99999999', /is not there yet/],
      ['2001-01-01', /begins with block \d+.*held nothing/],
      ['0', /at block 0 it held nothing/],
    ];
    for (const [at, text] of words) {
      await go(page, `#/projects?at=${at}`);
      await page.getByRole('heading', { name: 'There is no register of that moment' }).waitFor();
      expect(await page.locator('main').innerText()).toMatch(text);
      expect(await line(page)).toContain('No such moment');
    }
    await page.locator('main').getByRole('link', { name: 'Back to now' }).click();
    await page.locator('[data-cell="akash.verification.mechanism"]').waitFor();
    await page.context().close();
  });

  test('shows nothing where an RPC keeps a revision back, and stands without an RPC that keeps old state', async () => {
    const { page } = await openPage(scene.browser);
    const asked = async (meddle: (method: string, params: unknown[], result: unknown) => unknown) => {
      await page.unroute(`${scene.stack.rpc}/**`);
      await page.route(`${scene.stack.rpc}/**`, async (route) => {
        const { id, method, params } = route.request().postDataJSON();
        const answer = await (await route.fetch()).json();
        await route.fulfill({ json: { jsonrpc: '2.0', id, ...(meddle(method, params, answer.result) ?? { result: answer.result }) } });
      });
    };
    await asked((method, _params, result) => (method === 'eth_getLogs' ? { result: (result as unknown[]).slice(0, -5) } : undefined));
    await go(page, `#/project/akash?at=${before.day}`);
    await page.getByRole('heading', { name: 'The register of that moment could not be read' }).waitFor();
    expect(await page.locator('main').innerText()).toMatch(/do not lead to its present head/);
    expect(await page.locator('main').innerText()).not.toContain('providers');

    const tag = `0x${before.block.toString(16)}`;
    await asked((method, params) =>
      method === 'eth_call' && params[1] === tag ? { error: { code: -32000, message: 'missing trie node' } } : undefined,
    );
    expect(await profileOn(page, `#/project/akash?at=${before.block}`)).toEqual(before.profile);
    await patiently(() => line(page)).toContain('no RPC keeps that state');
    await page.context().close();
  });
});

/** A reading of then takes a few requests, and the machine may be busy. */
const patiently = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

const isoDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

/** The bytes that this browser keeps under a digest. Runs in the page. */
function keptBytes(digest: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('deml-blocks');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const getting = opening.result.transaction('deml-blocks').objectStore('deml-blocks').get(digest);
      getting.onerror = () => reject(getting.error);
      getting.onsuccess = () => resolve(Array.from(new Uint8Array(getting.result)));
    };
  });
}
