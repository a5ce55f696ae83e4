import { describe, expect, it } from 'vitest';
import { chain, deploy, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { create, digest, key, State } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;
const [first, second, third] = who.curators;
const reason = digest('the source does not say so');

describe('reject', () => {
  it('records the vote and its reason', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    const [event] = await registry.events(await registry.as(second).reject([proposal, reason, false]), 'RejectionVoted');
    expect(event?.args).toMatchObject({ id, seat: 1, reason, spam: false });
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 0n, 1n]);
  });

  it('ends the proposal with the vote that reaches the rejection quorum', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    await registry.as(first).reject([proposal, reason, false]);
    const [event] = await registry.events(await registry.as(second).reject([proposal, reason, false]), 'Rejected');
    expect(event?.args).toMatchObject({ id, rejections: 0b11n, spam: false });
    expect(await registry.read.stateOf([proposal])).toEqual([State.Rejected, 0n, 2n]);
    expect(await revertOf(registry.as(third).approve([proposal]))).toEqual(['ProposalClosed', id, State.Rejected]);
  });

  it('lets one curator be outvoted', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(first).reject([proposal, reason, false]);
    await registry.as(second).approve([proposal]);
    await registry.as(third).approve([proposal]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Executed, 2n, 1n]);
  });

  it('stops counting the votes of a vacated seat', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(first).reject([proposal, reason, false]);
    await registry.as(who.admin).vacate([0]);
    await registry.as(second).reject([proposal, reason, false]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 0n, 1n]);
  });

  it('works while paused', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(who.guardian).pause();
    await registry.as(first).reject([proposal, reason, false]);
    await registry.as(second).reject([proposal, reason, false]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Rejected, 0n, 2n]);
  });

  it('refuses a vote on an own proposal, which could keep spam from being called so', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create(), first);
    expect(await revertOf(registry.as(first).reject([proposal, reason, false]))).toEqual(['OwnProposal', id, proposal.proposer]);
  });

  it('refuses a vote without a reason', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    expect(await revertOf(registry.as(first).reject([proposal, key(''), false]))).toEqual(['DigestMissing']);
  });

  it('refuses accounts without a seat, unknown and expired proposals', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    const call = (from: typeof first, quorum: number) => registry.as(from).reject([{ ...proposal, quorum }, reason, false]);
    expect((await revertOf(call(who.outsider, proposal.quorum)))[0]).toBe('NotCurator');
    expect((await revertOf(call(first, 1)))[0]).toBe('UnknownProposal');
    await chain.networkHelpers.time.increaseTo(proposal.deadline + 1);
    expect(await revertOf(call(first, proposal.quorum))).toEqual(['ProposalExpired', id, proposal.deadline]);
  });
});
