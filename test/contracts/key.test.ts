import { bytesToHex, hexToBytes } from 'viem';
import { describe, expect, it } from 'vitest';
import { chain, deploy, who } from './support/chain.ts';
import { revertOf } from './support/revert.ts';
import { create, key } from './support/values.ts';

/** What a key may be, said once more in TypeScript. */
function isKey(hex: `0x${string}`): boolean {
  const text = String.fromCharCode(...hexToBytes(hex));
  return /^[a-z0-9-]{1,32}\0*$/.test(text) && text.length === 32;
}

/** A small deterministic generator, so that a failure names its seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('key', () => {
  it('may be any slug of 1 to 32 characters', async () => {
    const { registry } = await chain.networkHelpers.loadFixture(deploy);
    for (const slug of ['a', '-', '0', 'z9', 'abcdefghijklmnopqrstuvwxyz-01234', '56789']) {
      expect((await registry.propose(create({ key: key(slug) }))).proposal.key).toBe(key(slug));
    }
  });

  it('is refused with its value when it is anything else', async () => {
    const { registry } = await chain.networkHelpers.loadFixture(deploy);
    for (const slug of ['', 'A', 'a b', 'a_b', 'a\0b', '\0a', 'é', 'a.', 'a/', 'a:', '`', '{', ',']) {
      expect(await revertOf(registry.propose(create({ key: key(slug) })))).toEqual(['InvalidKey', key(slug)]);
    }
  });

  it('is judged as the model judges it, for every byte and for random keys', async () => {
    const { registry } = await chain.networkHelpers.loadFixture(deploy);
    const next = random(20261120);
    const allowed = 'abcdefghijklmnopqrstuvwxyz0123456789-';
    const cases = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(97, byte));
    for (let n = 0; n < 256; n++) {
      const bytes = new Uint8Array(32);
      const length = Math.floor(next() * 33);
      for (let i = 0; i < length; i++) bytes[i] = allowed.charCodeAt(Math.floor(next() * allowed.length));
      if (next() < 0.5) bytes[Math.floor(next() * 32)] = Math.floor(next() * 256);
      cases.push(bytes);
    }
    const verdicts = await Promise.all(
      cases.map(async (bytes) => {
        const hex = `${bytesToHex(bytes)}`.padEnd(66, '0') as `0x${string}`;
        const { action, kind, period, baseVersion, digest } = create();
        const accepted = await registry.contract.simulate
          .propose([action, kind, period, hex, baseVersion, digest], {
            account: who.contributor.account.address,
          })
          .then(
            () => true,
            () => false,
          );
        return { hex, accepted };
      }),
    );
    for (const { hex, accepted } of verdicts) expect([hex, accepted]).toEqual([hex, isKey(hex)]);
    expect(new Set(verdicts.map(({ accepted }) => accepted)).size).toBe(2);
  });
});
