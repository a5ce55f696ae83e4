import { encodeEventTopics, encodeFunctionData, type Hex } from 'viem';
import { beforeAll, describe, expect, it } from 'vitest';
import { registryAbi } from '../../../registry/generated/abi.ts';
import {
  approveRequest,
  batchRequest,
  collectRequest,
  proposeRequest,
  rejectRequest,
  withdrawRequest,
} from '../../../registry/proposing/index.ts';
import { getCredit, getProposal, getProposals, type QueueItem } from '../../../registry/records/index.ts';
import { chain } from '../support/chain.ts';
import { accounts, address, coreChain, deployGoverned, digest, type Meddle, rules, send } from '../support/records.ts';

const lower = (text: string) => text.toLowerCase();
const { contributor, treasury } = accounts;
const [first, second, third] = accounts.curators;

let stack: Awaited<ReturnType<typeof deployGoverned>>;
beforeAll(async () => {
  stack = await deployGoverned();
});

describe('the queue', () => {
  it('tells a rejection with its reasons, and whether it cost the bond', async () => {
    const honest = await stack.propose({ key: 'honest' });
    await send(rejectRequest(stack.registry, honest.proposal, digest(40), true), first);
    await send(rejectRequest(stack.registry, honest.proposal, digest(41)), second);
    expect(await stack.read(honest.id)).toMatchObject({
      state: 'rejected',
      spam: false,
      rejections: 2,
      votes: [
        { vote: 'spam', reason: digest(40), counts: true },
        { vote: 'reject', reason: digest(41), counts: true },
      ],
      eventsAgree: true,
    });
    const spam = await stack.propose({ key: 'spam' });
    for (const by of [first, second]) await send(rejectRequest(stack.registry, spam.proposal, digest(42), true), by);
    expect(await stack.read(spam.id)).toMatchObject({ state: 'rejected', spam: true, eventsAgree: true });
    expect(await getCredit(coreChain().chain, { registry: stack.registry, account: address(treasury) })).toBe(rules.bond);
    await send(collectRequest(stack.registry, address(treasury)), contributor);
    expect(await getCredit(coreChain().chain, { registry: stack.registry, account: address(treasury) })).toBe(0n);
  });

  it('tells a withdrawal, and by whom', async () => {
    const item = await stack.propose({ key: 'withdrawn' });
    await send(withdrawRequest(stack.registry, item.proposal), contributor);
    const after = await stack.read(item.id);
    expect(after).toMatchObject({ state: 'withdrawn', eventsAgree: true });
    expect(lower(after.closed?.by ?? '')).toBe(address(contributor));
  });

  it('derives stale from the head and expired from the time of the block', async () => {
    const create = await stack.propose({ key: 'moving' });
    await send(approveRequest(stack.registry, create.proposal), first);
    await send(approveRequest(stack.registry, create.proposal), second);
    const mine = await stack.propose({ key: 'moving', action: 'update', base: 1, document: 2 });
    const other = await stack.propose({ key: 'moving', action: 'update', base: 1, document: 3, by: third });
    for (const by of [first, second]) await send(approveRequest(stack.registry, other.proposal), by);
    expect(await stack.read(mine.id)).toMatchObject({ state: 'stale', eventsAgree: true });
    expect(await stack.read(other.id)).toMatchObject({ state: 'executed', version: 2 });
    const { items } = await getProposals(coreChain().chain, { registry: stack.registry, states: ['stale'] });
    expect(items.map(({ id }) => id)).toEqual([mine.id]);
    await chain.networkHelpers.time.increase(rules.lifetime + 1);
    expect(await stack.read(mine.id)).toMatchObject({ state: 'expired', eventsAgree: true });
  });

  it('tells a dispute that is upheld as executed, without a version', async () => {
    const dispute = await stack.propose({ key: 'moving', action: 'dispute', base: 2, document: 9 });
    expect(dispute).toMatchObject({ action: 'dispute', state: 'open' });
    for (const by of [first, second]) await send(approveRequest(stack.registry, dispute.proposal), by);
    expect(await stack.read(dispute.id)).toMatchObject({ state: 'executed', version: null, approvals: 2, eventsAgree: true });
  });

  it('takes several votes in one transaction', async () => {
    const [one, two] = [await stack.propose({ key: 'batch-one' }), await stack.propose({ key: 'batch-two' })];
    const { registry } = stack;
    const transaction = await send(
      batchRequest(registry, [approveRequest(registry, one.proposal), rejectRequest(registry, two.proposal, digest(43))]),
      first,
    );
    for (const { id } of [one, two]) expect((await stack.read(id)).votes).toMatchObject([{ transaction }]);
    expect(() =>
      batchRequest(registry, [
        proposeRequest({ registry, action: 'create', kind: 'page', key: 'x', baseVersion: 0, digest: digest(1), bond: rules.bond }),
      ]),
    ).toThrow(/wei/);
  });

  it('is filtered, and the newest come first', async () => {
    const { registry } = stack;
    const all = (await getProposals(coreChain().chain, { registry })).items;
    expect(all.map(({ openedBlock }) => openedBlock)).toEqual(all.map(({ openedBlock }) => openedBlock).toSorted((a, b) => Number(b - a)));
    const ids = async (filter: object) => (await getProposals(coreChain().chain, { registry, ...filter })).items.map(({ id }) => id);
    const where = (test: (item: QueueItem) => boolean) => all.filter(test).map(({ id }) => id);
    expect(await ids({ proposer: address(third) })).toEqual(
      where(({ entry, action }) => entry.key === 'moving' && action === 'update').slice(0, 1),
    );
    expect(await ids({ kind: 'note' })).toEqual([]);
    expect(await ids({ action: 'dispute' })).toHaveLength(1);
    expect(await ids({ entry: { kind: 'project', key: 'moving' } })).toHaveLength(4);
    expect(await ids({ voter: address(third) })).toEqual(where(({ entry }) => entry.key === 'signed'));
    expect(await ids({ states: ['rejected'] })).toHaveLength(2);
    expect(await ids({ limit: 3 })).toEqual(all.slice(0, 3).map(({ id }) => id));
    expect(await getProposal(coreChain().chain, { registry, id: digest(99) })).toBeNull();
  });

  it('counts a vote only while its curator holds the seat', async () => {
    const item = await stack.propose({ key: 'vacated' });
    await send(approveRequest(stack.registry, item.proposal), 6);
    expect(await stack.read(item.id)).toMatchObject({ approvals: 1, votes: [{ counts: true }] });
    await stack.govern(encodeFunctionData({ abi: registryAbi, functionName: 'vacate', args: [4] }));
    expect(await stack.read(item.id)).toMatchObject({ approvals: 0, votes: [{ counts: false }], eventsAgree: true });
  });

  it('notices events that an RPC keeps back or makes up', async () => {
    const item = await stack.propose({ key: 'kept-back' });
    await send(approveRequest(stack.registry, item.proposal), first);
    const [approved] = encodeEventTopics({ abi: registryAbi, eventName: 'Approved' });
    const without: Meddle = async (method, _params, answer) => {
      const result = await answer();
      return method === 'eth_getLogs' ? (result as { topics: Hex[] }[]).filter(({ topics }) => topics[0] !== approved) : result;
    };
    expect(await stack.read(item.id, without)).toMatchObject({ votes: [], eventsAgree: false });
    const twice: Meddle = async (method, _params, answer) => {
      const result = await answer();
      if (method !== 'eth_getLogs') return result;
      return (result as { topics: Hex[]; data: Hex }[]).map((log) =>
        log.topics[0] === approved ? { ...log, data: `0x${'3'.padStart(64, '0')}` } : log,
      );
    };
    expect(await stack.read(item.id, twice)).toMatchObject({ eventsAgree: false });
  });
});
