import { encodeFunctionData } from 'viem';
import { beforeAll, describe, expect, it } from 'vitest';
import { registryAbi } from '../../../registry/generated/abi.ts';
import { approveRequest, attestRequest, managerAbi, rejectRequest, reproduceRequest } from '../../../registry/proposing/index.ts';
import {
  getActivity,
  getAttestations,
  getContributor,
  getCouncil,
  getDelayed,
  getOffices,
  getReproductions,
  getRules,
} from '../../../registry/records/index.ts';
import { chain, curatorAddresses, now } from '../support/chain.ts';
import { accounts, address, coreChain, DELAY, deployGoverned, digest, type Meddle, rules, send } from '../support/records.ts';

const lower = (text: string) => text.toLowerCase();
const { contributor, guardian, auditor, admin, treasury, stranger } = accounts;
const [first, second] = accounts.curators;

let stack: Awaited<ReturnType<typeof deployGoverned>>;

/** Seat 4 is vacated, a project is approved and another one waits. */
beforeAll(async () => {
  stack = await deployGoverned();
  await stack.govern(encodeFunctionData({ abi: registryAbi, functionName: 'vacate', args: [4] }));
  const { proposal } = await stack.propose({ key: 'approved' });
  for (const by of [first, second]) await send(approveRequest(stack.registry, proposal), by);
  const spam = await stack.propose({ key: 'spam' });
  for (const by of [first, second]) await send(rejectRequest(stack.registry, spam.proposal, digest(42), true), by);
});

