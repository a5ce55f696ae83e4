import { encodeEventTopics, type Hex } from 'viem';
import { beforeAll, describe, expect, it } from 'vitest';
import { getFirstPage, type Kind } from '../../../registry/actions/index.ts';
import { BadMomentError, BrokenHistoryError } from '../../../registry/errors/past.ts';
import { registryAbi } from '../../../registry/generated/abi.ts';
import { askAt, getRegisterAt, parseMoment, type RegisterAt } from '../../../registry/past/index.ts';
import { approveRequest, proposalsIn, proposeRequest, rejectRequest, withdrawRequest } from '../../../registry/proposing/index.ts';
import { chain } from '../support/chain.ts';
import { accounts, coreChain, deployGoverned, digest, type Meddle, rules, send } from '../support/records.ts';

const [first, second] = accounts.curators;
type Log = { topics: Hex[]; data: Hex };

let stack: Awaited<ReturnType<typeof deployGoverned>>;
let documents = 0;

beforeAll(async () => {
  stack = await deployGoverned();
});

const at = (text: string, meddle?: Meddle): Promise<RegisterAt> =>
  getRegisterAt(coreChain(meddle).chain, { registry: stack.registry, moment: parseMoment(text) });

const newest = async (): Promise<bigint> => (await getFirstPage(coreChain().chain, { registry: stack.registry })).blockNumber;

/** Opens a proposal of any kind. */
async function open(
  action: 'create' | 'update' | 'retire' | 'restore' | 'dispute',
  kind: Kind,
  key: string,
  baseVersion: number,
  period = 0,
) {
  const request = { registry: stack.registry, action, kind, period, key, baseVersion, digest: digest(++documents), bond: rules.bond };
  const transaction = await send(proposeRequest(request), accounts.contributor);
  const receipt = (await chain.provider.request({ method: 'eth_getTransactionReceipt', params: [transaction] })) as { logs: Log[] };
  const [opened] = proposalsIn(receipt.logs);
  if (!opened) throw new Error('The proposal left no event.');
  return opened.proposal;
}

async function revise(...wanted: Parameters<typeof open>): Promise<void> {
  const proposal = await open(...wanted);
  for (const curator of [first, second]) await send(approveRequest(stack.registry, proposal), curator);
}

/** Everything that can happen to a head, some of it twice. */
async function story(): Promise<void> {
  await revise('create', 'project', 'one', 0);
  await revise('create', 'note', 'early', 0, 202601);
  await revise('create', 'project', 'two', 0);
  await revise('update', 'project', 'one', 1);
  const rejected = await open('dispute', 'project', 'one', 2);
  for (const curator of [first, second]) await send(rejectRequest(stack.registry, rejected, digest(900)), curator);
  const upheld = await open('dispute', 'project', 'one', 2);
  const withdrawn = await open('dispute', 'project', 'one', 2);
  for (const curator of [first, second]) await send(approveRequest(stack.registry, upheld), curator);
  await chain.networkHelpers.time.increase(500);
  await revise('create', 'note', 'late', 0, 202611);
  await revise('create', 'metric', 'two', 0);
  await revise('update', 'project', 'one', 2);
  await send(withdrawRequest(stack.registry, withdrawn), accounts.contributor);
  await revise('retire', 'project', 'two', 1);
  await revise('create', 'page', 'about', 0);
  await open('dispute', 'note', 'late', 1, 202611);
  await revise('restore', 'project', 'two', 2);
  await revise('create', 'note', 'between', 0, 202603);
}

