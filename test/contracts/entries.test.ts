import { describe, expect, it } from 'vitest';
import { chain, deploy, now, who } from './support/chain.ts';
import { Action, create, digest, Kind, key, Status, update } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;
const slugs = ['akash', 'bittensor', 'gensyn', 'livepeer', 'ora'];

/** A registry with five projects, one metric, one page, and notes in three months that arrived out of order. */
async function filled() {
  const { registry } = await deploy();
  for (const slug of slugs) await registry.revise(create({ key: key(slug) }));
  await registry.revise(create({ kind: Kind.Metric }));
  await registry.revise(create({ kind: Kind.Page, key: key('about') }));
  const notes = [
    [202610, 'a'],
    [202611, 'b'],
    [202512, 'c'],
    [202610, 'd'],
    [202611, 'e'],
    [202610, 'f'],
  ] as const;
  for (const [period, slug] of notes) await registry.revise(create({ kind: Kind.Note, period, key: key(slug) }));
  return registry;
}
const populated = () => chain.networkHelpers.loadFixture(filled);
const keysOf = (entries: readonly { key: string }[]) => entries.map((entry) => entry.key);

describe('heads', () => {
  it('are empty before the first revision', async () => {
    const registry = await fresh();
    expect(await registry.read.heads([Kind.Project, 0, 0n, 10n])).toEqual([[], 0n]);
    expect(await registry.read.periods([Kind.Note])).toEqual([]);
    expect(await registry.read.head([Kind.Project, 0, key('gensyn')])).toEqual({
      digest: key(''),
      version: 0,
      approvedAt: 0,
      status: Status.None,
      disputes: 0,
    });
  });

  it('come page by page in the order of creation', async () => {
    const registry = await populated();
    const [first, next] = await registry.read.heads([Kind.Project, 0, 0n, 2n]);
    expect([keysOf(first), next]).toEqual([slugs.slice(0, 2).map(key), 2n]);
    const [second, after] = await registry.read.heads([Kind.Project, 0, next, 2n]);
    expect([keysOf(second), after]).toEqual([slugs.slice(2, 4).map(key), 4n]);
    const [last, end] = await registry.read.heads([Kind.Project, 0, after, 2n]);
    expect([keysOf(last), end]).toEqual([slugs.slice(4).map(key), 0n]);
  });

  it('bear any cursor and any limit', async () => {
    const registry = await populated();
    const most = 2n ** 256n - 1n;
    expect(keysOf((await registry.read.heads([Kind.Project, 0, 0n, most]))[0])).toEqual(slugs.map(key));
    expect(keysOf((await registry.read.heads([Kind.Project, 0, 3n, most]))[0])).toEqual(slugs.slice(3).map(key));
    expect(await registry.read.heads([Kind.Project, 0, 5n, 1n])).toEqual([[], 0n]);
    expect(await registry.read.heads([Kind.Project, 0, most, most])).toEqual([[], 0n]);
    expect(await registry.read.heads([Kind.Project, 0, 2n, 0n])).toEqual([[], 2n]);
  });

  it('show the newest revision of each entry, retired ones included', async () => {
    const registry = await populated();
    const why = digest('why it ended');
    await registry.revise(update({ key: key('ora'), action: Action.Retire, digest: why }));
    const [[entry]] = await registry.read.heads([Kind.Project, 0, 4n, 1n]);
    const expected = { digest: why, version: 2, approvedAt: await now(), status: Status.Retired, disputes: 0 };
    expect(entry).toEqual({ key: key('ora'), head: expected });
    expect(await registry.read.head([Kind.Project, 0, key('ora')])).toEqual(expected);
    expect(await registry.read.count([Kind.Project, 0])).toBe(5n);
  });
});

describe('count and periods', () => {
  it('keep each kind and month apart', async () => {
    const registry = await populated();
    expect(await registry.read.count([Kind.Note, 202610])).toBe(3n);
    expect(await registry.read.count([Kind.Note, 202609])).toBe(0n);
    expect(await registry.read.periods([Kind.Note])).toEqual([202610, 202611, 202512]);
    expect(await registry.read.periods([Kind.Page])).toEqual([0]);
  });

  it('do not know an entry that nobody has approved', async () => {
    const registry = await fresh();
    const { proposal } = await registry.propose(create());
    await registry.as(who.curators[0]).approve([proposal]);
    expect(await registry.read.count([Kind.Project, 0])).toBe(0n);
  });
});

describe('firstPage', () => {
  it('is empty on an empty registry', async () => {
    const registry = await fresh();
    const page = await registry.read.firstPage([10n, 5n]);
    expect(page).toMatchObject({
      projects: [],
      metrics: [],
      pages: [],
      periods: [],
      newest: [],
      projectCount: 0n,
    });
  });

  it('holds every kind, the months from the newest, and its block', async () => {
    const registry = await populated();
    const page = await registry.read.firstPage([50n, 5n]);
    expect(keysOf(page.projects)).toEqual(slugs.map(key));
    expect(keysOf(page.metrics)).toEqual([key('gensyn')]);
    expect(keysOf(page.pages)).toEqual([key('about')]);
    expect(page.periods).toEqual([202611, 202610, 202512]);
    expect(page.newest.map(({ period, entries }) => [period, keysOf(entries)])).toEqual([
      [202611, ['b', 'e'].map(key)],
      [202610, ['a', 'd', 'f'].map(key)],
    ]);
    const block = await (await chain.viem.getPublicClient()).getBlock();
    expect([page.blockNumber, page.timestamp]).toEqual([block.number, block.timestamp]);
  });

  it('says the same heads as heads does', async () => {
    const registry = await populated();
    const page = await registry.read.firstPage([50n, 50n]);
    expect(page.projects).toEqual((await registry.read.heads([Kind.Project, 0, 0n, 50n]))[0]);
    for (const { period, entries } of page.newest) {
      expect(entries).toEqual((await registry.read.heads([Kind.Note, period, 0n, 50n]))[0]);
    }
  });

  it('stops at the limit, with the latest notes of a fuller month', async () => {
    const registry = await populated();
    const page = await registry.read.firstPage([2n, 3n]);
    expect(keysOf(page.projects)).toEqual(slugs.slice(0, 2).map(key));
    expect(page.projectCount).toBe(5n);
    expect(page.newest.map(({ entries }) => keysOf(entries))).toEqual([['b', 'e'].map(key), ['d', 'f'].map(key)]);
  });

  it('adds no month when no note is wanted and every month when more are wanted than exist', async () => {
    const registry = await populated();
    expect((await registry.read.firstPage([50n, 0n])).newest).toEqual([]);
    expect((await registry.read.firstPage([50n, 99n])).newest.map(({ period }) => period)).toEqual([202611, 202610, 202512]);
  });
});
