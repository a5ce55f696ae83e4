import { encodeAbiParameters, getAbiItem, keccak256 } from 'viem';
import { describe, expect, it } from 'vitest';
import { registryAbi } from '../../registry/generated/abi.ts';
import { chain, deploy, now, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { Action, create, digest, Kind, key, rules, State, Status, update } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;

describe('propose', () => {
  it('opens a proposal that carries the rules of its kind', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    expect(proposal).toEqual({
      ...create(),
      proposer: proposal.proposer,
      quorum: rules.quorum,
      rejectionQuorum: rules.rejectionQuorum,
      deadline: (await now()) + rules.lifetime,
      bond: 0n,
    });
    expect(proposal.proposer.toLowerCase()).toBe(who.contributor.account.address);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Open, 0n, 0n]);
  });

  it('names the proposal by the hash of its fields and the entry by kind, period and key', async () => {
    const registry = await fresh();
    const { id, proposal, hash } = await registry.propose(create());
    const [input] = getAbiItem({ abi: registryAbi, name: 'approve' }).inputs;
    expect(id).toBe(keccak256(encodeAbiParameters([input], [proposal])));
    const [event] = await registry.events(hash, 'Proposed');
    const entry = [{ type: 'uint8' }, { type: 'uint32' }, { type: 'bytes32' }] as const;
    expect(event?.args.entry).toBe(keccak256(encodeAbiParameters(entry, [proposal.kind, proposal.period, proposal.key])));
  });

  it('takes a month for notes and no period for anything else', async () => {
    const registry = await fresh();
    await registry.propose(create({ kind: Kind.Note, period: 202611 }));
    await registry.propose(create({ kind: Kind.Metric }));
    await registry.propose(create({ kind: Kind.Page }));
    for (const period of [0, 199912, 200000, 200013, 202600, 202613, 1000001]) {
      expect(await revertOf(registry.propose(create({ kind: Kind.Note, period })))).toEqual(['InvalidPeriod', Kind.Note, period]);
    }
    for (const kind of [Kind.Project, Kind.Metric, Kind.Page]) {
      expect(await revertOf(registry.propose(create({ kind, period: 202611 })))).toEqual(['InvalidPeriod', kind, 202611]);
    }
  });

  it('lets the same content be proposed again in another second', async () => {
    const registry = await fresh();
    const first = await registry.propose(create());
    const second = await registry.propose(create());
    expect(second.id).not.toBe(first.id);
  });

  it('keeps open proposals under the rules that they were made with', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(who.admin).setRules([Kind.Project, { quorum: 5, rejectionQuorum: 5, lifetime: 60, bond: 7n }]);
    await registry.as(who.curators[0]).approve([proposal]);
    await registry.as(who.curators[1]).approve([proposal]);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Executed, 2n, 0n]);
  });

  it('refuses the same content by the same account in the same second', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    const { action, kind, period, baseVersion } = proposal;
    // A call on the newest block sees its timestamp, the second of the first proposal.
    const call = registry.contract.simulate.propose([action, kind, period, proposal.key, baseVersion, proposal.digest], {
      account: who.contributor.account.address,
      blockTag: 'latest',
    });
    expect(await revertOf(call)).toEqual(['AlreadyProposed', id]);
  });

  it('refuses a digest of zero', async () => {
    const registry = await fresh();
    expect(await revertOf(registry.propose(create({ digest: key('') })))).toEqual(['DigestMissing']);
  });

  it('refuses a base version that is not the current one', async () => {
    const registry = await fresh();
    expect(await revertOf(registry.propose(update()))).toEqual(['StaleBase', 1, 0]);
    await registry.revise(create());
    expect(await revertOf(registry.propose(create()))).toEqual(['StaleBase', 0, 1]);
    expect(await revertOf(registry.propose(update({ baseVersion: 2 })))).toEqual(['StaleBase', 2, 1]);
  });

  it('allows an action only from the status that it starts from', async () => {
    const registry = await fresh();
    const refused = async (action: number, baseVersion: number, status: number) =>
      expect(await revertOf(registry.propose(create({ action, baseVersion })))).toEqual(['ActionNotAllowed', action, status]);
    await refused(Action.Update, 0, Status.None);
    await refused(Action.Retire, 0, Status.None);
    await refused(Action.Restore, 0, Status.None);

    await registry.revise(create());
    await refused(Action.Create, 1, Status.Active);
    await refused(Action.Restore, 1, Status.Active);

    await registry.revise(update({ action: Action.Retire, digest: digest('why it ended') }));
    await refused(Action.Create, 2, Status.Retired);
    await refused(Action.Update, 2, Status.Retired);
    await refused(Action.Retire, 2, Status.Retired);
  });

  it('refuses to propose while paused', async () => {
    const registry = await fresh();
    await registry.as(who.guardian).pause();
    expect(await revertOf(registry.propose(create()))).toEqual(['RegistryPaused']);
  });
});
