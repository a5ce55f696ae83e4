import { concat, encodeFunctionData, hashTypedData } from 'viem';
import { describe, expect, it } from 'vitest';
import { approvalTypedData, registryDomain } from '../../registry/proposing/index.ts';
import { chain, deploy, registryAt, who } from './support/chain.ts';
import { walletAt } from './support/managers.ts';
import { revertOf } from './support/revert.ts';
import { approvalsOf, compact, signApproval } from './support/signing.ts';
import { create, digest, Kind, key, State, update } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;
const [first, second, third] = who.curators;
const lower = (value: unknown) => String(value).toLowerCase();

describe('approveBySig', () => {
  it('executes when anybody submits the signatures of a quorum, with the events of votes by transaction', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    const hash = await registry.as(who.outsider).approveBySig([proposal, await approvalsOf(registry, proposal, [3, 1])]);
    const approved = await registry.events(hash, 'Approved');
    expect(approved.map(({ args }) => [args.id, lower(args.curator), args.seat])).toEqual([
      [id, who.curators[3].account.address, 3],
      [id, second.account.address, 1],
    ]);
    const [revised] = await registry.events(hash, 'Revised');
    expect(revised?.args).toMatchObject({ proposal: id, version: 1, approvals: 0b1010n });
    expect(await registry.read.ballot([id])).toEqual([State.Executed, 0b1010n, 0n, 0n]);
  });

  it('adds to votes by transaction, and takes 64 bytes', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const signature = compact(await signApproval(registry, first, proposal));
    await registry.as(who.outsider).approveBySig([proposal, [{ seat: 0, signature }]]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 1n, 0n]);
    await registry.as(second).approve([proposal]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Executed, 2n, 0n]);
  });

  it('counts its sender without a signature', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const approvals = [{ seat: 0, signature: '0x' as const }, ...(await approvalsOf(registry, proposal, [1]))];
    expect((await revertOf(registry.as(third).approveBySig([proposal, approvals])))[0]).toBe('InvalidSignature');
    await registry.as(first).approveBySig([proposal, approvals]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Executed, 2n, 0n]);
  });

  it('passes over seats that have voted, so that a signature submitted first spoils nothing', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const approvals = await approvalsOf(registry, proposal, [0, 1]);
    await registry.as(who.outsider).approveBySig([proposal, approvals.slice(0, 1)]);
    await registry.as(who.newcomer).approveBySig([proposal, approvals]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Executed, 2n, 0n]);
  });

  it('counts a seat once, however often it is in the list', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const [approval] = await approvalsOf(registry, proposal, [0]);
    if (!approval) throw new Error('unsigned');
    await registry.as(who.outsider).approveBySig([proposal, [approval, approval, approval]]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 1n, 0n]);
    const again = await revertOf(registry.as(who.outsider).approveBySig([proposal, [approval]]));
    expect([again[0], lower(again[2])]).toEqual(['AlreadyVoted', first.account.address]);
  });

  it('passes over the vote of a seat that was vacated since, and says so when nothing else is new', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    const approvals = await approvalsOf(registry, proposal, [0, 1, 2]);
    await registry.as(first).approve([proposal]);
    await registry.as(who.admin).vacate([0]);
    expect(await revertOf(registry.as(who.outsider).approveBySig([proposal, approvals.slice(0, 1)]))).toEqual(['SeatEmpty', 0]);
    await registry.as(who.outsider).approveBySig([proposal, approvals]);
    expect(await registry.read.ballot([id])).toEqual([State.Executed, 0b111n, 0n, 0n]);
  });

  it('takes the signature of a contract wallet (ERC-1271), and its transaction', async () => {
    const registry = await fresh();
    const owner = who.newcomer;
    const wallet = await chain.viem.deployContract('ContractWallet', [owner.account.address, true]);
    await registry.as(who.admin).seat([9, wallet.address]);
    const { proposal } = await registry.propose(create());
    const signature = concat(['0x5afe', await signApproval(registry, owner, proposal)]);
    await registry.as(who.outsider).approveBySig([proposal, [{ seat: 9, signature }]]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 1n, 0n]);

    const other = await registry.propose(create({ key: key('other') }));
    const wrong = concat(['0x5afe', await signApproval(registry, owner, proposal)]);
    const refused = await revertOf(registry.as(who.outsider).approveBySig([other.proposal, [{ seat: 9, signature: wrong }]]));
    expect([refused[0], refused[1], lower(refused[2])]).toEqual(['InvalidSignature', 9, lower(wallet.address)]);
    const { abi } = registry.contract;
    const data = encodeFunctionData({ abi, functionName: 'approve', args: [other.proposal] });
    await walletAt(wallet.address, owner).write.execute([registry.address, 0n, data]);
    expect(await registry.read.stateOf([other.proposal])).toEqual([State.Open, 1n, 0n]);
  });

  it('refuses a seat that does not exist or is empty, an own proposal, and an empty list', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create(), first);
    const [own] = await approvalsOf(registry, proposal, [0]);
    const submit = (approvals: { seat: number; signature: `0x${string}` }[]) =>
      revertOf(registry.as(who.outsider).approveBySig([proposal, approvals]));
    expect(await submit([{ seat: 80, signature: '0x' }])).toEqual(['SeatOutOfRange', 80, 80]);
    expect(await submit([{ seat: 7, signature: '0x' }])).toEqual(['SeatEmpty', 7]);
    expect(own && (await submit([own]))).toEqual(['OwnProposal', id, proposal.proposer]);
    expect(await submit([])).toEqual(['SignaturesMissing', id]);
  });

  it('refuses what approve refuses, in the same words', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    const approvals = await approvalsOf(registry, proposal, [0, 1]);
    const submit = (of = proposal) => revertOf(registry.as(who.outsider).approveBySig([of, approvals]));
    expect((await submit({ ...proposal, digest: digest('other') }))[0]).toBe('UnknownProposal');
    await registry.as(who.guardian).pause();
    expect(await submit()).toEqual(['RegistryPaused']);
    await registry.as(who.admin).unpause();
    await registry.revise(create({ digest: digest('other') }));
    expect(await submit()).toEqual(['StaleBase', 0, 1]);
    await chain.networkHelpers.time.increaseTo(proposal.deadline + 1);
    expect(await submit()).toEqual(['ProposalExpired', id, proposal.deadline]);
    await registry.as(who.contributor).withdraw([proposal]);
    expect(await submit()).toEqual(['ProposalClosed', id, State.Withdrawn]);
  });
});

