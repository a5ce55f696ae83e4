import { encodeFunctionData, getAddress, zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { chain, deployWithBonds, type registryAt, who } from './support/chain.ts';
import { walletAt } from './support/managers.ts';
import { revertOf } from './support/revert.ts';
import { approvalsOf } from './support/signing.ts';
import { BOND, create, digest, Kind, rules, State, update } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deployWithBonds)).registry;
type Registry = ReturnType<typeof registryAt>;
const [first, second, third] = who.curators;
const contributor = who.contributor.account.address;
const treasury = who.treasury.account.address;
const reason = digest('why');

const balanceOf = async (address: `0x${string}`) => (await chain.viem.getPublicClient()).getBalance({ address });

/** What the registry holds, and what it owes to the contributor and the treasury. */
async function books(registry: Registry) {
  const [held, proposer, spam] = await Promise.all([
    balanceOf(registry.address),
    registry.read.creditOf([contributor]),
    registry.read.creditOf([treasury]),
  ]);
  return { held, proposer, treasury: spam };
}

describe('the bond', () => {
  it('is taken exactly as the rules say, and frozen into the proposal', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    expect(proposal.bond).toBe(BOND);
    expect(await books(registry)).toEqual({ held: BOND, proposer: 0n, treasury: 0n });
    const { action, kind, period, key, baseVersion } = proposal;
    const pay = (value: bigint) =>
      revertOf(registry.as(who.contributor).propose([action, kind, period, key, baseVersion, digest('next')], { value }));
    expect(await pay(0n)).toEqual(['WrongBond', BOND, 0n]);
    expect(await pay(BOND + 1n)).toEqual(['WrongBond', BOND, BOND + 1n]);
  });

  it('becomes the proposer’s credit when the proposal is approved, by vote or by signature', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    await registry.as(first).approve([proposal]);
    const [event] = await registry.events(await registry.as(second).approve([proposal]), 'Credited');
    expect(event?.args).toEqual({ account: getAddress(contributor), amount: BOND, proposal: id });
    const next = await registry.propose(update());
    await registry.as(who.outsider).approveBySig([next.proposal, await approvalsOf(registry, next.proposal, [0, 1])]);
    expect(await books(registry)).toEqual({ held: 2n * BOND, proposer: 2n * BOND, treasury: 0n });
  });

  it('comes back by withdrawal, and after the deadline by anybody', async () => {
    const registry = await fresh();
    const withdrawn = await registry.propose(create());
    await registry.as(who.contributor).withdraw([withdrawn.proposal]);
    expect(await books(registry)).toEqual({ held: BOND, proposer: BOND, treasury: 0n });
    const expired = await registry.propose(create());
    await chain.networkHelpers.time.increaseTo(expired.proposal.deadline + 1);
    await registry.as(who.outsider).withdraw([expired.proposal]);
    expect(await books(registry)).toEqual({ held: 2n * BOND, proposer: 2n * BOND, treasury: 0n });
  });

  it('is the frozen one, whatever the rules say later', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(who.admin).setRules([Kind.Project, { ...rules, bond: 3n * BOND }]);
    const dearer = await registry.propose(create());
    await registry.as(who.contributor).withdraw([proposal]);
    expect(await books(registry)).toEqual({ held: 4n * BOND, proposer: BOND, treasury: 0n });
    await registry.as(who.contributor).withdraw([dearer.proposal]);
    expect(await books(registry)).toEqual({ held: 4n * BOND, proposer: 4n * BOND, treasury: 0n });
  });

  it('leaves no trace where it is zero', async () => {
    const registry = await fresh();
    await registry.as(who.admin).setRules([Kind.Project, rules]);
    const { proposal } = await registry.propose(create());
    const hash = await registry.as(who.contributor).withdraw([proposal]);
    expect(await registry.events(hash, 'Credited')).toEqual([]);
    expect(await books(registry)).toEqual({ held: 0n, proposer: 0n, treasury: 0n });
  });

  it('is credited by nobody who brings a bond that was never paid', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    const invented = { ...proposal, digest: digest('invented'), bond: 10n ** 20n };
    await registry.as(who.contributor).withdraw([invented]);
    expect(await books(registry)).toEqual({ held: BOND, proposer: 0n, treasury: 0n });
  });
});

