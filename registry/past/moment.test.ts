import { describe, expect, it } from 'vitest';
import { BadMomentError } from '../errors/past.ts';
import { blockAt } from './blockAt.ts';
import { parseMoment } from './moment.ts';

describe('parseMoment', () => {
  it('reads a block, a day and a minute; a day and a minute reach to their last second', () => {
    expect(parseMoment('0')).toEqual({ block: 0n });
    expect(parseMoment('123456')).toEqual({ block: 123_456n });
    expect(parseMoment('2024-02-29')).toEqual({ from: 1_709_164_800, until: 1_709_251_199 });
    expect(parseMoment('1970-01-02T00:01Z')).toEqual({ from: 86_460, until: 86_519 });
  });

  it.each([
    '',
    'yesterday',
    '-1',
    '1.5',
    '0x10',
    '2026-11',
    '2026-02-30',
    '2026-13-01',
    '2026-11-18T24:00Z',
    '2026-11-18T09:30',
    '9'.repeat(16),
  ])('refuses %j', (text) => {
    expect(() => parseMoment(text)).toThrow(BadMomentError);
  });
});

describe('blockAt', () => {
  /** A chain whose blocks were made at these seconds; it counts the headers that it is asked for. */
  function chainOf(seconds: readonly number[]) {
    const asked: bigint[] = [];
    const times = async (blocks: readonly bigint[]) => {
      asked.push(...blocks);
      return blocks.map((block) => seconds[Number(block)] as number);
    };
    const ends = {
      low: { block: 0n, at: seconds[0] as number },
      high: { block: BigInt(seconds.length - 1), at: seconds.at(-1) as number },
    };
    return { chain: { times }, asked, ends };
  }
  const lastAtOrBefore = (seconds: readonly number[], second: number) => seconds.findLastIndex((at) => at <= second);

  it('finds the last block at or before each second, whatever the pace of the chain', async () => {
    const paces = [
      Array.from({ length: 60 }, (_, i) => i * 2),
      Array.from({ length: 60 }, (_, i) => i ** 3),
      Array.from({ length: 60 }, (_, i) => Math.floor(i / 7) * 50),
      [0, 1, 2, 3, 4, 5, 1_000_000, 1_000_001],
    ];
    for (const seconds of paces) {
      const last = seconds.at(-1) as number;
      for (const at of seconds.filter((one) => one < last))
        for (const second of [at, at + 1].filter((one) => one < last)) {
          const { chain, ends } = chainOf(seconds);
          const found = await blockAt(chain, { second, ...ends });
          expect(found).toEqual({ block: BigInt(lastAtOrBefore(seconds, second)), at: seconds[lastAtOrBefore(seconds, second)] });
        }
    }
  });

  it('asks a chain of even pace for a few headers of a million, and any other for at most twice the halving', async () => {
    const even = chainOf(Array.from({ length: 1_000_000 }, (_, i) => i * 12));
    await blockAt(even.chain, { second: 7_654_321, ...even.ends });
    expect(even.asked.length).toBeLessThanOrEqual(4);
    const sudden = chainOf(Array.from({ length: 65_536 }, (_, i) => (i < 40_000 ? i : i * 1_000)));
    await blockAt(sudden.chain, { second: 39_999_500, ...sudden.ends });
    expect(sudden.asked.length).toBeLessThanOrEqual(2 * 16);
  });
});
