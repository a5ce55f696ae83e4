import type { Browser, Page } from 'playwright';
import { type Address, type Hex, toHex } from 'viem';
import { type LocalAccount, privateKeyToAccount } from 'viem/accounts';
import { expect } from 'vitest';
import { type Drafts, emptyDraft } from '../../../registry/edit/index.ts';
import { getProposal, type QueueItem } from '../../../registry/records/index.ts';
import { LOCAL_CHAIN_ID } from '../../../scripts/stack/layout.ts';
import { launchBrowser, openPage } from './openPage.ts';
import { type Opened, type Proposer, proposerAt } from './proposer.ts';
import { rpc } from './rpc.ts';
import { type RunningStack, removeStackDir, startedStack } from './runStack.ts';
import { seededStackDir } from './seeded.ts';
import { connectWallet, type GivenWallet, giveWallets, type TestWallet } from './wallet.ts';

/** A busy machine takes its time; what is waited for is there within a moment on an idle one. */
export const PATIENCE_MS = 60_000;

/** Waits for what a page or the chain will say. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: PATIENCE_MS });

/** The month of the notes that stories propose. */
export const PERIOD = 202611;

/** The keys of newcomers count up from here. */
const FIRST_NEWCOMER = 0x7e57;

/** Somebody's page. */
export interface Visit {
  page: Page;
  complaints: string[];
  wallet: TestWallet;
  /** Goes to another route, with everything read anew. */
  go(route: string): Promise<void>;
  /** Presses the button of an act, then the one that opens the wallet, which is connected if it is not yet. */
  act(label: string | RegExp, verb: 'Send' | 'Sign'): Promise<void>;
  /** Nothing was complained about, and the page is shut. */
  leave(): Promise<void>;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A stack as a user runs it, a browser, and ways for people to enter. */
export async function openStage() {
  const dir = await seededStackDir();
  const [stack, browser] = await Promise.all([startedStack(dir), launchBrowser()]);
  return stageOf(dir, stack, browser);
}

function stageOf(dir: string, stack: RunningStack, browser: Browser) {
  const outside: Proposer = proposerAt({
    rpc: stack.rpc,
    gateway: stack.gateway,
    registry: { address: stack.registry, chainId: LOCAL_CHAIN_ID },
  });
  let newcomers = 0;

  /** Somebody comes to a route, with a wallet that is not connected yet or without one. */
  async function enter(route: string, given?: GivenWallet): Promise<Visit> {
    const { page, complaints } = await openPage(browser);
    page.setDefaultTimeout(PATIENCE_MS);
    const [wallet] = given ? await giveWallets(page, stack.rpc, [given]) : [];
    await page.goto(`${stack.gateway}/#/${route}`);
    return {
      page,
      complaints,
      wallet: wallet as TestWallet,
      async go(next) {
        await page.goto(`${stack.gateway}/#/${next}`);
        await page.reload();
      },
      async act(label, verb) {
        await page.locator('.act').getByRole('button', { name: label, exact: true }).click();
        const open = page.getByRole('button', { name: `${verb} with ${given?.name}` });
        const connect = page.locator('.act-words').getByRole('button', { name: 'Connect a wallet' });
        await open.or(connect).waitFor();
        if (await connect.isVisible()) await connectWallet(page, given?.name ?? '');
        await open.click();
      },
      async leave() {
        expect(complaints).toEqual([]);
        await page.context().close();
      },
    };
  }

  /** Somebody with a wallet, connected at once. */
  async function join(who: LocalAccount | GivenWallet, route: string): Promise<Visit> {
    const given = 'name' in who ? who : { name: 'Test wallet', signer: who };
    const visit = await enter(route, given);
    await connectWallet(visit.page, given.name);
    return visit;
  }

  const item = async (id: Hex): Promise<QueueItem> => {
    const found = await getProposal(outside.chain, { registry: outside.registry, id });
    if (!found) throw new Error(`The chain knows no proposal ${id}.`);
    return found.item;
  };

  return {
    stack,
    outside,
    enter,
    join,
    item,
    /** Somebody without a wallet. */
    read: (route: string): Promise<Visit> => enter(route),
    /** An account that nobody has seen before, with a little ETH. */
    async newcomer(): Promise<LocalAccount> {
      const account = privateKeyToAccount(toHex(FIRST_NEWCOMER + newcomers++, { size: 32 }));
      await rpc(stack.rpc, 'anvil_setBalance', [account.address, `0x${(10n ** 18n).toString(16)}`]);
      return account;
    },
    /** A proposal for a new note, opened without a page: decide.test.ts tells how one is opened with a page. */
    async openNote(by: LocalAccount, slug: string, title: string): Promise<Opened> {
      const digest = await outside.store('note', noteNamed(slug, title));
      return outside.open(by, { action: 'create', kind: 'note', period: PERIOD, key: slug, baseVersion: 0, digest });
    },
    /** Time passes on the chain. */
    async pass(seconds: number): Promise<void> {
      await rpc(stack.rpc, 'evm_increaseTime', [seconds]);
      await rpc(stack.rpc, 'evm_mine');
    },
    balanceOf: async (address: Address): Promise<bigint> => BigInt(await rpc<string>(stack.rpc, 'eth_getBalance', [address, 'latest'])),
    async close(): Promise<void> {
      await browser.close();
      await stack.stop();
      await removeStackDir(dir);
    },
  };
}

/** A note that is valid and says little. */
export function noteNamed(slug: string, title: string): Drafts['note'] {
  return {
    ...emptyDraft('note', slug, '2026-11-15'),
    title,
    sourceType: 'discussion',
    summary: `What ${title} says, in a sentence.`,
    effect: 'It changes nothing but this register.',
    tags: ['governance'],
    projects: ['livepeer'],
    change: { kind: 'new', summary: `${title} was published.` },
  };
}
