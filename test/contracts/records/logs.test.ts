import type { Hex } from 'viem';
import { beforeAll, describe, expect, it } from 'vitest';
import { approveRequest } from '../../../registry/proposing/index.ts';
import { getProposals, type QueueItem, readJournal } from '../../../registry/records/index.ts';
import { chain } from '../support/chain.ts';
import { accounts, coreChain, deployGoverned, type Meddle, send } from '../support/records.ts';

let stack: Awaited<ReturnType<typeof deployGoverned>>;
beforeAll(async () => {
  stack = await deployGoverned();
  for (let i = 0; i < 12; i++) {
    const { proposal } = await stack.propose({ key: `entry-${i}` });
    for (const by of accounts.curators.slice(0, i % 3)) await send(approveRequest(stack.registry, proposal), by);
  }
});

describe('reading the logs', () => {
  const sorted = (items: QueueItem[]) => JSON.stringify(items, (_, value) => (typeof value === 'bigint' ? `${value}` : value));

  it.each([
    ['names its limit', { code: -32000, message: 'query exceeds max block range 16' }, 16],
    ['says a number of results', { code: -32005, message: 'query returned more than 10000 results' }, 7],
    ['says nothing of numbers', { code: -32602, message: 'Log response size exceeded' }, 10],
  ])('asks in parts where an RPC %s', async (_how, refusal, most) => {
    const { registry } = stack;
    const limited: Meddle = (method, params, answer) => {
      const [{ fromBlock, toBlock }] = (method === 'eth_getLogs' ? params : [{}]) as unknown as [{ fromBlock: Hex; toBlock: Hex }];
      if (method === 'eth_getLogs' && Number(toBlock) - Number(fromBlock) + 1 > most) throw refusal;
      return answer();
    };
    const through = await getProposals(coreChain(limited).chain, { registry });
    expect(sorted(through.items)).toBe(sorted((await getProposals(coreChain().chain, { registry })).items));
  });

  it('says so where an RPC does not even give one block', async () => {
    const never: Meddle = (method, _params, answer) => {
      if (method === 'eth_getLogs') throw { code: -32005, message: 'limit exceeded' };
      return answer();
    };
    await expect(getProposals(coreChain(never).chain, { registry: stack.registry })).rejects.toMatchObject({
      code: 'log-limit',
      family: 'retry',
    });
  });

  it('asks for the times of blocks where logs do not hold them, each block once', async () => {
    const { registry } = stack;
    const timeless: Meddle = async (method, _params, answer) => {
      const result = await answer();
      if (method !== 'eth_getLogs') return result;
      return (result as { blockTimestamp?: Hex }[]).map(({ blockTimestamp: _, ...log }) => log);
    };
    const { chain: through, asked } = coreChain(timeless);
    const { items } = await getProposals(through, { registry });
    expect(sorted(items)).toBe(sorted((await getProposals(coreChain().chain, { registry })).items));
    const blocks = new Set(
      items.flatMap((item) => [item.openedBlock, ...item.votes.map(({ block }) => block), ...(item.closed ? [item.closed.block] : [])]),
    );
    expect(asked.filter((method) => method === 'eth_getBlockByNumber')).toHaveLength(blocks.size);
  });

  it('goes on from a journal, and drops what the chain replaced', async () => {
    const { registry } = stack;
    const { chain: core } = coreChain();
    const known = await readJournal(core, { registry });
    const snapshot = await chain.networkHelpers.takeSnapshot();
    await stack.propose({ key: 'replaced' });
    const longer = await readJournal(core, { registry, known });
    expect(longer.events).toHaveLength(known.events.length + 1);
    await snapshot.restore();
    await chain.networkHelpers.mine(3);
    const after = await readJournal(core, { registry, known: longer });
    expect(after.events).toEqual(known.events);
  });
});
