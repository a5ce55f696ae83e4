import { encodeErrorResult } from 'viem';
import { describe, expect, it } from 'vitest';
import { registryAbi } from '../../registry/generated/abi.ts';
import { aboutEth, asWalletError, inEth, isRejection, revertDataOf } from './answers.ts';

const at = { wallet: 'Wallet A', network: 'local' };
const refusal = encodeErrorResult({ abi: registryAbi, errorName: 'NotCurator', args: ['0x70997970C51812dc3A010C7d01b50e0d17dc79C8'] });

it.each([
  [0n, '0'],
  [10_000_000_000_000_000n, '0.01'],
  [12_345_678_000_000_000n, '0.01234'],
  [1_234_567_890_000_000_000n, '1.2345'],
  [21_000_000_000_000n, '0.000021'],
  [10_000_000_000_000_000_000_000n, '10000'],
])('%i wei are about %s ETH', (wei, eth) => {
  expect(aboutEth(wei)).toBe(eth);
});

it('rounds no wei of a payment away', () => {
  expect(inEth(10_000_000_000_000_001n)).toBe('0.010000000000000001');
});

describe('an error of a wallet or an RPC', () => {
  it.each([
    { code: 4001, message: 'User rejected the request.' },
    { code: 5000, message: 'User rejected.' },
    { code: 'ACTION_REJECTED', message: 'x' },
    new Error('User denied transaction signature'),
    new Error('outer', { cause: { code: 4001 } }),
  ])('of a user who said no is no failure: %o', (error) => {
    expect(isRejection(error)).toBe(true);
    expect(asWalletError(error, at).code).toBe('wallet-rejected');
  });

  it('that only speaks of users is one', () => {
    expect(isRejection({ code: -32603, message: 'user rejected by the firmware' })).toBe(false);
  });

  it.each([
    { data: refusal },
    { cause: { data: { data: refusal } } },
    Object.assign(new Error('x'), { cause: { cause: { data: refusal } } }),
  ])('that carries the contract’s refusal is told as the contract’s: %o', (error) => {
    expect(revertDataOf(error)).toBe(refusal);
    expect(asWalletError(error, at)).toMatchObject({ code: 'not-curator', family: 'input' });
  });

  it('is quoted, with the name of the wallet', () => {
    expect(asWalletError(new Error('The device is locked.'), at)).toMatchObject({
      code: 'wallet-failed',
      message: 'Wallet A failed: The device is locked.',
    });
  });

  it('that loops in its causes ends', () => {
    const loop = new Error('x');
    loop.cause = loop;
    expect(asWalletError(loop, at).code).toBe('wallet-failed');
  });
});
