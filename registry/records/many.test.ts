import { type Abi, type AbiEvent, encodeAbiParameters, encodeEventTopics, type Hex } from 'viem';
import { decodeFunctionData, encodeFunctionResult } from 'viem/utils';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChainLog, TimedChain } from '../actions/chain.ts';
import { entryId } from '../actions/entryId.ts';
import { keyToBytes32 } from '../actions/words.ts';
import { BadAnswerError } from '../errors/index.ts';
import { registryAbi } from '../generated/abi.ts';
import { type Proposal, proposalId } from '../proposing/index.ts';
import { getActivity, getProposals, readJournal } from './index.ts';

const registry = { address: '0x00000000000000000000000000000000000000a1', chainId: 31338 } as const;
const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const word = (n: number): Hex => `0x${n.toString(16).padStart(64, '0')}`;
const NOW = 2_000_000_000;

const eventNamed = (name: string) => registryAbi.find((item) => item.type === 'event' && item.name === name) as AbiEvent;

function logOf(name: string, args: Record<string, unknown>, at: number): ChainLog {
  const item = eventNamed(name);
  const rest = item.inputs.filter((input) => !input.indexed);
  return {
    topics: encodeEventTopics({ abi: [item] as Abi, eventName: name, args }) as Hex[],
    data: encodeAbiParameters(rest, rest.map((input) => args[input.name as string]) as never),
    blockNumber: `0x${at.toString(16)}`,
    transactionHash: word(at),
    blockTimestamp: `0x${(1_000_000_000 + at).toString(16)}`,
  };
}

/** Proposals of one council; all but the last 250 are judged, each by the two votes of its quorum. */
function history(count: number): ChainLog[] {
  const logs = [0, 1, 2].map((index) => logOf('Seated', { index, curator: account(index + 2) }, 1));
  for (let n = 0; n < count; n++) {
    const at = 2 + n * 4;
    const key = keyToBytes32(`entry-${n}`);
    const proposal: Proposal = {
      action: 0,
      kind: 2,
      period: 202611,
      key,
      baseVersion: 0,
      digest: word(n + 1),
      proposer: account(100 + (n % 50)),
      quorum: 2,
      rejectionQuorum: 2,
      deadline: NOW + 1_000,
      bond: 0n,
    };
    const [id, entry] = [proposalId(proposal), entryId('note', 202611, `entry-${n}`)];
    logs.push(logOf('Proposed', { id, entry, proposer: proposal.proposer, proposal }, at));
    if (n >= count - 250) continue;
    logs.push(
      logOf('Approved', { id, curator: account(2), seat: 0 }, at + 1),
      logOf('Approved', { id, curator: account(3), seat: 1 }, at + 2),
    );
    const { digest, proposer } = proposal;
    logs.push(logOf('Revised', { entry, proposal: id, version: 1, digest, parent: word(0), status: 1, proposer, approvals: 3n }, at + 2));
  }
  return logs;
}

/** A chain that holds these logs, on which whatever is asked about is open; it counts what it is asked. */
function chainOf(logs: readonly ChainLog[], block: bigint) {
  const asked = { call: 0, logs: 0, times: 0 };
  const empty = { projects: [], metrics: [], pages: [], periods: [], newest: [], projectCount: 0n };
  const answerTo = (data: Hex): Hex => {
    const { functionName, args = [] } = decodeFunctionData({ abi: registryAbi, data });
    const answers: Record<string, () => unknown> = {
      firstPage: () => ({ blockNumber: block, timestamp: BigInt(NOW), ...empty }),
      stateOf: () => [1, 0n, 0n],
      ballot: () => [1, 0n, 0n, 0n],
      activeSeats: () => 7n,
      multicall: () => (args[0] as Hex[]).map(answerTo),
    };
    return encodeFunctionResult({ abi: registryAbi as Abi, functionName, result: answers[functionName]?.() });
  };
  const chain: TimedChain = {
    call: async ({ data }) => {
      asked.call++;
      return answerTo(data);
    },
    logs: async ({ from = 0n, to = block }) => {
      asked.logs++;
      return logs.filter(({ blockNumber }) => BigInt(blockNumber) >= from && BigInt(blockNumber) <= to);
    },
    times: async (blocks) => {
      asked.times++;
      return blocks.map(() => 0);
    },
  };
  return { chain, asked };
}

describe('ten thousand proposals', { timeout: 60_000 }, () => {
  let logs: ChainLog[];
  const last = 2n + 40_000n;
  beforeAll(() => {
    logs = history(10_000);
  }, 60_000);

  it('are read in few requests: the block, the logs, the seats, and one call for a hundred open ones', async () => {
    const { chain, asked } = chainOf(logs, last);
    const { items, timestamp } = await getProposals(chain, { registry });
    expect(items).toHaveLength(10_000);
    expect(items.filter(({ state }) => state === 'executed')).toHaveLength(9_750);
    expect(items[0]).toMatchObject({ entry: { key: 'entry-9999' }, state: 'open', eventsAgree: true });
    expect(items.at(-1)).toMatchObject({
      version: 1,
      approvals: 2,
      openedAt: 1_000_000_002,
      closed: { at: 1_000_000_004 },
      eventsAgree: null,
    });
    expect(timestamp).toBe(NOW);
    expect(asked).toEqual({ call: 1 + 1 + 3, logs: 1, times: 0 });
  });

  it('serve a whole page from one journal, which goes on by its newest blocks only', async () => {
    const { chain, asked } = chainOf(logs, last);
    const journal = await readJournal(chain, { registry });
    const { items } = await getProposals(chain, { registry, journal, states: ['open'] });
    const activity = await getActivity(chain, { registry, journal });
    expect(items).toHaveLength(250);
    expect(activity).toMatchObject([
      { approved: 9_750, medianSeconds: 1 },
      { approved: 9_750, medianSeconds: 2 },
      { approved: 0, medianSeconds: null },
    ]);
    expect(asked.logs).toBe(1);
    const later = chainOf([...logs, logOf('Vacated', { index: 2, curator: account(4) }, Number(last) + 1)], last + 1n);
    const longer = await readJournal(later.chain, { registry, known: journal });
    expect(longer.events).toHaveLength(journal.events.length + 1);
    expect(longer.events.slice(0, 100)).toEqual(journal.events.slice(0, 100));
  });
});

it('an event that does not decode is refused by name of what was asked', async () => {
  const [seated] = history(0);
  const { chain } = chainOf([{ ...(seated as ChainLog), topics: [(seated as ChainLog).topics[0] as Hex, '0x00'] }], 5n);
  await expect(getProposals(chain, { registry })).rejects.toThrow(BadAnswerError);
});

it('a log of an event that this version does not know is left out', async () => {
  const { chain } = chainOf([{ ...(history(0)[0] as ChainLog), topics: [word(1)] }], 5n);
  expect((await readJournal(chain, { registry })).events).toEqual([]);
});
