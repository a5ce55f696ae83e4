import { type Address, encodeFunctionData } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRegistry } from '../../registry/actions/index.ts';
import { registryAbi } from '../../registry/generated/abi.ts';
import { getRevisions } from '../../registry/history/index.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { asAdmin } from './support/asAdmin.ts';
import { browserPath } from './support/openPage.ts';
import { deployOwnedWallet } from './support/ownedWallet.ts';
import { openStage, PERIOD, type Stage } from './support/stage.ts';
import { approveBySignature, approveOnChain } from './support/voting.ts';
import type { GivenWallet } from './support/wallet.ts';

const { contributor, admin, curators } = wallets;
const [first, second, , , removed] = curators;
const ADMIN_DELAY_S = 120;

/** Who judges may change while a proposal is open. */
describe.runIf(browserPath)('the council', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  const approversOf = async (key: string): Promise<string[]> => {
    const { chain, registry } = stage.outside;
    const [revision] = await getRevisions(chain, { registry, kind: 'note', period: PERIOD, key });
    return (revision?.approvers ?? []).map((one) => one.toLowerCase());
  };
  const named = (...accounts: { address: string }[]): string[] => accounts.map(({ address }) => address.toLowerCase());

  test('loses a curator by an announced act: neither a vote nor a signature of before counts any more', async () => {
    const voted = await stage.openNote(contributor, 'voted-before', 'A note voted on');
    const signed = await stage.openNote(contributor, 'signed-before', 'A note signed');
    await approveOnChain(stage, removed, voted.id);
    await approveBySignature(stage, removed, signed.id);
    await approveBySignature(stage, first, signed.id);

    const governing = await stage.join(admin, 'governance');
    await governing.page.getByLabel('Act').selectOption('Take a seat');
    await governing.page.getByLabel('Seat', { exact: true }).fill('4');
    await governing.act('Announce', 'Send');
    const announced = governing.page.locator('.gov-delayed > li', { hasText: 'Vacate seat 4' });
    await announced.waitFor();
    expect(await announced.locator('.gov-countdown').innerText()).toMatch(/^In \d/);
    expect(await announced.getByRole('button', { name: 'Execute' }).isDisabled()).toBe(true);
    expect(await stage.item(voted.id)).toMatchObject({ approvals: 1, votes: [{ counts: true }] });

    await stage.pass(ADMIN_DELAY_S + 1);
    await governing.go('governance');
    await governing.act('Execute', 'Send');
    await governing.page.getByText('Nothing is announced.').waitFor();
    expect(await governing.page.getByRole('row', { name: new RegExp(removed.address) }).innerText()).toContain('no longer seated');
    await governing.leave();

    expect(await stage.item(voted.id)).toMatchObject({ state: 'open', approvals: 0, votes: [{ counts: false }] });
    const reader = await stage.read(`review/${voted.id}`);
    await reader.page.getByText('approved; no longer holds the seat, so it does not count').waitFor();
    await reader.page.getByText('0 of 2 to approve').first().waitFor();
    await reader.go(`review/${signed.id}`);
    await reader.page.getByText('0 of 2 to approve, and 1 signature that waits').waitFor();
    await reader.leave();

    await approveOnChain(stage, first, voted.id);
    expect(await stage.item(voted.id)).toMatchObject({ state: 'open', approvals: 1 });
    await approveOnChain(stage, second, voted.id);
    expect((await stage.item(voted.id)).state).toBe('executed');
    expect(await approversOf('voted-before')).toEqual(named(first, second));
  });

  test('has a contract wallet as a member, which approves by its owner’s signature and by a transaction', async () => {
    const owner = await stage.newcomer();
    const account = await deployOwnedWallet(stage.stack.rpc, owner);
    await giveSeat(5, account);
    const member: GivenWallet = { name: 'Contract wallet', signer: owner, contract: account };

    const signed = await stage.openNote(contributor, 'signed-by-a-contract', 'A note signed by a contract');
    await approveBySignature(stage, member, signed.id);
    await approveBySignature(stage, second, signed.id);
    const submitting = await stage.join(contributor, `review/${signed.id}`);
    await submitting.act('Submit 2 signatures', 'Send');
    await submitting.page.getByRole('heading', { name: 'This proposal was approved' }).waitFor();
    await submitting.leave();
    expect(await approversOf('signed-by-a-contract')).toEqual(named(second, { address: account }));

    const sent = await stage.openNote(contributor, 'sent-by-a-contract', 'A note approved by a contract');
    await approveOnChain(stage, first, sent.id);
    const visit = await stage.join(member, `review/${sent.id}`);
    await visit.page.getByText('holds seat 5').waitFor();
    await visit.page.getByRole('radio', { name: 'approve by a transaction' }).check();
    await visit.act('Approve on chain', 'Send');
    await visit.page.getByText('Waiting for the other owners.').waitFor();
    expect((await stage.item(sent.id)).state).toBe('open');
    await visit.wallet.confirm();
    await visit.page.getByRole('heading', { name: 'This proposal was approved' }).waitFor();
    await visit.leave();
    expect(await approversOf('sent-by-a-contract')).toEqual(named(first, { address: account }));
  });

  async function giveSeat(index: number, account: Address): Promise<void> {
    const { chain, registry } = stage.outside;
    const manager = (await readRegistry(chain, registry, 'authority', [])) as Address;
    const data = encodeFunctionData({ abi: registryAbi, functionName: 'seat', args: [index, account] });
    await asAdmin(stage.stack.rpc, manager, { to: registry.address, data });
  }
});
