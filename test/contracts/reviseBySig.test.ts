import { describe, expect, it } from 'vitest';
import { proposalId } from '../../registry/proposing/index.ts';
import { chain, deploy, deployWithBonds, now, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { approvalsOf, compact, offer, signProposal } from './support/signing.ts';
import { Action, create, digest, Kind, key, type Proposal, rules, State, Status, update } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;
type Registry = Awaited<ReturnType<typeof fresh>>;
type Seats = Parameters<typeof approvalsOf>[2];

/** Submits by an outsider what the proposer and some curators have signed. */
async function submit(registry: Registry, proposal: Proposal, seats: Seats = [0, 1], proposer = who.contributor) {
  const signature = await signProposal(registry, proposer, proposal);
  return registry.as(who.outsider).reviseBySig([proposal, signature, await approvalsOf(registry, proposal, seats)]);
}

describe('reviseBySig', () => {
  it('makes a revision in one transaction by anybody, with the events of the long way', async () => {
    const registry = await fresh();
    const proposal = await offer(create());
    const hash = await submit(registry, proposal, [2, 0]);
    const id = proposalId(proposal);
    const [proposed] = await registry.events(hash, 'Proposed');
    expect(proposed?.args).toMatchObject({ id, proposal: { digest: digest('first'), bond: 0n } });
    expect((await registry.events(hash, 'Approved')).map(({ args }) => [args.id, args.seat])).toEqual([
      [id, 2],
      [id, 0],
    ]);
    const [revised] = await registry.events(hash, 'Revised');
    expect(revised?.args).toMatchObject({ proposal: id, version: 1, status: Status.Active, approvals: 0b101n });
    expect(revised?.args.entry).toBe(proposed?.args.entry);
    expect(await registry.read.head([Kind.Project, 0, key('gensyn')])).toMatchObject({ version: 1, digest: digest('first') });
    expect(await registry.read.count([Kind.Project, 0])).toBe(1n);
  });

  it('needs no proposer’s signature from the proposer, and asks for no bond', async () => {
    const { registry } = await chain.networkHelpers.loadFixture(deployWithBonds);
    const first = await offer(create());
    await registry.as(who.contributor).reviseBySig([first, '0x', await approvalsOf(registry, first, [0, 1])]);
    const second = await offer(update());
    const approvals = (await approvalsOf(registry, second, [0, 1])).map(({ seat, signature }) => ({ seat, signature: compact(signature) }));
    await registry.as(who.outsider).reviseBySig([second, compact(await signProposal(registry, who.contributor, second)), approvals]);
    expect(await registry.read.head([Kind.Project, 0, key('gensyn')])).toMatchObject({ version: 2, digest: digest('second') });
  });

  it('cannot be carried out twice: the base version has gone', async () => {
    const registry = await fresh();
    const proposal = await offer(create());
    await submit(registry, proposal);
    expect(await registry.read.stateOf([proposal])).toEqual([State.Unknown, 0n, 0n]);
    expect(await revertOf(submit(registry, proposal))).toEqual(['StaleBase', 0, 1]);
    expect(await revertOf(registry.as(who.contributor).withdraw([proposal]))).toEqual(['StaleBase', 0, 1]);
  });

  it('refuses a proposer’s signature that is missing, of somebody else, or of other fields', async () => {
    const registry = await fresh();
    const proposal = await offer(create());
    const approvals = await approvalsOf(registry, proposal, [0, 1]);
    const by = (signature: `0x${string}`) => revertOf(registry.as(who.outsider).reviseBySig([proposal, signature, approvals]));
    for (const signature of [
      '0x' as const,
      await signProposal(registry, who.outsider, proposal),
      await signProposal(registry, who.contributor, { ...proposal, digest: digest('other') }),
      approvals[0]?.signature ?? '0x',
    ])
      expect((await by(signature))[0]).toBe('InvalidProposerSignature');
  });

  it('refuses less than a quorum, duplicates not counted, and the proposer as curator', async () => {
    const registry = await fresh();
    const proposal = await offer(create());
    expect(await revertOf(submit(registry, proposal, [0, 0]))).toEqual(['QuorumNotReached', 1n, 2n]);
    expect((await revertOf(submit(registry, proposal, [])))[0]).toBe('SignaturesMissing');
    const own = await offer(create(), who.curators[0]);
    expect((await revertOf(submit(registry, own, [0, 1], who.curators[0])))[0]).toBe('OwnProposal');
    await submit(registry, own, [1, 2], who.curators[0]);
  });

  it('refuses a deadline that has passed or lies beyond the lifetime', async () => {
    const registry = await fresh();
    const base = await offer(create());
    const { time } = chain.networkHelpers;
    const at = (await now()) + 1_000;
    const past = { ...base, deadline: at - 1 };
    await time.setNextBlockTimestamp(at);
    expect(await revertOf(submit(registry, past))).toEqual(['ProposalExpired', proposalId(past), past.deadline]);
    const far = { ...base, deadline: 2 ** 40 - 1 };
    const [name, deadline, latest] = await revertOf(submit(registry, far));
    expect([name, deadline]).toEqual(['DeadlineTooFar', 2 ** 40 - 1]);
    expect(Number(latest)).toBeGreaterThanOrEqual(at + rules.lifetime);
    await submit(registry, { ...base, deadline: (await now()) + 1_000 });
  });

  it('refuses quorums that are not those of the present rules, and a bond', async () => {
    const registry = await fresh();
    const proposal = await offer(create());
    for (const change of [{ quorum: 1 }, { rejectionQuorum: 1 }]) {
      const { quorum, rejectionQuorum } = { ...rules, ...change };
      const refused = await revertOf(submit(registry, { ...proposal, ...change }));
      expect(refused).toEqual(['RulesChanged', quorum, rejectionQuorum, rules.quorum, rules.rejectionQuorum]);
    }
    expect(await revertOf(submit(registry, { ...proposal, bond: 1n }))).toEqual(['WrongBond', 0n, 1n]);
  });

  it('refuses what propose refuses, a dispute, and while paused', async () => {
    const registry = await fresh();
    const refused = async (fields: ReturnType<typeof create>) => (await revertOf(submit(registry, await offer(fields))))[0];
    expect(await refused(create({ digest: key('') }))).toBe('DigestMissing');
    expect(await refused(create({ period: 202_611 }))).toBe('InvalidPeriod');
    const unreadable = await offer(create({ key: key('A') })); // not even typed data can be made of it
    expect((await revertOf(registry.as(who.contributor).reviseBySig([unreadable, '0x', []])))[0]).toBe('InvalidKey');
    expect(await refused(update())).toBe('StaleBase');
    expect(await refused(update({ baseVersion: 0 }))).toBe('ActionNotAllowed');
    await registry.revise(create());
    expect(await refused(update({ action: Action.Dispute }))).toBe('MustBeProposed');
    await registry.as(who.guardian).pause();
    expect(await refused(update())).toBe('RegistryPaused');
  });

  it('refuses an offer that was withdrawn, or opened meanwhile', async () => {
    const registry = await fresh();
    const proposal = await offer(create());
    await registry.as(who.contributor).withdraw([proposal]);
    expect(await revertOf(submit(registry, proposal))).toEqual(['ProposalClosed', proposalId(proposal), State.Withdrawn]);
    const opened = await registry.propose(create());
    expect(await revertOf(submit(registry, opened.proposal))).toEqual(['AlreadyProposed', opened.id]);
    await registry.as(who.outsider).approveBySig([opened.proposal, await approvalsOf(registry, opened.proposal, [0, 1])]);
  });
});
