import { describe, expect, it } from 'vitest';
import { chain, deploy, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { Kind, rules } from './support/values.ts';

const fresh = async () => (await chain.networkHelpers.loadFixture(deploy)).registry;

describe('setRules', () => {
  it('starts with the rules of the deployment', async () => {
    const registry = await fresh();
    for (const kind of Object.values(Kind)) expect(await registry.read.rules([kind])).toEqual(rules);
  });

  it('sets the rules of one kind', async () => {
    const registry = await fresh();
    const next = { quorum: 5, rejectionQuorum: 1, lifetime: await registry.read.MAX_LIFETIME(), bond: 2n ** 96n - 1n };
    const hash = await registry.as(who.admin).setRules([Kind.Note, next]);
    const [event] = await registry.events(hash, 'RulesSet');
    expect(event?.args).toEqual({ kind: Kind.Note, rules: next });
    expect(await registry.read.rules([Kind.Note])).toEqual(next);
    expect(await registry.read.rules([Kind.Page])).toEqual(rules);
  });

  it('refuses quorums that the seats taken now cannot reach, and zero', async () => {
    const registry = await fresh();
    const set = (change: Partial<typeof rules>) => revertOf(registry.as(who.admin).setRules([Kind.Note, { ...rules, ...change }]));
    expect(await set({ quorum: 0 })).toEqual(['QuorumOutOfRange', 0, 5n]);
    expect(await set({ quorum: 6 })).toEqual(['QuorumOutOfRange', 6, 5n]);
    expect(await set({ rejectionQuorum: 0 })).toEqual(['QuorumOutOfRange', 0, 5n]);
    expect(await set({ rejectionQuorum: 6 })).toEqual(['QuorumOutOfRange', 6, 5n]);
    const longest = await registry.read.MAX_LIFETIME();
    expect(await set({ lifetime: 0 })).toEqual(['LifetimeOutOfRange', 0, longest]);
    expect(await set({ lifetime: longest + 1 })).toEqual(['LifetimeOutOfRange', longest + 1, longest]);
  });
});
