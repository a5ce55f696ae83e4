import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { chain, curatorAddresses, deploy, now, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { rules } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;
const newcomer = who.newcomer.account.address;
const lower = (address: unknown) => String(address).toLowerCase();

describe('seat', () => {
  it('gives the seats 0, 1, 2 … to the curators of the deployment', async () => {
    const registry = await fresh();
    const seats = await registry.read.seats();
    expect(seats.map(({ index, curator, vacatedAt }) => [index, lower(curator), vacatedAt])).toEqual(
      curatorAddresses.map((address, index) => [index, address, 0]),
    );
    expect(await registry.read.activeSeats()).toBe(0b11111n);
  });

  it('gives a free seat to an account', async () => {
    const registry = await fresh();
    const [event] = await registry.events(await registry.as(who.admin).seat([79, newcomer]), 'Seated');
    expect([event?.args.index, lower(event?.args.curator)]).toEqual([79, newcomer]);
    expect(await registry.read.seatOf([newcomer])).toEqual([true, 79]);
    expect(await registry.read.seatOf([who.outsider.account.address])).toEqual([false, 0]);
    expect(await registry.read.activeSeats()).toBe((1n << 79n) | 0b11111n);
    expect((await registry.read.seats()).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 79]);
  });

  it('lets a vacated seat rest until no open proposal can hold an old vote of it', async () => {
    const registry = await fresh();
    const longest = await registry.read.MAX_LIFETIME();
    await registry.as(who.admin).vacate([1]);
    const freeAfter = (await now()) + longest;
    const { time } = chain.networkHelpers;

    await time.setNextBlockTimestamp(freeAfter);
    expect(await revertOf(registry.as(who.admin).seat([1, newcomer]))).toEqual(['SeatResting', 1, BigInt(freeAfter)]);
    await time.increaseTo(freeAfter + 1);
    await registry.as(who.admin).seat([1, newcomer]);
    expect(await registry.read.seatOf([newcomer])).toEqual([true, 1]);
  });

  it('refuses an index that does not exist, a taken seat, a second seat and nobody', async () => {
    const registry = await fresh();
    const seat = (index: number, curator: typeof newcomer) => revertOf(registry.as(who.admin).seat([index, curator]));
    expect(await seat(80, newcomer)).toEqual(['SeatOutOfRange', 80, 80]);
    expect((await seat(2, newcomer)).map(lower)).toEqual(['seattaken', '2', String(curatorAddresses[2])]);
    const [curator = newcomer] = curatorAddresses;
    expect((await seat(9, curator)).map(lower)).toEqual(['alreadyseated', curator, '0']);
    expect(await seat(9, zeroAddress)).toEqual(['CuratorMissing']);
  });
});

describe('vacate', () => {
  it('takes the seat and leaves the time', async () => {
    const registry = await fresh();
    const [event] = await registry.events(await registry.as(who.admin).vacate([3]), 'Vacated');
    expect([event?.args.index, lower(event?.args.curator)]).toEqual([3, curatorAddresses[3]]);
    expect(await registry.read.activeSeats()).toBe(0b10111n);
    expect((await registry.read.seats())[3]).toEqual({
      index: 3,
      curator: zeroAddress,
      vacatedAt: await now(),
    });
    expect(await registry.read.seatOf([who.curators[3].account.address])).toEqual([false, 0]);
  });

  it('is never refused for the sake of a quorum', async () => {
    const registry = await fresh();
    for (const index of curatorAddresses.keys()) await registry.as(who.admin).vacate([index]);
    expect(await registry.read.activeSeats()).toBe(0n);
  });

  it('refuses a seat that nobody holds or that does not exist', async () => {
    const registry = await fresh();
    expect(await revertOf(registry.as(who.admin).vacate([5]))).toEqual(['SeatEmpty', 5]);
    expect(await revertOf(registry.as(who.admin).vacate([80]))).toEqual(['SeatOutOfRange', 80, 80]);
  });
});

describe('deployment', () => {
  const deployWith = async (curators: readonly string[], quorum = 1) => {
    const manager = await chain.viem.deployContract('AccessManager', [who.admin.account.address]);
    const each = { ...rules, quorum, rejectionQuorum: 1 };
    return chain.viem.deployContract('Registry', [manager.address, curators, [each, each, each, each], who.treasury.account.address]);
  };
  const address = (n: number) => `0x${n.toString(16).padStart(40, '0')}`;

  it('takes up to 80 curators', async () => {
    const full = Array.from({ length: 80 }, (_, n) => address(n + 1));
    const { address: at } = await deployWith(full, 80);
    expect(await (await chain.viem.getPublicClient()).getCode({ address: at })).toMatch(/^0x[0-9a-f]+$/);
    await expect(deployWith([...full, address(81)])).rejects.toThrow(/TooManyCurators\(81, 80\)/);
  });

  it('refuses rules that its curators cannot meet', async () => {
    await expect(deployWith([address(1)], 2)).rejects.toThrow(/QuorumOutOfRange\(2, 1\)/);
  });
});
