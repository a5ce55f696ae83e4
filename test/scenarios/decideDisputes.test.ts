import type { Hex } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getHead } from '../../registry/actions/index.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath } from './support/openPage.ts';
import { openStage, type Stage, soon } from './support/stage.ts';
import { approveOnChain, rejectOnChain } from './support/voting.ts';

const [first, second, third] = wallets.curators;

/** An approved version is disputed with evidence, and curators settle it; its content never changes by that. */
describe.runIf(browserPath)('a dispute', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  const headOf = (key: string) => getHead(stage.outside.chain, { registry: stage.outside.registry, kind: 'project', key });

  /** Somebody without a role reads a profile, and disputes it with evidence. */
  async function raise(slug: string, statement: string): Promise<Hex> {
    const visit = await stage.enter(`project/${slug}`, { name: 'Test wallet', signer: await stage.newcomer() });
    await visit.page.getByRole('link', { name: 'Dispute version 1' }).click();
    await visit.page.getByLabel('What is the case, and how anybody can see it').fill(statement);
    await visit.page.locator('.evidence-claims input').first().check();
    await visit.page.getByRole('button', { name: 'Add a source' }).click();
    await visit.page.getByLabel('Title').fill('The code itself');
    await visit.page.getByLabel('Address (https or ipfs)').fill('https://example.org/code');
    await visit.act('Dispute version 1', 'Send');
    const link = visit.page.getByRole('link', { name: 'Follow it in the review queue' });
    await link.waitFor();
    const id = (await link.getAttribute('href'))?.replace('#/review/', '') as Hex;
    await visit.leave();
    return id;
  }

  test('that curators uphold marks the version for readers, in the table too, and leaves its content', async () => {
    const before = await headOf('fluence');
    const id = await raise('fluence', 'The summary speaks of a product that was *closed*.');
    expect(await headOf('fluence')).toMatchObject({ status: 'active', disputes: 1 });

    const reader = await stage.read('project/fluence');
    await reader.page.locator('.standing-mark', { hasText: '1 open dispute of this version.' }).waitFor();
    await reader.go(`review/${id}`);
    await reader.page.locator('.dispute-read', { hasText: 'The summary speaks of a product that was closed.' }).waitFor();
    await reader.page.locator('.diff-side.now .diff-statement', { hasText: 'Fluence is a compute marketplace' }).waitFor();
    await reader.page.getByRole('list', { name: 'Sources of the evidence' }).getByText('The code itself').waitFor();

    await approveOnChain(stage, first, id, 'uphold');
    expect(await headOf('fluence')).toMatchObject({ status: 'active', disputes: 1 });
    await approveOnChain(stage, second, id, 'uphold');
    expect(await headOf('fluence')).toMatchObject({ status: 'disputed', disputes: 0, digest: before.digest, version: before.version });

    await reader.page.getByRole('heading', { name: 'This proposal was upheld' }).waitFor();
    await reader.go('project/fluence');
    await reader.page.locator('.standing-mark', { hasText: 'Disputed. A quorum of curators upheld a dispute' }).waitFor();
    expect(await reader.page.getByRole('link', { name: 'Dispute version 1' }).count()).toBe(0);
    await reader.go('projects');
    const row = reader.page.getByRole('row', { name: /Fluence/ });
    await soon(() => row.first().innerText()).toContain('this version is disputed');
    await reader.page.setViewportSize({ width: 390, height: 844 });
    await reader.page.locator('.phone-list li', { hasText: 'this version is disputed' }).getByRole('link', { name: 'Fluence' }).waitFor();
    await reader.leave();
  });

  test('that curators dismiss with a reason leaves the version as it was', async () => {
    const before = await headOf('gensyn');
    const id = await raise('gensyn', 'I do not believe it.');
    await rejectOnChain(stage, second, id, { reason: 'Belief is no evidence.', no: 'dismiss' });
    expect(await headOf('gensyn')).toMatchObject({ disputes: 1 });
    await rejectOnChain(stage, third, id, { reason: 'The source says what the claim says.', no: 'dismiss' });
    expect(await headOf('gensyn')).toEqual(before);

    const reader = await stage.read(`review/${id}`);
    await reader.page.getByRole('heading', { name: 'This proposal was dismissed' }).waitFor();
    await reader.page.locator('.outcome-reason', { hasText: 'Belief is no evidence.' }).waitFor();
    expect(await reader.page.getByText(/seat \d, voted to dismiss/).count()).toBe(2);
    await reader.go('project/gensyn');
    await reader.page.getByRole('link', { name: 'Dispute version 1' }).waitFor();
    expect(await reader.page.locator('.standing-mark').count()).toBe(0);
    await reader.leave();
  });
});