describe('the council', () => {
  it('tells seats, rules, roles and the treasury, with since when', async () => {
    const { registry, manager } = stack;
    const council = await getCouncil(coreChain().chain, { registry });
    expect(council.seats.map(({ index, curator }) => [index, curator && lower(curator)])).toEqual(
      curatorAddresses.map((curator, i) => [i, i === 4 ? null : lower(curator)]), // vacated
    );
    expect(council.seats[0]?.since?.block).toBeGreaterThan(0n);
    expect(council.seats[4]).toMatchObject({ since: null, vacatedAt: expect.any(Number) });
    expect(council.rules.note).toEqual(rules);
    expect(await getRules(coreChain().chain, { registry, kind: 'page' })).toEqual(rules);
    expect(council).toMatchObject({ paused: null, successor: null, treasuryCredit: rules.bond, maxLifetime: 90 * 86_400 });
    expect([lower(council.treasury), lower(council.authority)]).toEqual([address(treasury), lower(manager)]);
    const members = Object.fromEntries(
      Object.entries(council.roles).map(([role, list]) => [role, list.map(({ account, delay }) => [lower(account), delay])]),
    );
    expect(members).toEqual({
      admin: [[address(admin), DELAY]],
      guardian: [[address(guardian), 0]],
      auditor: [[address(auditor), 0]],
    });
    for (const list of Object.values(council.roles)) expect(list[0]?.since.at).toBeGreaterThan(1_600_000_000);
  });

  it('tells who paused, and since when', async () => {
    const { registry } = stack;
    await send({ to: registry.address, data: encodeFunctionData({ abi: registryAbi, functionName: 'pause' }) }, guardian);
    const { paused } = await getCouncil(coreChain().chain, { registry });
    expect(lower(paused?.by ?? '')).toBe(address(guardian));
    expect(paused?.since?.at).toBe(await now());
    const without: Meddle = async (method, _params, answer) => (method === 'eth_getLogs' ? [] : await answer());
    expect((await getCouncil(coreChain(without).chain, { registry })).paused).toEqual({ since: null, by: null });
    await stack.govern(encodeFunctionData({ abi: registryAbi, functionName: 'unpause' }));
    expect((await getCouncil(coreChain().chain, { registry })).paused).toBeNull();
  });

  it('tells delayed calls in plain words from announcing to their end', async () => {
    const { registry } = stack;
    const latest = async () => (await getDelayed(coreChain().chain, { registry }))[0];
    const change = encodeFunctionData({
      abi: registryAbi,
      functionName: 'setRules',
      args: [2, { ...rules, quorum: 3, lifetime: 172_800 }],
    });
    await stack.schedule(change);
    const waiting = await latest();
    expect(waiting).toMatchObject({
      words: 'Set the rules of note proposals: 3 to approve, 2 to reject, 2 days to judge, a bond of 0.01 ETH',
      call: { name: 'setRules' },
      state: 'waiting',
      ended: null,
    });
    expect(waiting?.readyAt).toBe((waiting?.scheduled.at ?? 0) + DELAY);
    await chain.networkHelpers.time.increase(DELAY);
    expect(await latest()).toMatchObject({ state: 'ready' });
    await send(
      {
        to: stack.manager,
        data: encodeFunctionData({ abi: managerAbi, functionName: 'cancel', args: [address(admin), registry.address, change] }),
      },
      admin,
    );
    expect(await latest()).toMatchObject({ state: 'cancelled', ended: { at: await now() } });
    await stack.schedule(change);
    await chain.networkHelpers.time.increase(DELAY + 7 * 86_400);
    expect(await latest()).toMatchObject({ state: 'expired', nonce: 2 });
    const states = (await getDelayed(coreChain().chain, { registry })).map(({ words, state }) => [words, state]);
    expect(states.slice(2)).toEqual([
      ['Let proposing and approving go on', 'executed'],
      ['Vacate seat 4', 'executed'],
    ]);
  });

  it('tells what curators did, and how long they took', async () => {
    const { registry } = stack;
    const slow = await stack.propose({ key: 'slow' });
    await chain.networkHelpers.time.setNextBlockTimestamp(slow.openedAt + 100);
    await send(approveRequest(registry, slow.proposal), 5);
    const slower = await stack.propose({ key: 'slower' });
    await chain.networkHelpers.time.setNextBlockTimestamp(slower.openedAt + 300);
    await send(rejectRequest(registry, slower.proposal, digest(44), true), 5);
    const activity = await getActivity(coreChain().chain, { registry });
    expect(activity.map(({ curator }) => lower(curator))).toEqual(curatorAddresses.map(lower));
    expect(activity[3]).toMatchObject({ approved: 1, rejected: 1, spam: 1, medianSeconds: 200, last: { at: slower.openedAt + 300 } });
    expect(activity[0]).toMatchObject({ approved: 1, rejected: 1, spam: 1 });
    expect(activity[2]).toMatchObject({ approved: 0, rejected: 0, medianSeconds: null, last: null });
  });

  it('tells what became of a contributor’s proposals', async () => {
    const { registry } = stack;
    const record = await getContributor(coreChain().chain, { registry, address: address(contributor) });
    const { proposed, open, approved, rejected, withdrawn, expired, stale } = record;
    expect(open + approved + rejected + withdrawn + expired + stale).toBe(proposed);
    expect(record).toMatchObject({ proposed: 4, open: 2, approved: 1, rejected: 1, withdrawn: 0, spam: 1 });
    expect(await getContributor(coreChain().chain, { registry, address: address(stranger) })).toMatchObject({ proposed: 0, first: null });
  });

  it('tells attestations, in pages', async () => {
    const { registry, attestations } = stack;
    const entry = { attestations, kind: 'project', key: 'approved', version: 1 } as const;
    for (const [i, verdict] of (['confirmed', 'refuted', 'inconclusive'] as const).entries())
      await send(attestRequest({ ...entry, verdict, evidence: digest(60 + i) }), auditor);
    const found = await getAttestations(coreChain().chain, { registry, attestations, kind: 'project', key: 'approved', limit: 2 });
    expect(found.map(({ verdict, version, evidence }) => [verdict, version, evidence])).toEqual([
      ['confirmed', 1, digest(60)],
      ['refuted', 1, digest(61)],
      ['inconclusive', 1, digest(62)],
    ]);
    expect(found[2]?.at).toBe(await now());
  });

  it('tells of some accounts which judge or audit now', async () => {
    const { registry } = stack;
    const accounts = [auditor, first, stranger].map(address);
    expect(await getOffices(coreChain().chain, { registry, accounts })).toEqual(
      new Map([
        [address(auditor), 'auditor'],
        [address(first), 'curator'],
      ]),
    );
  });

  it('tells reproductions of anybody, the newest first, a page at a time', async () => {
    const { registry, attestations } = stack;
    const entry = { attestations, kind: 'project', key: 'approved' } as const;
    for (const [i, outcome] of (['same', 'different', 'unfinished'] as const).entries())
      await send(reproduceRequest({ ...entry, version: 1, outcome, evidence: digest(70 + i) }), stranger);
    const newest = await getReproductions(coreChain().chain, { registry, ...entry, limit: 2 });
    expect(newest).toEqual({
      reproductions: [
        { account: address(stranger), at: await now(), version: 1, outcome: 'unfinished', evidence: digest(72) },
        { account: address(stranger), at: expect.any(Number), version: 1, outcome: 'different', evidence: digest(71) },
      ],
      next: 1n,
    });
    const { reproductions, next } = await getReproductions(coreChain().chain, { registry, ...entry, limit: 2, before: 1n });
    expect(reproductions.map(({ outcome }) => outcome)).toEqual(['same']);
    expect(next).toBeNull();
    const earlier = { ...entry, attestations: registry.address }; // a contract without that view
    await expect(getReproductions(coreChain().chain, { registry, ...earlier })).rejects.toThrow(/it is an earlier one/);
  });
});