describe('the register of a past block', () => {
  let start: bigint;
  beforeAll(async () => {
    await expect(at('0')).rejects.toThrow('holds nothing yet');
    start = (await newest()) + 1n;
    await story();
  });

  it('is at every block what the view of the contract was then', async () => {
    const { chain: view } = coreChain();
    const last = await newest();
    let compared = 0;
    for (let block = start; block <= last; block++) {
      const then = await getFirstPage(view, { registry: stack.registry, block });
      if (then.projectCount === 0) continue;
      const drawn = await at(String(block));
      expect(drawn.firstPage).toEqual(then);
      expect(await askAt(view, stack.registry, drawn)).toBe('agrees');
      compared++;
    }
    expect(compared).toBeGreaterThan(40);
    expect((await at(String(last))).later).toBe(0);
  });

  it('is found by minute: the last block that was made in it', async () => {
    const { chain: view } = coreChain();
    const last = await newest();
    const all = Array.from({ length: Number(last - start) + 1 }, (_, i) => start + BigInt(i));
    const times = await view.times(all);
    const [begins = 0, ends = 0] = [times[2], times.at(-1)];
    for (let minute = Math.floor(begins / 60) * 60; minute <= ends; minute += 60) {
      const wanted = all[times.findLastIndex((time) => time <= minute + 59)];
      const text = `${new Date(minute * 1000).toISOString().slice(0, 16)}Z`;
      expect((await at(text)).firstPage.blockNumber, text).toBe(wanted);
    }
  });

  it('has no moment before its first entry or after the newest block', async () => {
    await expect(at('1')).rejects.toThrow(/begins with block \d+.*at block 1 it held nothing/);
    await expect(at('2001-01-01')).rejects.toThrow(BadMomentError);
    await expect(at('99999999')).rejects.toThrow(/not there yet: the newest is/);
    await expect(at('2999-01-01')).rejects.toThrow(/still to come/);
  });

  it('notices an RPC that keeps an event back, makes one up or changes one', async () => {
    const [revised] = encodeEventTopics({ abi: registryAbi, eventName: 'Revised' });
    const [upheld] = encodeEventTopics({ abi: registryAbi, eventName: 'DisputeUpheld' });
    const [proposed] = encodeEventTopics({ abi: registryAbi, eventName: 'Proposed' });
    const last = String(await newest());
    const logsThrough =
      (change: (logs: Log[]) => Log[]): Meddle =>
      async (method, _params, answer) =>
        method === 'eth_getLogs' ? change((await answer()) as Log[]) : answer();
    const count = ((await coreChain().chain.logs({ address: stack.registry.address, topics: [revised as Hex] })) as Log[]).length;
    expect(count).toBe(11);
    const nth = (logs: readonly Log[], n: number) => logs.filter(({ topics }) => topics[0] === revised)[n] as Log;
    for (let n = 0; n < count; n++) {
      const without = logsThrough((logs) => logs.filter((log) => log !== nth(logs, n)));
      await expect(at(last, without), `without revision ${n}`).rejects.toThrow(BrokenHistoryError);
      const twice = logsThrough((logs) => logs.flatMap((log) => (log === nth(logs, n) ? [log, log] : [log])));
      await expect(at(last, twice), `revision ${n} twice`).rejects.toThrow(BrokenHistoryError);
      const other = logsThrough((logs) =>
        logs.map((log) => (log === nth(logs, n) ? { ...log, data: log.data.replace(/^(0x.{64}.{62})../, '$1ff') as Hex } : log)),
      );
      await expect(at(last, other), `another digest in revision ${n}`).rejects.toThrow(BrokenHistoryError);
    }
    const stranger = logsThrough((logs) => {
      const log = nth(logs, 0);
      return [...logs, { ...log, topics: [log.topics[0] as Hex, digest(77), log.topics[2] as Hex] }];
    });
    await expect(at(last, stranger)).rejects.toThrow('no such entry');
    const noDisputes = logsThrough((logs) => logs.filter(({ topics }) => topics[0] !== proposed));
    await expect(at(last, noDisputes)).rejects.toThrow('open disputes');
    // The mark on a version that is no longer the head is one that only the RPCs with old state can confirm.
    const noMark = await at(
      last,
      logsThrough((logs) => logs.filter(({ topics }) => topics[0] !== upheld)),
    );
    expect(noMark.firstPage).toEqual((await at(last)).firstPage);
  });

  it('is doubted by an RPC that says otherwise, and by none that lacks the state', async () => {
    const drawn = await at(String((await newest()) - 20n));
    const changed = drawn.entries.map((entry, i) => (i === 0 ? { ...entry, digest: digest(901) } : entry));
    expect(await askAt(coreChain().chain, stack.registry, { ...drawn, entries: changed })).toBe('disagrees');
    const pruned: Meddle = (method, params, answer) => {
      if (method === 'eth_call' && (params as unknown as [unknown, string])[1] !== 'latest') throw new Error('missing trie node');
      return answer();
    };
    expect(await askAt(coreChain(pruned).chain, stack.registry, drawn)).toBe('keeps no state');
  });
});
