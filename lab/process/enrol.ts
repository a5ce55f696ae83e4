import { type Address, maxUint256, parseEther } from 'viem';
import type { LabChain } from './chain.ts';
import { accounts, type Role, roles, workerNames } from './roles.ts';

/** What every party begins with, from the token's faucet. */
const PURSE = parseEther('5000');

/** What a worker keeps in the escrow for its bonds. */
const DEPOSIT = parseEther('600');

/** Makes everybody ready who needs it; who is ready already does nothing. */
export async function enrolAll(chainOf: (role: Role) => LabChain): Promise<void> {
  for (const name of workerNames) await enrol(chainOf(name), DEPOSIT);
  for (const name of ['payer', 'watcher', 'challenger'] as const) await enrol(chainOf(name));
}

/** Makes an account ready to take part: test tokens, leave for escrow and game to take them, and a worker's deposit for its bonds. */
async function enrol(chain: LabChain, deposit = 0n): Promise<void> {
  const { address, contracts, token, escrow } = chain;
  const held = (await token.balanceOf([address])) + (await escrow.balanceOf([contracts.token, address]));
  if (held === 0n) await chain.send('token', { functionName: 'takeFromFaucet', args: [PURSE] });
  for (const spender of [contracts.escrow, contracts.game])
    if ((await token.allowance([address, spender])) === 0n)
      await chain.send('token', { functionName: 'approve', args: [spender, maxUint256] });
  const missing = deposit - (await escrow.balanceOf([contracts.token, address]));
  if (missing > 0n) await chain.send('escrow', { functionName: 'deposit', args: [contracts.token, missing] });
}

/** What an account has in all: in its hand, in the escrow, and owed by games. */
async function wealthOf({ token, escrow, game, contracts }: LabChain, account: Address): Promise<bigint> {
  const parts = await Promise.all([
    token.balanceOf([account]),
    escrow.balanceOf([contracts.token, account]),
    game.owedTo([contracts.token, account]),
  ]);
  return parts.reduce((sum, part) => sum + part);
}

/** What each has in all. */
export async function wealthOfAll(chain: LabChain): Promise<Record<Role, bigint>> {
  const found = await Promise.all(roles.map(async (role) => [role, await wealthOf(chain, accounts[role].address)] as const));
  return Object.fromEntries(found) as Record<Role, bigint>;
}
