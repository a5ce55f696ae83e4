import { type Address, maxUint256, parseEther } from 'viem';
import type { LabChain } from './chain.ts';

/** What every party begins with, from the token's faucet. */
const PURSE = parseEther('5000');

/** Makes an account ready to take part: test tokens, leave for escrow and game to take them, and a worker's deposit for its bonds. */
export async function enrol(chain: LabChain, deposit = 0n): Promise<void> {
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
export async function wealthOf({ token, escrow, game, contracts }: LabChain, account: Address): Promise<bigint> {
  const parts = await Promise.all([
    token.balanceOf([account]),
    escrow.balanceOf([contracts.token, account]),
    game.owedTo([contracts.token, account]),
  ]);
  return parts.reduce((sum, part) => sum + part);
}
