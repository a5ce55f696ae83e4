import { encodeFunctionData, zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { registryAbi } from '../../registry/generated/abi.ts';
import { chain, deploy, now, type Wallet, who } from './support/chain.ts';
import { managerAt } from './support/managers.ts';
import { revertOf } from './support/revert.ts';
import { Kind, rules } from './support/values.ts';

const fresh = () => chain.networkHelpers.loadFixture(deploy);
const lower = (address: unknown) => String(address).toLowerCase();

describe('pause', () => {
  it('is the guardian’s to set and the admin’s to lift', async () => {
    const { registry } = await fresh();
    const [paused] = await registry.events(await registry.as(who.guardian).pause(), 'Paused');
    expect(lower(paused?.args.guardian)).toBe(who.guardian.account.address);
    expect(await registry.read.paused()).toBe(true);
    expect(await registry.read.activeSeats()).toBe(0b11111n);
    expect(await revertOf(registry.as(who.guardian).pause())).toEqual(['RegistryPaused']);

    const [unpaused] = await registry.events(await registry.as(who.admin).unpause(), 'Unpaused');
    expect(lower(unpaused?.args.admin)).toBe(who.admin.account.address);
    expect(await registry.read.paused()).toBe(false);
    expect(await revertOf(registry.as(who.admin).unpause())).toEqual(['RegistryNotPaused']);
  });
});

describe('announceSuccessor', () => {
  it('names another contract and changes nothing else', async () => {
    const { registry, manager } = await fresh();
    expect(await registry.read.successor()).toBe(zeroAddress);
    const hash = await registry.as(who.admin).announceSuccessor([manager.address]);
    const [event] = await registry.events(hash, 'SuccessorAnnounced');
    expect(lower(event?.args.successor)).toBe(lower(manager.address));
    expect(lower(await registry.read.successor())).toBe(lower(manager.address));
  });

  it('refuses an account without code and the registry itself', async () => {
    const { registry } = await fresh();
    for (const address of [who.outsider.account.address, registry.address]) {
      const [name, value] = await revertOf(registry.as(who.admin).announceSuccessor([address]));
      expect([name, lower(value)]).toEqual(['NotASuccessor', lower(address)]);
    }
  });
});

describe('roles', () => {
  it('keep everybody but the admin, the guardian included, from the admin’s functions', async () => {
    const { registry } = await fresh();
    const calls: ((from: Wallet) => Promise<unknown>)[] = [
      (from) => registry.as(from).seat([9, who.newcomer.account.address]),
      (from) => registry.as(from).vacate([0]),
      (from) => registry.as(from).setRules([Kind.Note, rules]),
      (from) => registry.as(from).unpause(),
      (from) => registry.as(from).setTreasury([who.newcomer.account.address]),
      (from) => registry.as(from).announceSuccessor([registry.address]),
    ];
    for (const from of [who.guardian, who.curators[0], who.outsider]) {
      for (const call of calls) {
        const [name, account] = await revertOf(call(from));
        expect([name, lower(account)]).toEqual(['AccessManagedUnauthorized', from.account.address]);
      }
    }
  });

  it('keep everybody but the guardian from the pause', async () => {
    const { registry } = await fresh();
    for (const from of [who.admin, who.curators[0], who.outsider]) {
      expect((await revertOf(registry.as(from).pause()))[0]).toBe('AccessManagedUnauthorized');
    }
  });

  it('make an admin with a delay schedule a call and wait', async () => {
    const { registry, manager } = await fresh();
    const delay = 3 * 86_400;
    await manager.write.grantRole([0n, who.newcomer.account.address, delay]);
    const vacate = () => registry.as(who.newcomer).vacate([0]);
    await expect(vacate()).rejects.toThrow(/AccessManagerNotScheduled/);

    const data = encodeFunctionData({ abi: registryAbi, functionName: 'vacate', args: [0] });
    await managerAt(manager.address, who.newcomer).write.schedule([registry.address, data, 0]);
    await expect(vacate()).rejects.toThrow(/AccessManagerNotReady/);
    await chain.networkHelpers.time.increaseTo((await now()) + delay);
    await vacate();
    expect(await registry.read.activeSeats()).toBe(0b11110n);
  });
});
