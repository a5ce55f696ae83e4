import { type Abi, type AbiEvent, encodeAbiParameters, encodeEventTopics, type Hex } from 'viem';
import { expect, it } from 'vitest';
import type { ChainLog, TimedChain } from '../actions/chain.ts';
import { entryId } from '../actions/entryId.ts';
import { registryAbi } from '../generated/abi.ts';
import { getRevisions } from './getRevisions.ts';

const registry = { address: '0x00000000000000000000000000000000000000a1', chainId: 31338 } as const;
const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const word = (n: number): Hex => `0x${n.toString(16).padStart(64, '0')}`;

function logOf(name: string, args: Record<string, unknown>): ChainLog {
  const item = registryAbi.find((one) => one.type === 'event' && one.name === name) as AbiEvent;
  const rest = item.inputs.filter((input) => !input.indexed);
  return {
    topics: encodeEventTopics({ abi: [item] as Abi, eventName: name, args }) as Hex[],
    data: encodeAbiParameters(rest, rest.map((input) => args[input.name as string]) as never),
    blockNumber: '0x1',
    transactionHash: word(1),
    blockTimestamp: '0x1',
  };
}

it('names the curators whose approvals counted, and nobody who had lost the seat by then', async () => {
  const entry = entryId('note', 202611, 'x');
  const approved = (seat: number) => logOf('Approved', { id: word(7), curator: account(seat + 1), seat });
  const revised = { entry, proposal: word(7), version: 1, digest: word(5), parent: word(0), status: 1, proposer: account(9) };
  const logs = [approved(79), approved(4), approved(0), logOf('Revised', { ...revised, approvals: (1n << 79n) | 1n })];
  const chain: TimedChain = {
    call: () => Promise.reject(new Error('nothing is called')),
    times: () => Promise.reject(new Error('the logs say their time')),
    logs: async ({ topics }) =>
      logs.filter((log) => topics.every((topic, i) => topic === null || [topic].flat().includes(log.topics[i] as Hex))),
  };
  const [revision] = await getRevisions(chain, { registry, kind: 'note', period: 202611, key: 'x' });
  expect(revision).toMatchObject({ version: 1, parent: null, status: 'active', approvedAt: 1, approvers: [account(80), account(1)] });
});
