import type { Address } from 'viem';
import { describe, expect, it } from 'vitest';
import { kept, type WorkRecord } from './reputation.ts';
import { type Offer, route, type Wish } from './route.ts';

const at = (last: string): Address => `0x${last.padStart(40, '0')}`;
const record = (counts: Partial<WorkRecord>): WorkRecord => ({
  ...{ verified: 0, accepted: 0, ruled: 0, slashed: 0, silent: 0, own: 0, payers: 0 },
  ...counts,
});
const offer = (worker: string, rest: Partial<Offer> = {}): Offer => ({ worker: at(worker), family: 'optimistic', price: 10n, ...rest });
const wish: Wish = { by: ['price', 'record', 'latency'], families: ['bilinear', 'optimistic'], highestPrice: 100n };
const names = (offers: readonly Offer[], asked = wish) =>
  route(offers, asked).order.map(({ offer: { worker }, behind }) => [BigInt(worker).toString(16), behind]);

describe('route', () => {
  it('says by which criterion each offer stands behind the one before', () => {
    const good = record({ verified: 9, slashed: 1 });
    const offers = [
      offer('c', { price: 12n }),
      offer('a', { record: good, latency: 50 }),
      offer('b', { record: good, latency: 40 }),
      offer('d'),
      offer('e'),
    ];
    expect(names(offers)).toEqual([
      ['b', undefined],
      ['a', 'latency'],
      ['d', 'record'],
      ['e', 'worker'],
      ['c', 'price'],
    ]);
  });

  it('gives the same order however offers arrive', () => {
    const offers = [offer('a', { price: 3n }), offer('b', { latency: 1 }), offer('c'), offer('d', { record: record({ slashed: 1 }) })];
    const expected = names(offers);
    for (let turn = 0; turn < offers.length; turn++) expect(names([...offers.slice(turn), ...offers.slice(0, turn)])).toEqual(expected);
  });

  it('does not take an unknown latency for a short one', () => {
    const asked: Wish = { ...wish, by: ['latency'] };
    expect(names([offer('a'), offer('b', { latency: 9_999 })], asked)).toEqual([
      ['b', undefined],
      ['a', 'latency'],
    ]);
  });

  it('leaves out what the wish excludes, with the reason, and logs all inputs', () => {
    const offers = [offer('a', { family: 'acceptance' }), offer('b', { price: 101n })];
    expect(route(offers, wish)).toEqual({
      order: [],
      leftOut: [
        { offer: offers[0], why: 'family' },
        { offer: offers[1], why: 'price' },
      ],
      inputs: { offers, wish },
    });
  });

  it('puts families in the order of the wish', () => {
    const asked: Wish = { ...wish, by: ['family', 'price'] };
    const offers = [offer('a', { price: 1n }), offer('b', { family: 'bilinear' })];
    expect(names(offers, asked).map(([name]) => name)).toEqual(['b', 'a']);
  });
});

it('compares scores as shares, and a missing one comes last', () => {
  const asked: Wish = { ...wish, by: ['score'] };
  const offers = [offer('a'), offer('b', { score: { of: 9, all: 20 } }), offer('c', { score: { of: 5, all: 10 } })];
  expect(names(offers, asked)).toEqual([
    ['c', undefined],
    ['b', 'score'],
    ['a', 'score'],
  ]);
});

describe('kept', () => {
  it('holds no record for a half, and bad ones for worse', () => {
    const share = (counts?: WorkRecord) => kept(counts).of / kept(counts).all;
    expect(share()).toBe(0.5);
    expect(share(record({ accepted: 50, ruled: 3, own: 100 }))).toBe(0.5);
    expect(share(record({ silent: 1 }))).toBeLessThan(0.5);
    expect(share(record({ verified: 1 }))).toBeGreaterThan(0.5);
  });
});