describe('spam', () => {
  it('costs the bond when every counted rejection says so', async () => {
    const registry = await fresh();
    const { id, proposal } = await registry.propose(create());
    const [vote] = await registry.events(await registry.as(first).reject([proposal, reason, true]), 'RejectionVoted');
    expect(vote?.args).toMatchObject({ id, seat: 0, reason, spam: true });
    expect(await registry.read.ballot([id])).toEqual([State.Open, 0n, 0b1n, 0b1n]);
    const hash = await registry.as(third).reject([proposal, reason, true]);
    const [rejected] = await registry.events(hash, 'Rejected');
    expect(rejected?.args).toMatchObject({ id, rejections: 0b101n, spam: true });
    expect(await books(registry)).toEqual({ held: BOND, proposer: 0n, treasury: BOND });
  });

  it('does not when one of them is an honest rejection', async () => {
    const registry = await fresh();
    for (const verdicts of [
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      const { id, proposal } = await registry.propose(create());
      await registry.as(first).reject([proposal, reason, verdicts[0]]);
      const [rejected] = await registry.events(await registry.as(second).reject([proposal, reason, verdicts[1]]), 'Rejected');
      expect(rejected?.args).toMatchObject({ id, spam: false });
    }
    expect(await books(registry)).toEqual({ held: 3n * BOND, proposer: 3n * BOND, treasury: 0n });
  });

  it('is not decided by the verdict of a seat that was vacated', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(first).reject([proposal, reason, false]);
    await registry.as(who.admin).vacate([0]);
    await registry.as(second).reject([proposal, reason, true]);
    const [rejected] = await registry.events(await registry.as(third).reject([proposal, reason, true]), 'Rejected');
    expect(rejected?.args).toMatchObject({ rejections: 0b110n, spam: true });
    expect(await books(registry)).toEqual({ held: BOND, proposer: 0n, treasury: BOND });
  });
});

describe('collect', () => {
  it('pays a credit once, to its account, whoever asks', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(who.contributor).withdraw([proposal]);
    const before = await balanceOf(contributor);
    const [event] = await registry.events(await registry.as(who.outsider).collect([contributor]), 'Collected');
    expect(event?.args).toEqual({ account: getAddress(contributor), amount: BOND });
    expect(await balanceOf(contributor)).toBe(before + BOND);
    expect(await books(registry)).toEqual({ held: 0n, proposer: 0n, treasury: 0n });
    expect(await revertOf(registry.as(who.outsider).collect([contributor]))).toEqual(['NothingToCollect', getAddress(contributor)]);
  });

  it('leaves the credit of an account that refuses payments, and every other one payable', async () => {
    const registry = await fresh();
    for (const takes of [false, true]) {
      const { address } = await chain.viem.deployContract('ContractWallet', [who.newcomer.account.address, takes]);
      const { action, kind, period, key, baseVersion } = create();
      const args = [action, kind, period, key, baseVersion, digest(`by a contract ${takes}`)] as const;
      const data = encodeFunctionData({ abi: registry.contract.abi, functionName: 'propose', args });
      const hash = await walletAt(address, who.newcomer).write.execute([registry.address, BOND, data], { value: BOND });
      const [proposed] = await registry.events(hash, 'Proposed');
      if (!proposed) throw new Error('nothing was proposed');
      const { proposal } = proposed.args;
      for (const curator of [first, second]) await registry.as(curator).reject([proposal, reason, false]);
      if (takes) await registry.as(who.outsider).collect([address]);
      else await expect(registry.as(who.outsider).collect([address])).rejects.toThrow(/NoPayments/);
      expect(await registry.read.creditOf([address])).toBe(takes ? 0n : BOND);
    }
    expect(await balanceOf(registry.address)).toBe(BOND);
  });

  it('says so when the account refuses without a word', async () => {
    const registry = await fresh();
    await registry.as(who.admin).setTreasury([registry.address]); // it takes no plain payment either
    const { proposal } = await registry.propose(create());
    for (const curator of [first, second]) await registry.as(curator).reject([proposal, reason, true]);
    expect(await revertOf(registry.as(who.outsider).collect([registry.address]))).toEqual(['FailedCall']);
  });
});

describe('the treasury', () => {
  it('is set by the admin for coming spam; what it was credited stays its own', async () => {
    const registry = await fresh();
    expect(await registry.read.treasury()).toBe(getAddress(treasury));
    const spam = async () => {
      const { proposal } = await registry.propose(create());
      for (const curator of [first, second]) await registry.as(curator).reject([proposal, reason, true]);
    };
    await spam();
    const other = who.newcomer.account.address;
    const [event] = await registry.events(await registry.as(who.admin).setTreasury([other]), 'TreasurySet');
    expect(event?.args).toEqual({ treasury: getAddress(other) });
    await spam();
    expect([await registry.read.creditOf([treasury]), await registry.read.creditOf([other])]).toEqual([BOND, BOND]);
    expect(await revertOf(registry.as(who.admin).setTreasury([zeroAddress]))).toEqual(['TreasuryMissing']);
  });
});
