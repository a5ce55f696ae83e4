import type { Hex } from 'viem';
import type { LocalAccount } from 'viem/accounts';
import { expect } from 'vitest';
import { type Stage, soon, type Visit } from './stage.ts';
import type { GivenWallet } from './wallet.ts';

/** A curator votes for a proposal by a transaction, on its page. */
export async function approveOnChain(stage: Stage, curator: LocalAccount | GivenWallet, id: Hex, yes = 'approve'): Promise<void> {
  const visit = await stage.join(curator, `review/${id}`);
  await visit.page.getByRole('radio', { name: `${yes} by a transaction` }).check();
  await visit.act(`${capital(yes)} on chain`, 'Send');
  await voted(stage, visit, id);
}

/** A curator signs an approval without a fee; the gateway keeps it. */
export async function approveBySignature(stage: Stage, curator: LocalAccount | GivenWallet, id: Hex): Promise<void> {
  const visit = await stage.join(curator, `review/${id}`);
  await visit.act('Sign: approve', 'Sign');
  await visit.page.getByText('You have signed.').waitFor();
  expect(visit.wallet.times('eth_sendTransaction')).toBe(0);
  await visit.leave();
}

/** A curator signs a reason, then votes against a proposal with its digest. */
export async function rejectOnChain(
  stage: Stage,
  curator: LocalAccount,
  id: Hex,
  { reason, spam = false, no = 'reject' }: { reason: string; spam?: boolean; no?: string },
): Promise<void> {
  const visit = await stage.join(curator, `review/${id}`);
  await visit.page.getByRole('radio', { name: `${no}, with a reason` }).check();
  if (spam) await visit.page.getByRole('checkbox', { name: 'It is spam.' }).check();
  await visit.page.getByLabel('Reason, for everybody to read').fill(reason);
  await visit.act('Sign the reason', 'Sign');
  await visit.act(spam ? 'Reject as spam' : `${capital(no)} on chain`, 'Send');
  await voted(stage, visit, id);
}

/** The chain counts the visitor's vote, and the visitor's page says so. */
async function voted(stage: Stage, { page, wallet, leave }: Visit, id: Hex): Promise<void> {
  const own = wallet.account.toLowerCase();
  await soon(async () => (await stage.item(id)).votes.map(({ curator }) => curator.toLowerCase())).toContain(own);
  await page.locator(`.outcome .account[title="${own}" i]`).waitFor();
  await leave();
}

const capital = (word: string): string => word.replace(/^./, (letter) => letter.toUpperCase());
