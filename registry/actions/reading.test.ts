import type { Hex } from 'viem';
import { decodeFunctionData, encodeFunctionResult } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import { BadAnswerError, NoRegistryError } from '../errors/index.ts';
import { registryAbi } from '../generated/abi.ts';
import type { Chain } from './chain.ts';
import { getFirstPage } from './getFirstPage.ts';
import { getHead } from './getHead.ts';
import { getHeads } from './getHeads.ts';
import { getPeriods } from './getPeriods.ts';
import { keyToBytes32 } from './words.ts';

const registry = { address: '0x00000000000000000000000000000000000000a1', chainId: 31338 } as const;
const head = { digest: `0x${'ab'.repeat(32)}` as Hex, version: 2, approvedAt: 1_700_000_000, status: 1, disputes: 0 };
const entry = (i: number) => ({ key: keyToBytes32(`entry-${i}`), head });

/** A chain that answers calls by name; it keeps what it was asked. */
function chainOf(answers: Record<string, (...args: never[]) => unknown>) {
  const asked: { name: string; args: readonly unknown[]; block: bigint | undefined }[] = [];
  const chain: Chain = {
    async call({ to, data, block }) {
      expect(to).toBe(registry.address);
      const { functionName, args = [] } = decodeFunctionData({ abi: registryAbi, data });
      asked.push({ name: functionName, args, block });
      return encodeFunctionResult({
        abi: registryAbi,
        functionName,
        result: answers[functionName]?.(...(args as unknown as never[])),
      } as never);
    },
    logs: async () => [],
  };
  return { chain, asked };
}
const answering = (data: Hex): Chain => ({ call: async () => data, logs: async () => [] });

describe('getHeads', () => {
  it.each([0, 1, 2, 3, 4, 7])('reads a collection of %i in pages of 2, at one block', async (count) => {
    const { chain, asked } = chainOf({
      heads: (_kind: number, _period: number, cursor: bigint, limit: bigint) => {
        const end = Math.min(count, Number(cursor + limit));
        return [Array.from({ length: end - Number(cursor) }, (_, i) => entry(Number(cursor) + i)), end < count ? BigInt(end) : 0n];
      },
    });
    const found = await getHeads(chain, { registry, kind: 'note', period: 202501, limit: 2, block: 9n });
    expect(found.map(({ key }) => key)).toEqual(Array.from({ length: count }, (_, i) => `entry-${i}`));
    expect(asked.length).toBe(Math.max(1, Math.ceil(count / 2)));
    expect(new Set(asked.map(({ block }) => block))).toEqual(new Set([9n]));
  });

  it('stops where a cursor does not move on', async () => {
    const { chain } = chainOf({ heads: () => [[entry(0), entry(1)], 0n] });
    expect(await getHeads(chain, { registry, kind: 'page', limit: 2 })).toHaveLength(2);
  });
});

it('getFirstPage reads all in one call', async () => {
  const { chain, asked } = chainOf({
    firstPage: () => ({
      blockNumber: 12n,
      timestamp: 1_700_000_000n,
      projects: [entry(1)],
      metrics: [],
      pages: [entry(2)],
      periods: [202502, 202501],
      newest: [{ period: 202502, entries: [entry(3)] }],
      projectCount: 40n,
    }),
  });
  const page = await getFirstPage(chain, { registry });
  expect(asked).toEqual([{ name: 'firstPage', args: [1000n, 5n], block: undefined }]);
  expect(page).toMatchObject({
    blockNumber: 12n,
    timestamp: 1_700_000_000,
    projectCount: 40,
    periods: [202502, 202501],
    projects: [{ kind: 'project', key: 'entry-1', status: 'active' }],
    pages: [{ kind: 'page' }],
    newest: [{ period: 202502, entries: [{ kind: 'note', period: 202502, key: 'entry-3' }] }],
  });
});

it('getHead and getPeriods ask for what was meant', async () => {
  const { chain, asked } = chainOf({ head: () => ({ ...head, version: 0, status: 0 }), periods: () => [202501] });
  expect(await getHead(chain, { registry, kind: 'project', key: 'gensyn' })).toMatchObject({ version: 0, status: 'none' });
  expect(await getPeriods(chain, { registry, kind: 'note' })).toEqual([202501]);
  expect(asked.map(({ name, args }) => [name, ...args])).toEqual([
    ['head', 0, 0, keyToBytes32('gensyn')],
    ['periods', 2],
  ]);
});

it('says that there is no registry, or that it speaks otherwise', async () => {
  await expect(getFirstPage(answering('0x'), { registry })).rejects.toThrow(NoRegistryError);
  for (const data of ['0x00', `0x${'ff'.repeat(64)}`] as const)
    await expect(getFirstPage(answering(data), { registry })).rejects.toThrow(BadAnswerError);
});