describe('the typed data', () => {
  it('is of the domain that the contract names', async () => {
    const registry = await fresh();
    const chainId = await (await chain.viem.getPublicClient()).getChainId();
    const [fields, name, version, id, contract, salt, extensions] = await registry.read.eip712Domain();
    const { name: ours, version: our, ...rest } = registryDomain({ address: registry.address, chainId });
    expect([fields, name, version, Number(id), lower(contract), BigInt(salt), extensions]).toEqual([
      '0x0f',
      ours,
      our,
      rest.chainId,
      lower(rest.verifyingContract),
      0n,
      [],
    ]);
  });

  it('hashes as viem hashes it, for every action, every kind and keys of every length', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const slugs = ['a', 'ab', 'gensyn', 'sixteen-letters-', 'seventeen-letters', 'abcdefghijklmnopqrstuvwxyz-01234'];
    for (const slug of slugs) await registry.revise(create({ key: key(slug) }));
    const chainId = await (await chain.viem.getPublicClient()).getChainId();
    const hash = (of: typeof proposal) =>
      hashTypedData(approvalTypedData(registryDomain({ address: registry.address, chainId }), of) as Parameters<typeof hashTypedData>[0]);
    expect(new Set(slugs.map((slug) => hash({ ...proposal, key: key(slug) }))).size).toBe(slugs.length);
    for (const slug of slugs)
      for (const action of [1, 4, 2, 3]) {
        const { version } = await registry.read.head([Kind.Project, 0, key(slug)]);
        const { proposal: next } = await registry.propose(update({ action, key: key(slug), baseVersion: version }));
        await registry.as(who.outsider).approveBySig([next, await approvalsOf(registry, next, [0, 1])]);
        if (action !== 4) continue;
        const correction = await registry.propose(update({ key: key(slug), baseVersion: version, digest: digest('corrected') }));
        await registry.as(who.outsider).approveBySig([correction.proposal, await approvalsOf(registry, correction.proposal, [0, 1])]);
      }
    for (const [kind, period] of Object.entries({ [Kind.Metric]: 0, [Kind.Note]: 202_611, [Kind.Page]: 0 })) {
      const { proposal: other } = await registry.propose(create({ kind: Number(kind), period }));
      await registry.as(who.outsider).approveBySig([other, await approvalsOf(registry, other, [0, 1])]);
      expect((await registryAt(registry.address).read.stateOf([other]))[0]).toBe(State.Executed);
    }
  });
});
