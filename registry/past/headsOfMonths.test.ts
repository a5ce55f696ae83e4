import { type Abi, decodeFunctionData, encodeFunctionResult, type Hex } from 'viem';
import { expect, it } from 'vitest';
import type { Chain } from '../actions/chain.ts';
import { keyToBytes32 } from '../actions/words.ts';
import { registryAbi } from '../generated/abi.ts';
import { headsOfMonths } from './headsOfMonths.ts';

const registry = { address: '0x00000000000000000000000000000000000000a1', chainId: 31338 } as const;

it('reads the notes of many months in few calls, and a long month to its end', async () => {
  const periods = Array.from({ length: 31 }, (_, i) => (i < 12 ? 202_501 + i : i < 24 ? 202_401 + i - 12 : 202_301 + i - 24));
  const LONG = 202_405;
  const notesOf = (period: number) =>
    Array.from({ length: period === LONG ? 250 : 3 }, (_, i) => ({
      key: keyToBytes32(`note-${i}`),
      head: { digest: `0x${period.toString(16).padStart(64, '0')}`, version: i + 1, approvedAt: 7, status: 1, disputes: 0 },
    }));
  let calls = 0;
  const answerTo = (data: Hex): Hex => {
    const { functionName, args } = decodeFunctionData({ abi: registryAbi, data });
    if (functionName === 'multicall') {
      const result = (args[0] as Hex[]).map(answerTo);
      return encodeFunctionResult({ abi: registryAbi, functionName, result });
    }
    const [, period, cursor, limit] = args as unknown as [number, number, bigint, bigint];
    const page = notesOf(period).slice(Number(cursor), Number(cursor + limit));
    return encodeFunctionResult({ abi: registryAbi as Abi, functionName, result: [page, cursor + BigInt(page.length)] });
  };
  const chain: Chain = {
    call: async ({ data, block }) => {
      expect(block).toBe(9n);
      calls++;
      return answerTo(data);
    },
    logs: () => Promise.reject(new Error('no log is asked for')),
  };
  const months = await headsOfMonths(chain, { registry, periods, block: 9n });
  expect([...months.keys()].toSorted()).toEqual(periods.toSorted());
  for (const period of periods) {
    const entries = months.get(period) ?? [];
    expect(entries.map(({ key }) => key)).toEqual(notesOf(period).map((_, i) => `note-${i}`));
    expect(entries.every((entry) => entry.period === period && entry.kind === 'note' && Number(entry.digest) === period)).toBe(true);
  }
  expect(calls).toBe(3 + 1);
  expect(await headsOfMonths(chain, { registry, periods: [], block: 9n })).toEqual(new Map());
});
