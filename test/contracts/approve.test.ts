import { describe, expect, it } from 'vitest';
import { chain, deploy, now, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { Action, create, digest, Kind, key, rules, State, Status, update } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;
const [first, second, third] = who.curators;
const zero = key('');

describe('approve', () => {
  it('records the vote of a curator and changes nothing before the quorum', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    const [event] = await registry.events(await registry.as(second).approve([proposal]), 'Approved');
    expect(event?.args.seat).toBe(1);
    expect(await registry.read.ballot([id])).toEqual([State.Open, 0b10n, 0n, 0n]);
    expect(await registry.read.head([Kind.Project, 0, key('gensyn')])).toMatchObject({
      version: 0,
      status: 0,
    });
  });

  it('executes with the vote that reaches the quorum', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    await registry.as(first).approve([proposal]);
    const hash = await registry.as(third).approve([proposal]);
    const [event] = await registry.events(hash, 'Revised');
    expect(event?.args).toMatchObject({
      proposal: id,
      version: 1,
      digest: digest('first'),
      parent: zero,
      status: Status.Active,
      approvals: 0b101n,
    });
    expect(event?.args.proposer).toBe(proposal.proposer);
    expect(await registry.read.head([Kind.Project, 0, key('gensyn')])).toEqual({
      digest: digest('first'),
      version: 1,
      approvedAt: await now(),
      status: Status.Active,
      disputes: 0,
    });
    expect(await registry.read.ballot([id])).toEqual([State.Executed, 0b101n, 0n, 0n]);
  });

  it('moves an entry through update, retire and restore, one version and one digest each', async () => {
    const registry = await fresh();
    await registry.revise(create());
    const steps = [
      { action: Action.Update, status: Status.Active },
      { action: Action.Retire, status: Status.Retired },
      { action: Action.Restore, status: Status.Active },
      { action: Action.Update, status: Status.Active },
    ];
    for (const [index, { action, status }] of steps.entries()) {
      const baseVersion = index + 1;
      await registry.revise(update({ action, baseVersion, digest: digest(`step ${index}`) }));
      expect(await registry.read.head([Kind.Project, 0, key('gensyn')])).toMatchObject({
        digest: digest(`step ${index}`),
        version: baseVersion + 1,
        status,
      });
    }
    expect(await registry.read.count([Kind.Project, 0])).toBe(1n);
  });

  it('names the digest before as parent', async () => {
    const registry = await fresh();
    await registry.revise(create());
    const { proposal } = await registry.propose(update());
    await registry.as(first).approve([proposal]);
    const [event] = await registry.events(await registry.as(second).approve([proposal]), 'Revised');
    expect(event?.args).toMatchObject({ parent: digest('first'), digest: digest('second'), version: 2 });
  });

  it('stops counting the votes of a vacated seat, also after the curator takes another', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    await registry.as(first).approve([proposal]);
    await registry.as(who.admin).vacate([0]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 0n, 0n]);
    await registry.as(second).approve([proposal]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 1n, 0n]);
    expect(await registry.read.ballot([id])).toEqual([State.Open, 0b11n, 0n, 0n]);
    await registry.as(who.admin).seat([7, first.account.address]);
    const [event] = await registry.events(await registry.as(first).approve([proposal]), 'Revised');
    expect(event?.args.approvals).toBe(0b1000_0010n);
  });

  it('accepts votes until the deadline, that second included', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    const { time } = chain.networkHelpers;
    await time.setNextBlockTimestamp(proposal.deadline);
    await registry.as(first).approve([proposal]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 1n, 0n]);
    await time.increaseTo(proposal.deadline + 1);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Expired, 1n, 0n]);
    expect(await revertOf(registry.as(second).approve([proposal]))).toEqual(['ProposalExpired', id, proposal.deadline]);
  });

  it('refuses the deciding vote when the entry has moved on', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(first).approve([proposal]);
    await registry.revise(create({ digest: digest('other') }));
    expect(await registry.read.stateOf([proposal])).toEqual([State.Stale, 1n, 0n]);
    expect(await revertOf(registry.as(second).approve([proposal]))).toEqual(['StaleBase', 0, 1]);
  });

  it('refuses accounts without a seat', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const [name, account] = await revertOf(registry.as(who.outsider).approve([proposal]));
    expect([name, String(account).toLowerCase()]).toEqual(['NotCurator', who.outsider.account.address]);
  });

  it('refuses a vote on an own proposal', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create(), first);
    expect(await revertOf(registry.as(first).approve([proposal]))).toEqual(['OwnProposal', id, proposal.proposer]);
  });

  it('refuses a second vote, for or against', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    await registry.as(first).approve([proposal]);
    await registry.as(second).reject([proposal, digest('reason'), false]);
    for (const curator of [first, second]) {
      const approval = await revertOf(registry.as(curator).approve([proposal]));
      const rejection = await revertOf(registry.as(curator).reject([proposal, digest('reason'), false]));
      expect([approval.slice(0, 2), rejection.slice(0, 2)]).toEqual([
        ['AlreadyVoted', id],
        ['AlreadyVoted', id],
      ]);
    }
  });

  it('refuses a proposal with any field changed', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const forged = [
      { action: Action.Update },
      { kind: Kind.Page },
      { period: 1 },
      { key: key('other') },
      { baseVersion: 1 },
      { digest: digest('other') },
      { proposer: who.outsider.account.address },
      { quorum: 1 },
      { rejectionQuorum: 1 },
      { deadline: proposal.deadline + 1 },
      { bond: 1n },
    ];
    expect(forged.length).toBe(Object.keys(proposal).length);
    for (const change of forged) {
      const [name] = await revertOf(registry.as(second).approve([{ ...proposal, ...change }]));
      expect(name).toBe('UnknownProposal');
    }
  });

  it('refuses a proposal that was executed', async () => {
    const registry = await fresh();
    const proposal = await registry.revise(create());
    const [name, , state] = await revertOf(registry.as(third).approve([proposal]));
    expect([name, state]).toEqual(['ProposalClosed', State.Executed]);
  });

  it('refuses to approve while paused, and goes on afterwards', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(who.guardian).pause();
    expect(await revertOf(registry.as(first).approve([proposal]))).toEqual(['RegistryPaused']);
    await registry.as(who.admin).unpause();
    await registry.as(first).approve([proposal]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 1n, 0n]);
  });

  it('needs as many curators as the rules of the kind say', async () => {
    const registry = await fresh();
    await registry.as(who.admin).setRules([Kind.Page, { ...rules, quorum: 5 }]);
    const { proposal } = await registry.propose(create({ kind: Kind.Page }));
    for (const [index, curator] of who.curators.entries()) {
      expect(await registry.read.stateOf([proposal])).toEqual([State.Open, BigInt(index), 0n]);
      await registry.as(curator).approve([proposal]);
    }
    expect(await registry.read.stateOf([proposal])).toEqual([State.Executed, 5n, 0n]);
  });
});
