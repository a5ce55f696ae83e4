import { describe, expect, it } from 'vitest';
import { chain, deployWithBonds, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { approvalsOf } from './support/signing.ts';
import { Action, BOND, create, digest, dispute, Kind, key, State, Status, update } from './support/values.ts';

const [first, second, third] = who.curators;
const reason = digest('why');

/** A registry with bonds whose project `gensyn` is at version 1. */
async function withEntry() {
  const { registry } = await deployWithBonds();
  await registry.revise(create());
  return registry;
}
const fresh = () => chain.networkHelpers.loadFixture(withEntry);
type Registry = Awaited<ReturnType<typeof fresh>>;
const headOf = (registry: Registry) => registry.read.head([Kind.Project, 0, key('gensyn')]);

/** Opens another dispute of version 1; each has its own evidence. */
let count = 0;
const raise = (registry: Registry) => registry.propose(dispute({ digest: digest(`evidence ${++count}`) }));

describe('a dispute', () => {
  it('shows on the head while it is open, and takes a bond', async () => {
    const registry = await fresh();
    const { proposal } = await raise(registry);
    expect(proposal).toMatchObject({ action: Action.Dispute, bond: BOND });
    await raise(registry);
    expect(await headOf(registry)).toMatchObject({ version: 1, status: Status.Active, disputes: 2 });
  });

  it('marks the version when a quorum upholds it, and changes nothing else', async () => {
    const registry = await fresh();
    const before = await headOf(registry);
    const { id, proposal } = await raise(registry);
    await registry.as(first).approve([proposal]);
    const hash = await registry.as(second).approve([proposal]);
    const [upheld] = await registry.events(hash, 'DisputeUpheld');
    expect(upheld?.args).toMatchObject({
      proposal: id,
      version: 1,
      evidence: proposal.digest,
      proposer: proposal.proposer,
      approvals: 0b11n,
    });
    expect(await registry.events(hash, 'Revised')).toEqual([]);
    expect(await headOf(registry)).toEqual({ ...before, status: Status.Disputed });
    expect(await registry.read.stateOf([proposal])).toEqual([State.Executed, 2n, 0n]);
    expect(await registry.read.creditOf([proposal.proposer])).toBe(2n * BOND); // of the entry's proposal too
  });

  it('is upheld by signatures too', async () => {
    const registry = await fresh();
    const { proposal } = await raise(registry);
    await registry.as(who.outsider).approveBySig([proposal, await approvalsOf(registry, proposal, [0, 1])]);
    expect(await headOf(registry)).toMatchObject({ status: Status.Disputed, disputes: 0 });
  });

  it('leaves no mark when it is dismissed, withdrawn or expired; spam costs its bond', async () => {
    const registry = await fresh();
    for (const spam of [false, true]) {
      const { proposal } = await raise(registry);
      for (const curator of [first, third]) await registry.as(curator).reject([proposal, reason, spam]);
    }
    const withdrawn = await raise(registry);
    await registry.as(who.contributor).withdraw([withdrawn.proposal]);
    const expired = await raise(registry);
    await chain.networkHelpers.time.increaseTo(expired.proposal.deadline + 1);
    expect(await headOf(registry)).toMatchObject({ status: Status.Active, disputes: 1 });
    await registry.as(who.outsider).withdraw([expired.proposal]);
    expect(await headOf(registry)).toMatchObject({ status: Status.Active, disputes: 0 });
    expect(await registry.read.creditOf([who.treasury.account.address])).toBe(BOND);
  });

  it('may be upheld beside another one of the same version', async () => {
    const registry = await fresh();
    const one = await raise(registry);
    const two = await raise(registry);
    for (const { proposal } of [one, two])
      await registry.as(who.outsider).approveBySig([proposal, await approvalsOf(registry, proposal, [0, 1])]);
    expect(await headOf(registry)).toMatchObject({ version: 1, status: Status.Disputed, disputes: 0 });
  });

  it('of an older version has no part in the newer one', async () => {
    const registry = await fresh();
    const { proposal } = await raise(registry);
    await registry.revise(update());
    expect(await headOf(registry)).toMatchObject({ version: 2, status: Status.Active, disputes: 0 });
    expect(await registry.read.stateOf([proposal])).toEqual([State.Stale, 0n, 0n]);
    await registry.as(first).approve([proposal]);
    expect(await revertOf(registry.as(second).approve([proposal]))).toEqual(['StaleBase', 1, 2]);
    const newer = await registry.propose(dispute({ baseVersion: 2 }));
    await registry.as(who.contributor).withdraw([proposal]);
    expect(await headOf(registry)).toMatchObject({ version: 2, disputes: 1 });
    await registry.as(who.contributor).withdraw([newer.proposal]);
    expect(await headOf(registry)).toMatchObject({ version: 2, disputes: 0 });
  });
});

describe('a disputed entry', () => {
  /** The same, disputed, with another dispute open. */
  async function disputed() {
    const registry = await withEntry();
    const { proposal } = await raise(registry);
    await raise(registry);
    await registry.as(first).approve([proposal]);
    await registry.as(second).approve([proposal]);
    return registry;
  }

  it('is active again with its next update', async () => {
    const registry = await chain.networkHelpers.loadFixture(disputed);
    expect(await headOf(registry)).toMatchObject({ status: Status.Disputed, disputes: 1 });
    await registry.revise(update());
    expect(await headOf(registry)).toMatchObject({ version: 2, status: Status.Active, disputes: 0, digest: digest('second') });
  });

  it('may be retired', async () => {
    const registry = await chain.networkHelpers.loadFixture(disputed);
    await registry.revise(update({ action: Action.Retire }));
    expect(await headOf(registry)).toMatchObject({ version: 2, status: Status.Retired, disputes: 0 });
    expect(await revertOf(registry.propose(dispute({ baseVersion: 2 })))).toEqual(['ActionNotAllowed', Action.Dispute, Status.Retired]);
  });

  it('is not disputed again, restored or created', async () => {
    const registry = await chain.networkHelpers.loadFixture(disputed);
    for (const action of [Action.Dispute, Action.Restore, Action.Create])
      expect(await revertOf(registry.propose(update({ action })))).toEqual(['ActionNotAllowed', action, Status.Disputed]);
    expect(await revertOf(registry.propose(dispute({ key: key('nobody'), baseVersion: 0 })))).toEqual([
      'ActionNotAllowed',
      Action.Dispute,
      Status.None,
    ]);
  });
});
