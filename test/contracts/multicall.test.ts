import { encodeFunctionData, type Hex } from 'viem';
import { describe, expect, it } from 'vitest';
import { registryAbi } from '../../registry/generated/abi.ts';
import { chain, deploy, deployWithBonds, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { BOND, create, digest, type Fields, key, type Proposal, State } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;
const [first, second] = who.curators;

const approve = (proposal: Proposal): Hex => encodeFunctionData({ abi: registryAbi, functionName: 'approve', args: [proposal] });
const reject = (proposal: Proposal): Hex =>
  encodeFunctionData({ abi: registryAbi, functionName: 'reject', args: [proposal, digest('why'), false] });
const propose = ({ action, kind, period, key: slug, baseVersion, digest: to }: Fields): Hex =>
  encodeFunctionData({ abi: registryAbi, functionName: 'propose', args: [action, kind, period, slug, baseVersion, to] });

describe('multicall', () => {
  it('judges several proposals in one transaction, as the curator who sends it', async () => {
    const registry = await fresh();
    const proposals: Proposal[] = [];
    for (const slug of ['akash', 'bittensor', 'gensyn']) proposals.push((await registry.propose(create({ key: key(slug) }))).proposal);
    const [one, two, three] = proposals as [Proposal, Proposal, Proposal];
    await registry.as(first).multicall([[approve(one), approve(two), reject(three)]]);
    const hash = await registry.as(second).multicall([[approve(one), approve(two), reject(three)]]);
    expect((await registry.events(hash, 'Revised')).length).toBe(2);
    const states = await Promise.all(proposals.map(async (proposal) => (await registry.read.stateOf([proposal]))[0]));
    expect(states).toEqual([State.Executed, State.Executed, State.Rejected]);
  });

  it('does all or nothing, and hands on the refusal', async () => {
    const registry = await fresh();
    const one = await registry.propose(create({ key: key('akash') }));
    const two = await registry.propose(create({ key: key('gensyn') }));
    await registry.as(first).approve([two.proposal]);
    const refused = await revertOf(registry.as(first).multicall([[approve(one.proposal), approve(two.proposal)]]));
    expect(refused.slice(0, 2)).toEqual(['AlreadyVoted', two.id]);
    expect(await registry.read.stateOf([one.proposal])).toEqual([State.Open, 0n, 0n]);
  });

  it('takes no value, so that one bond cannot open two proposals', async () => {
    const { registry } = await chain.networkHelpers.loadFixture(deployWithBonds);
    const calls = [propose(create()), propose(create({ key: key('akash') }))];
    const data = encodeFunctionData({ abi: registryAbi, functionName: 'multicall', args: [calls] });
    await expect(who.contributor.sendTransaction({ to: registry.address, data, value: BOND })).rejects.toThrow(/non-payable|reverted/);
    expect(await revertOf(registry.as(who.contributor).multicall([calls]))).toEqual(['WrongBond', BOND, 0n]);
  });

  it('opens several proposals where no bond is asked for', async () => {
    const registry = await fresh();
    const hash = await registry.as(who.contributor).multicall([[propose(create()), propose(create({ key: key('akash') }))]]);
    expect((await registry.events(hash, 'Proposed')).length).toBe(2);
  });

  it('refuses what is no function of the registry', async () => {
    const registry = await fresh();
    expect(await revertOf(registry.as(first).multicall([['0x12345678']]))).toEqual(['FailedCall']);
  });
});
