import { getAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { chain, deploy, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { create, digest, State } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;

describe('withdraw', () => {
  it('ends an open proposal, votes or not, also while paused', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    await registry.as(who.curators[0]).approve([proposal]);
    await registry.as(who.guardian).pause();
    const [event] = await registry.events(await registry.as(who.contributor).withdraw([proposal]), 'Withdrawn');
    expect(event?.args.id).toBe(id);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Withdrawn, 1n, 0n]);
    expect(await revertOf(registry.as(who.contributor).withdraw([proposal]))).toEqual(['ProposalClosed', id, State.Withdrawn]);
  });

  it('clears a stale proposal away', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.revise(create({ digest: digest('other') }));
    await registry.as(who.contributor).withdraw([proposal]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Withdrawn, 0n, 0n]);
  });

  it('refuses everybody but the proposer', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const [name, , proposer] = await revertOf(registry.as(who.curators[0]).withdraw([proposal]));
    expect([name, proposer]).toEqual(['NotProposer', proposal.proposer]);
  });

  it('lets anybody clear an expired proposal away', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    await chain.networkHelpers.time.increaseTo(proposal.deadline + 1);
    const [event] = await registry.events(await registry.as(who.outsider).withdraw([proposal]), 'Withdrawn');
    expect([event?.args.id, String(event?.args.by).toLowerCase()]).toEqual([id, who.outsider.account.address]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Withdrawn, 0n, 0n]);
    expect(await revertOf(registry.as(who.outsider).withdraw([proposal]))).toEqual([
      'NotProposer',
      getAddress(who.outsider.account.address),
      proposal.proposer,
    ]);
  });

  it('lets a proposer end a signed offer that never opened, while its base is current', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const offer = { ...proposal, digest: digest('offer') };
    expect((await revertOf(registry.as(who.outsider).withdraw([offer])))[0]).toBe('NotProposer');
    await registry.as(who.contributor).withdraw([offer]);
    expect(await registry.read.stateOf([offer])).toEqual([State.Withdrawn, 0n, 0n]);
    await registry.revise(create({ digest: digest('other') }));
    const later = { ...proposal, digest: digest('later') };
    expect(await revertOf(registry.as(who.contributor).withdraw([later]))).toEqual(['StaleBase', 0, 1]);
  });
});
