import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { canonicalBytes, digestOf } from '../../registry/cid/index.ts';
import { buildProfile } from '../../registry/claims/index.ts';
import { toCar } from '../../scripts/stack/car.ts';
import { LOCAL_CHAIN_ID, root } from '../../scripts/stack/layout.ts';
import { createEntry } from './support/approve.ts';
import { laxGateway } from './support/laxGateway.ts';
import { listed } from './support/listed.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const attack = '<img src=x onerror="document.title=\'taken over\'">';

describe.runIf(browserPath)('content that a quorum let through', () => {
  const scene = seededScene();

  test('and that is off schema costs its own row only: path and reason are shown, no value', async () => {
    const bytes = canonicalBytes({ schema: 'deml.project/1', slug: 'broken', name: 'Looks fine', workers: 1_000_000 });
    const digest = await digestOf(bytes);
    const upload = await fetch(`${scene.stack.gateway}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.ipld.raw' },
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    expect(upload.status, 'our gateway refuses it').toBe(422);
    await createEntry(
      scene.stack.rpc,
      { address: scene.stack.registry, chainId: LOCAL_CHAIN_ID },
      { kind: 'project', key: 'broken', digest },
    );

    // Another gateway may serve what ours refuses.
    const lax = await laxGateway(bytes);
    const { page, complaints } = await openPage(scene.browser, {
      config: { gateways: [scene.stack.gateway, lax.url] },
    });
    await page.goto(`${scene.stack.gateway}/#/projects`);
    const trouble = page.locator('main table tr.trouble');
    await expect.poll(() => trouble.innerText(), { timeout: 20_000 }).toMatch(/Refused[\s\S]*off schema[\s\S]*(workers|missing)/);
    expect(await trouble.innerText()).not.toContain('1,000,000');
    await expect.poll(() => page.locator('main table tbody tr:not(.trouble):not(.waiting)').count()).toBe(listed.length);
    expect(complaints).toEqual([]);
    await page.context().close();
    lax.close();
  });

  test('and that holds markup is shown as the text that it is', async () => {
    const akash = JSON.parse(await readFile(`${root}/content/projects/akash.json`, 'utf8'));
    const { bytes } = await buildProfile({ ...akash, slug: 'markup', name: attack, sentence: `A sentence with ${attack} in it.` });
    const upload = await fetch(`${scene.stack.gateway}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.ipld.car' },
      body: (await toCar(bytes)) as Uint8Array<ArrayBuffer>,
    });
    expect(upload.status).toBe(200);
    await createEntry(
      scene.stack.rpc,
      { address: scene.stack.registry, chainId: LOCAL_CHAIN_ID },
      { kind: 'project', key: 'markup', digest: await digestOf(bytes[0] as Uint8Array) },
    );

    const { page, complaints } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await expect.poll(() => page.locator('main table').innerText(), { timeout: 20_000 }).toContain(attack);
    await page.goto(`${scene.stack.gateway}/#/project/markup`);
    await expect.poll(() => page.locator('main').innerText(), { timeout: 20_000 }).toContain(`A sentence with ${attack} in it.`);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.title()).not.toBe('taken over');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
