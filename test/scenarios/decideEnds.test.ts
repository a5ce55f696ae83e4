import type { Address } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getCredit } from '../../registry/records/index.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath } from './support/openPage.ts';
import { openStage, PERIOD, type Stage, type Visit } from './support/stage.ts';
import { approveOnChain, rejectOnChain } from './support/voting.ts';

const { curators, treasury } = wallets;
const [first, second, third] = curators;
const NOTE_BOND = 2_000_000_000_000_000n;
const NOTE_LIFETIME_S = 14 * 86_400;

/** The ways in which a proposal ends beside approval, and where its bond is then. Each story has a proposer of its own. */
describe.runIf(browserPath)('a proposal ends', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  const creditOf = (account: Address): Promise<bigint> => getCredit(stage.outside.chain, { registry: stage.outside.registry, account });

  /** The proposer takes the bond home: what the registry owed goes from its balance to theirs. */
  async function collect(visit: Visit): Promise<void> {
    const { account } = visit.wallet;
    const [held, had] = await Promise.all([stage.balanceOf(stage.stack.registry), stage.balanceOf(account)]);
    await visit.go('governance');
    await visit.page.getByText('0.002 ETH of bonds wait for you.').waitFor();
    await visit.act('Collect 0.002 ETH', 'Send');
    await visit.page.getByText('Nothing to collect. A bond comes back here').waitFor();
    expect(await creditOf(account)).toBe(0n);
    expect(await stage.balanceOf(stage.stack.registry)).toBe(held - NOTE_BOND);
    expect(await stage.balanceOf(account)).toBeGreaterThan(had);
  }

  test('rejected: the reasons can be read by anybody afterwards, readers see no note, and the bond comes back', async () => {
    const proposer = await stage.newcomer();
    const { id } = await stage.openNote(proposer, 'ten-reasons', 'Ten reasons to buy');
    await rejectOnChain(stage, first, id, { reason: 'It *sells*, and names no source.' });
    expect((await stage.item(id)).state).toBe('open');
    await rejectOnChain(stage, second, id, { reason: 'An advertisement.' });
    expect(await stage.item(id)).toMatchObject({ state: 'rejected', spam: false });

    const reader = await stage.read(`review/${id}`);
    await reader.page.getByRole('heading', { name: 'This proposal was rejected' }).waitFor();
    for (const reason of ['It sells, and names no source.', 'An advertisement.'])
      await reader.page.locator('.outcome-reason', { hasText: reason }).waitFor();
    await reader.go(`note/${PERIOD}/ten-reasons`);
    await reader.page.getByRole('heading', { name: /There is no note/ }).waitFor();
    await reader.leave();

    const visit = await stage.join(proposer, 'governance');
    await collect(visit);
    await visit.leave();
  });

  test('withdrawn by its proposer, who collects the bond', async () => {
    const proposer = await stage.newcomer();
    const { id } = await stage.openNote(proposer, 'too-early', 'A note too early');
    const stranger = await stage.join(await stage.newcomer(), `review/${id}`);
    await stranger.page.getByText('This account holds no curator’s seat.').waitFor();
    expect(await stranger.page.locator('.decide-withdraw').count()).toBe(0);
    await stranger.leave();

    const visit = await stage.join(proposer, `review/${id}`);
    await visit.page.locator('.decide-withdraw summary').click();
    await visit.act('Withdraw', 'Send');
    await visit.page.getByRole('heading', { name: 'This proposal was withdrawn' }).waitFor();
    expect((await stage.item(id)).state).toBe('withdrawn');
    await collect(visit);
    await visit.leave();
  });

  test('expired: nobody may approve it, anybody closes it, and the bond goes to its proposer', async () => {
    const proposer = await stage.newcomer();
    const { id } = await stage.openNote(proposer, 'forgotten', 'A note that nobody judged');
    await approveOnChain(stage, first, id);
    await stage.pass(NOTE_LIFETIME_S + 1);
    expect((await stage.item(id)).state).toBe('expired');

    const late = await stage.join(second, `review/${id}`);
    await late.page.getByRole('heading', { name: 'This proposal was not decided in time' }).waitFor();
    expect(await late.page.getByRole('radio', { name: /^approve/ }).count()).toBe(0);
    await late.leave();

    const stranger = await stage.newcomer();
    const closing = await stage.join(stranger, `review/${id}`);
    await closing.page.locator('.decide-withdraw summary').click();
    await closing.act('Close it', 'Send');
    await closing.page.getByRole('heading', { name: 'This proposal was withdrawn' }).waitFor();
    await closing.leave();
    expect(await creditOf(stranger.address)).toBe(0n);

    const visit = await stage.join(proposer, 'governance');
    await collect(visit);
    await visit.leave();
  });

  test('rejected as spam: the bond is lost to the treasury, as everybody sees, and anybody has it paid out', async () => {
    const proposer = await stage.newcomer();
    const { id } = await stage.openNote(proposer, 'casino', 'A casino');
    const before = await stage.balanceOf(treasury.address);
    await rejectOnChain(stage, second, id, { reason: 'An advertisement of a casino.', spam: true });
    await rejectOnChain(stage, third, id, { reason: 'The same, for the third time.', spam: true });
    expect(await stage.item(id)).toMatchObject({ state: 'rejected', spam: true });
    expect(await creditOf(proposer.address)).toBe(0n);

    const visit = await stage.join(proposer, `review/${id}`);
    await visit.page.getByRole('heading', { name: 'This proposal was rejected as spam' }).waitFor();
    await visit.page.getByText('Every vote that counted called it spam, so the bond went to the treasury.').waitFor();
    await visit.go('governance');
    await visit.page.getByText('Nothing to collect. A bond comes back here').waitFor();
    await visit.page.getByText('0.002 ETH to collect, from bonds lost as spam.').waitFor();
    const row = visit.page.getByRole('row', { name: new RegExp(third.address) });
    expect(await row.locator('[data-label="Rejected"]').innerText()).toMatch(/1 as spam/);
    await visit.act('Pay it out to the treasury', 'Send');
    await visit.page.getByText('no bond was lost as spam since it last collected').waitFor();
    expect(await stage.balanceOf(treasury.address)).toBe(before + NOTE_BOND);
    await visit.leave();
  });
});
