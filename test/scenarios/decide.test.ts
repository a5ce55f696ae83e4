import type { Hex } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wallets } from '../../scripts/stack/wallets.ts';
import { openClaim, proposeDraft, writeNote } from './support/contributing.ts';
import { browserPath, laidOut } from './support/openPage.ts';
import { openStage, type Stage, soon, type Visit } from './support/stage.ts';
import { approveBySignature, approveOnChain } from './support/voting.ts';

const { contributor, auditor, curators } = wallets;
const [first, second, third] = curators;

/** The whole way of a change: written, proposed, judged, and read by people without a wallet. */
describe.runIf(browserPath)('contributors propose, curators decide, readers see it', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  const contribute = (route: string): Promise<Visit> => stage.enter(route, { name: 'Test wallet', signer: contributor });

  /** What the history of a page says of its newest revision: its number, who proposed it, who approved it. */
  async function newestRevision({ page }: Visit) {
    const row = page.locator('#history tbody tr').first();
    await row.waitFor();
    await laidOut(page);
    const namesIn = (label: string) =>
      row.locator(`[data-label="${label}"]`).evaluate((cell) => {
        const titled = [cell, ...cell.querySelectorAll('[title]')];
        return titled.flatMap((one) => one.getAttribute('title')?.toLowerCase() ?? []);
      });
    return {
      version: Number.parseInt(await row.locator('th').innerText(), 10),
      proposer: await namesIn('Proposed by'),
      approvers: await namesIn('Approved by'),
    };
  }
  const named = (...accounts: { address: string }[]): string[] => accounts.map(({ address }) => address.toLowerCase());

  test('a note, approved by two transactions', async () => {
    const title = 'Bisection of training runs';
    const reader = await stage.read('notes');
    await reader.page.locator('.noteline').first().waitFor();
    expect(await reader.page.getByRole('link', { name: title }).count()).toBe(0);

    const visit = await contribute('contribute/note');
    await writeNote(visit, {
      url: 'https://arxiv.org/abs/2502.19405',
      title,
      summary: 'Two providers who disagree find the first step on which they do.',
      effect: 'A dispute shrinks to one operation.',
      tag: 'verification',
      why: 'A primary source on verification.',
    });
    const id = await proposeDraft(visit);
    await visit.page.getByRole('link', { name: 'Open the proposal' }).click();
    await visit.page.getByText('You proposed it, and nobody judges an own proposal.').waitFor();
    await visit.leave();

    await approveOnChain(stage, first, id);
    expect((await stage.item(id)).state).toBe('open');
    await approveOnChain(stage, second, id);
    expect((await stage.item(id)).state).toBe('executed');

    await reader.page.reload();
    await reader.page.getByRole('link', { name: title }).first().click();
    await reader.page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await newestRevision(reader)).toEqual({ version: 1, proposer: named(contributor), approvers: named(first, second) });
    await reader.leave();
  });

  test('a change to a profile, approved by signatures that the gateway collects and a third account submits', async () => {
    const reader = await stage.read('projects');
    const cell = reader.page.locator('[data-cell="akash.metrics.tasks"]');
    await cell.waitFor();
    expect(await cell.innerText()).toContain('126,025');

    const visit = await contribute('projects');
    await openClaim(visit, 'akash', 'metrics-tasks-1', 'The count was read again.');
    await visit.page
      .getByRole('textbox', { name: 'Statement' })
      .fill('131,313 new leases were opened during 2025, with 3,154,814 USD spent.');
    await visit.page.getByLabel('Value').fill('131,313');
    const id = await proposeDraft(visit);
    await visit.leave();

    await approveBySignature(stage, second, id);
    await approveBySignature(stage, third, id);
    expect(await stage.item(id)).toMatchObject({ state: 'open', approvals: 0 });
    const submitting = await stage.join(auditor, `review/${id}`);
    await submitting.page.getByText('This account holds no curator’s seat.').waitFor();
    await submitting.act('Submit 2 signatures', 'Send');
    await submitting.page.getByRole('heading', { name: 'This proposal was approved' }).waitFor();
    expect(submitting.wallet.times('eth_sendTransaction')).toBe(1);
    await submitting.leave();
    expect((await stage.item(id)).state).toBe('executed');

    await reader.page.reload();
    await soon(() => cell.innerText()).toContain('131,313');
    await reader.go('project/akash');
    expect(await newestRevision(reader)).toEqual({ version: 2, proposer: named(contributor), approvers: named(second, third) });
    await reader.leave();
  });

  test('of two changes to one profile the second is overtaken, moved onto the new head, and approved', async () => {
    const words = { first: 'The first claim, in other words.', second: 'The second claim, in other words.' };
    const proposeWords = async (claim: string, statement: string): Promise<Hex> => {
      const visit = await contribute('projects');
      await openClaim(visit, 'livepeer', claim, 'Said more plainly.');
      await visit.page.getByRole('textbox', { name: 'Statement' }).fill(statement);
      const id = await proposeDraft(visit);
      await visit.leave();
      return id;
    };
    const winner = await proposeWords('details-summary-1', words.first);
    const overtaken = await proposeWords('governance-keys-1', words.second);
    for (const curator of [first, second]) await approveOnChain(stage, curator, winner);
    expect((await stage.item(overtaken)).state).toBe('stale');

    const late = await stage.join(third, `review/${overtaken}`);
    await late.page.getByRole('heading', { name: 'This proposal was overtaken' }).waitFor();
    expect(await late.page.getByRole('radio', { name: /^approve/ }).count()).toBe(0);
    await late.leave();

    const visit = await stage.join(contributor, `review/${overtaken}`);
    await visit.page.getByText('It was written for version 1; the head is now version 2.').waitFor();
    await visit.page.getByRole('button', { name: 'Rebase it in a form' }).click();
    await visit.page.getByRole('button', { name: 'Move onto version 2' }).click();
    await visit.page.locator('.stale-base').waitFor({ state: 'detached' });
    const moved = await proposeDraft(visit);
    await visit.go(`review/${overtaken}`);
    await visit.page.locator('.decide-withdraw summary').click();
    await visit.act('Withdraw', 'Send');
    await visit.page.getByRole('heading', { name: 'This proposal was withdrawn' }).waitFor();
    await visit.leave();
    expect((await stage.item(overtaken)).state).toBe('withdrawn');
    expect((await stage.item(moved)).proposal.baseVersion).toBe(2);
    for (const curator of [second, third]) await approveOnChain(stage, curator, moved);

    const reader = await stage.read('project/livepeer?claim=governance-keys-1');
    for (const statement of Object.values(words)) await reader.page.getByText(statement).first().waitFor();
    expect(await newestRevision(reader)).toEqual({ version: 3, proposer: named(contributor), approvers: named(second, third) });
    await reader.leave();
  });
});
