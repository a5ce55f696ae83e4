import type { Page } from 'playwright';
import { createWalletClient, encodeFunctionData, http, publicActions } from 'viem';
import { describe, expect, test } from 'vitest';
import { registryAbi } from '../../registry/generated/abi.ts';
import { managerAbi, roleIds } from '../../registry/proposing/managerAbi.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { deployOwnedWallet } from './support/ownedWallet.ts';
import { rpc } from './support/rpc.ts';
import type { RunningStack } from './support/runStack.ts';
import { seededScene } from './support/seededScene.ts';
import { connectWallet, type GivenWallet, giveWallets, type TestWallet } from './support/wallet.ts';

const ADMIN_DELAY_S = 120;
const soon = { timeout: 30_000 };

describe.runIf(browserPath)('a wallet', () => {
  const scene = seededScene();
  /** A number of a seat that no test has used: each announces another call. */
  let seat = 20;

  const admin: GivenWallet = { name: 'Wallet A', signer: wallets.admin };

  /** The Governance page with some wallets in the scene.browser. */
  async function open(given: readonly GivenWallet[]): Promise<{ page: Page; complaints: string[]; wallets: TestWallet[] }> {
    const { page, complaints } = await openPage(scene.browser);
    const found = await giveWallets(page, scene.stack.rpc, given);
    await page.goto(`${scene.stack.gateway}/#/governance`);
    await page.getByRole('heading', { name: 'Curators' }).waitFor();
    return { page, complaints, wallets: found };
  }

  /** As `open`, with the first wallet connected as admin and an announcement written, up to the words. */
  async function upToWords(given: GivenWallet = admin) {
    const opened = await open([given]);
    await connectWallet(opened.page, given.name);
    await opened.page.getByLabel('Act').selectOption('Give a free seat');
    await opened.page.getByLabel('Seat', { exact: true }).fill(String(seat));
    await opened.page.getByLabel('Address').fill(wallets.contributor.address);
    await opened.page.getByRole('button', { name: 'Announce' }).click();
    const words = `Announce: Give seat ${seat++} to ${wallets.contributor.address}`;
    await opened.page.getByRole('heading', { name: words }).waitFor();
    return { ...opened, wallet: opened.wallets[0] as TestWallet, words: words.replace('Announce: ', '') };
  }

  const send = (page: Page, name = 'Wallet A') => page.getByRole('button', { name: `Send with ${name}` }).click();
  const answer = (page: Page) => page.locator('.act-failure').innerText();
  const announced = (page: Page, words: string) => page.locator('.gov-delayed').getByRole('heading', { name: words });

  test('that does as asked: words first, then the wallet, then the block, and the page shows what changed', async () => {
    const { page, complaints, wallet, words } = await upToWords();
    expect(wallet.times('eth_sendTransaction')).toBe(0);
    expect(await page.locator('.act-words').innerText()).toMatch(/Network\s+local, chain \d+[\s\S]*Contract\s+0x[0-9a-fA-F]{40}/);
    await send(page);
    await expect.poll(() => page.locator('.act-note').innerText(), soon).toMatch(/Mined in block [\d,.]+/);
    await announced(page, words).waitFor();
    expect(await page.locator('.gov-countdown').first().innerText()).toMatch(/In \d/);
    expect(wallet.times('eth_sendTransaction')).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('that is not there is said, with a way to get one, and the page can still be read', async () => {
    const { page } = await openPage(scene.browser);
    // A local build offers demo wallets; without them it has what a release has.
    const none = { contentType: 'text/javascript', body: 'export const demoConnectors = () => [];' };
    await page.route(/\/assets\/connectors-[^/]*\.js$/, (route) => route.fulfill(none));
    await page.goto(`${scene.stack.gateway}/#/governance`);
    await page.getByRole('button', { name: 'Connect a wallet' }).click();
    await expect.poll(() => page.locator('.account-wrong').innerText(), soon).toMatch(/No wallet was found in this browser[\s\S]*Install/);
    expect(await page.locator('.gov-table').count()).toBeGreaterThan(2);
    await page.context().close();
  });

  test('among two is chosen by name, and the page says which one it talks to', async () => {
    const { page, wallets: two } = await open([admin, { name: 'Wallet B', signer: wallets.contributor }]);
    await page.getByRole('button', { name: 'Connect a wallet' }).click();
    for (const { name } of two) await page.getByRole('dialog').getByRole('button', { name }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Wallet B' }).click();
    const line = page.locator('.account-line').first();
    await expect.poll(() => line.innerText(), soon).toContain(wallets.contributor.address);
    expect(await line.innerText()).toContain('Wallet B');
    await page.getByRole('button', { name: 'Use another' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Wallet A' }).click();
    await expect.poll(() => line.innerText(), soon).toContain(wallets.admin.address);
    await page.context().close();
  });

  test('whose user declines: nothing is sent, and it can be tried again', async () => {
    const { page, wallet, words } = await upToWords();
    wallet.behave('reject');
    await send(page);
    await expect.poll(() => answer(page), soon).toMatch(/You declined in the wallet/);
    wallet.behave('sign');
    await page.getByRole('button', { name: 'Try again' }).click();
    await announced(page, words).waitFor();
    await page.context().close();
  });

  test('on another chain is asked to change, and gets told of a chain that it does not know', async () => {
    const { page, wallet } = await open([{ ...admin, chainId: 1, strange: true }]).then(({ wallets: [only], ...rest }) => ({
      ...rest,
      wallet: only as TestWallet,
    }));
    wallet.behave('sign');
    await page.getByRole('button', { name: 'Connect a wallet' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Wallet A' }).click();
    await expect.poll(() => wallet.times('wallet_addEthereumChain'), soon).toBeGreaterThan(0);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await wallet.setChain(1);
    await expect.poll(() => page.locator('.account-wrong').first().innerText(), soon).toMatch(/set to another network/);
    expect(await page.getByRole('button', { name: /Send with/ }).count()).toBe(0);
    await page
      .getByRole('button', { name: /Change to local/ })
      .first()
      .click();
    await expect.poll(() => page.locator('.account-wrong').count(), soon).toBe(0);
    await page.context().close();
  });

  test('is not even opened for what the registry would refuse: the reason is told by the contract', async () => {
    const {
      page,
      wallets: [only],
    } = await open([{ name: 'Wallet A', signer: wallets.admin }]);
    await connectWallet(page, 'Wallet A');
    await page.getByLabel('Act').selectOption('Give a free seat');
    for (let round = 0; round < 2; round++) {
      await page.getByLabel('Seat', { exact: true }).fill('19');
      await page.getByLabel('Address').fill(wallets.contributor.address);
      await page.getByRole('button', { name: 'Announce' }).click();
      await send(page);
      if (round === 0) {
        await expect.poll(() => page.locator('.act-note').innerText(), soon).toMatch(/Mined/);
        await page.getByLabel('Seat', { exact: true }).fill('18'); // another call, and back: the form begins anew
      }
    }
    await expect.poll(() => answer(page), soon).toMatch(/registry would refuse it/);
    expect(only?.times('eth_sendTransaction')).toBe(1);
    await page.context().close();
  });

  test('that drops a transaction: the network does not know it, and the user decides before it is sent anew', async () => {
    const { page, wallet } = await upToWords();
    await page.clock.install();
    wallet.behave('drop');
    await send(page);
    await expect.poll(() => page.locator('.act-note').innerText(), soon).toMatch(/Sent\. Waiting for a block/);
    await page.clock.fastForward(62_000);
    await expect.poll(() => answer(page), soon).toMatch(/No node of the network knows transaction 0x/);
    await page.getByRole('button', { name: 'Go on watching' }).click();
    expect(wallet.times('eth_sendTransaction')).toBe(1);
    await page.context().close();
  });

  test('that speeds a transaction up: the one that was mined counts', async () => {
    const { page, wallet, words } = await upToWords();
    wallet.behave('speed-up');
    await send(page);
    await expect.poll(() => page.locator('.act-note').innerText(), soon).toMatch(/Mined in block[\s\S]*Another transaction carried it/);
    await announced(page, words).waitFor();
    await page.context().close();
  });

  test('that cancels a transaction: it is said, and nothing has changed', async () => {
    const { page, wallet, words } = await upToWords();
    wallet.behave('cancel');
    await send(page);
    await expect.poll(() => answer(page), soon).toMatch(/sent another transaction in its place/);
    expect(await announced(page, words).count()).toBe(0);
    await page.context().close();
  });

  test('that breaks is quoted', async () => {
    const { page, wallet } = await upToWords();
    wallet.behave('fail');
    await send(page);
    await expect.poll(() => answer(page), soon).toMatch(/Wallet A failed: The device is not unlocked/);
    await page.context().close();
  });

  test('that is disconnected while it is asked: the page waits for nothing, and sends nothing twice', async () => {
    const { page, wallet } = await upToWords();
    wallet.hold();
    await send(page);
    await expect.poll(() => page.locator('.act-waiting').innerText(), soon).toMatch(/Waiting for Wallet A/);
    await wallet.disconnect();
    await expect.poll(() => answer(page), soon).toMatch(/disconnected before it answered/);
    expect(await page.getByRole('button', { name: 'Try again' }).isDisabled()).toBe(true);
    wallet.release();
    await page.context().close();
  });

  test('that changes to another account while it is asked', async () => {
    const { page, wallet } = await upToWords();
    wallet.hold();
    await send(page);
    await expect.poll(() => wallet.times('eth_sendTransaction'), soon).toBe(1);
    await wallet.switchTo(wallets.contributor);
    await expect.poll(() => answer(page), soon).toMatch(new RegExp(`changed to ${wallets.contributor.address}`));
    wallet.release();
    await page.context().close();
  });

  test('without the ETH that it takes is told so before it is opened', async () => {
    const { page, wallet } = await upToWords();
    const balance = await rpc<string>(scene.stack.rpc, 'eth_getBalance', [wallets.admin.address, 'latest']);
    await rpc(scene.stack.rpc, 'anvil_setBalance', [wallets.admin.address, '0x1']);
    await send(page);
    await expect.poll(() => answer(page), soon).toMatch(/Not enough ETH/);
    expect(wallet.times('eth_sendTransaction')).toBe(0);
    await rpc(scene.stack.rpc, 'anvil_setBalance', [wallets.admin.address, balance]);
    await page.context().close();
  });

  test('is still connected after a reload, and what was pending is watched on until it is mined', async () => {
    const { page, wallet, words } = await upToWords();
    wallet.hold();
    await send(page);
    await expect.poll(() => wallet.times('eth_sendTransaction'), soon).toBe(1);
    await rpc(scene.stack.rpc, 'evm_setAutomine', [false]);
    try {
      wallet.behave('speed-up'); // answers at once with a hash; what carries it waits for a block
      wallet.release();
      await expect.poll(() => page.locator('.act-note').innerText(), soon).toMatch(/Sent/);
      await page.reload();
      await expect.poll(() => page.locator('.account-line').first().innerText(), soon).toContain(wallets.admin.address);
      await expect.poll(() => page.locator('.act-note').innerText(), soon).toMatch(/Sent/);
    } finally {
      await rpc(scene.stack.rpc, 'evm_setAutomine', [true]);
      await rpc(scene.stack.rpc, 'evm_mine');
    }
    await announced(page, words).waitFor();
    expect(wallet.times('eth_sendTransaction')).toBe(1);
    await page.context().close();
  });

  test('that is a contract: its other owners confirm later, and the event tells that it took place', async () => {
    const account = await deployOwnedWallet(scene.stack.rpc, wallets.contributor);
    await makeGuardian(scene.stack, account);
    const {
      page,
      wallets: [safe],
    } = await open([{ name: 'Contract wallet', signer: wallets.contributor, contract: account }]);
    await connectWallet(page, 'Contract wallet');
    await expect.poll(() => page.locator('.account-line').first().innerText(), soon).toMatch(/a contract wallet/);
    await page.getByRole('button', { name: 'Pause proposing and approving' }).click();
    await send(page, 'Contract wallet');
    await expect.poll(() => page.locator('.act-note').innerText(), soon).toMatch(/Waiting for the other owners/);
    const hash = await safe?.confirm();
    await expect.poll(() => page.locator('.act-note').innerText(), soon).toMatch(/Mined in block/);
    expect(await page.locator('.act-note').innerText()).toContain(hash);
    await expect.poll(() => page.locator('.gov-band').innerText(), soon).toMatch(/^Paused/);
    await page.context().close();
  });
});

/** Gives the guardian's role to an account as the admin does: announced, and executed after the delay. */
async function makeGuardian(stack: RunningStack, account: `0x${string}`): Promise<void> {
  const client = createWalletClient({ account: wallets.admin, transport: http(stack.rpc), pollingInterval: 20 }).extend(publicActions);
  const authority = await client.readContract({ address: stack.registry, abi: registryAbi, functionName: 'authority' });
  const grant = encodeFunctionData({ abi: managerAbi, functionName: 'grantRole', args: [roleIds.guardian, account, 0] });
  const call = async (data: `0x${string}`) => {
    const hash = await client.sendTransaction({ to: authority, data, chain: null });
    expect((await client.waitForTransactionReceipt({ hash })).status).toBe('success');
  };
  await call(encodeFunctionData({ abi: managerAbi, functionName: 'schedule', args: [authority, grant, 0] }));
  await rpc(stack.rpc, 'evm_increaseTime', [ADMIN_DELAY_S + 1]);
  await rpc(stack.rpc, 'evm_mine');
  await call(grant);
}
