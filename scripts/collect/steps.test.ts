import { describe, expect, it } from 'vitest';
import type { Step } from './schema.ts';
import { follow, numberOf, parts } from './steps.ts';

const nobody = () => Promise.reject(new Error('no other recipe'));
const result = (answer: unknown, ...steps: Step[]) => follow(answer, steps, nobody);

describe('a pointer', () => {
  it('names a part, and with * one part of every item', () => {
    const answer = { data: [{ price: '1' }, { price: '2' }], 'a/b': { '~': 3 } };
    expect(parts(answer, '/data/1/price')).toEqual(['2']);
    expect(parts(answer, '/data/*/price')).toEqual(['1', '2']);
    expect(parts(answer, '/a~1b/~0')).toEqual([3]);
    expect(parts([[1], [2, 3]], '/*/*')).toEqual([1, 2, 3]);
    expect(parts(7, '')).toEqual([7]);
  });

  it('says which part is not there, and what is there instead', () => {
    expect(() => parts({ totals: { active: 1 } }, '/totals/count')).toThrow('/totals/count is not there: there are active');
    expect(() => parts([{ price: 1 }, { fee: 2 }], '/*/price')).toThrow('/*/price is not there: there are fee');
    expect(() => parts({ price: null }, '/price')).toThrow('/price is null');
    expect(() => parts({ list: 'x' }, '/list/*')).toThrow('/list/* is to stand for every item of a list, but there is "x"');
    expect(() => parts({}, '/constructor')).toThrow('is not there');
  });
});

describe('a number', () => {
  it('is a number or a text of digits, and nothing else', () => {
    expect([5, '5', '1.5', '1e-7', 5n].map(numberOf)).toEqual([5, 5n, 1.5, 1e-7, 5n]);
    for (const none of ['', ' 5', '0x5', '1,000', 'n/a', true, Number.NaN, {}, [5]])
      expect(() => numberOf(none)).toThrow('is not a number');
  });
});

describe('steps', () => {
  const rows = [
    { who: '0xAb', kind: 'a', n: 1n },
    { who: '0xab', kind: 'b', n: 2n },
    { who: '0xcd', kind: 'a', n: 4n },
  ];

  it.each<[string, unknown, Step[], number]>([
    ['count', rows, [{ do: 'count' }], 3],
    ['count where', rows, [{ do: 'where', at: '/kind', is: 'a' }, { do: 'count' }], 2],
    ['letters of addresses have no case', rows, [{ do: 'where', at: '/who', is: '0xAB' }, { do: 'count' }], 2],
    ['count where not', rows, [{ do: 'where-not', at: '/n', is: 4 }, { do: 'count' }], 2],
    ['count where above', rows, [{ do: 'where-above', at: '/n', number: 1 }, { do: 'count' }], 2],
    ['distinct', rows, [{ do: 'distinct', at: '/kind' }, { do: 'count' }], 2],
    ['the last of each', rows, [{ do: 'last-of-each', at: '/kind' }, { do: 'take', at: '/*/n' }, { do: 'sum' }], 6],
    ['first', rows, [{ do: 'take', at: '/*/n' }, { do: 'first' }], 1],
    ['last', rows, [{ do: 'take', at: '/*/n' }, { do: 'last' }], 4],
    ['least', [3, '1', 2n], [{ do: 'least' }], 1],
    ['most', [3, '1', 2n], [{ do: 'most' }], 3],
    ['mean', [1, 2, 6], [{ do: 'mean' }], 3],
    ['median of an odd and an even number', [9, 1, 5], [{ do: 'median' }], 5],
    ['median between two', [1, '2.5', 3, 9], [{ do: 'median' }], 2.75],
    [
      'divide and multiply',
      10,
      [
        { do: 'divide', by: 4 },
        { do: 'multiply', by: 3 },
      ],
      7.5,
    ],
    ['decimals of a whole number', 1_234_500_000_000_000_000n, [{ do: 'decimals', places: 18 }], 1.2345],
    ['decimals of a fraction', 12.5, [{ do: 'decimals', places: 1 }], 1.25],
    ['nothing to count is zero', [], [{ do: 'count' }], 0],
  ])('%s', async (_, answer, steps, wanted) => {
    expect(await result(answer, ...steps)).toBe(wanted);
  });

  it('add whole numbers exactly, also those that a float cannot hold', async () => {
    expect(await result(['100000000000000000001', '-100000000000000000000'], { do: 'sum' })).toBe(1);
  });

  it('take away or divide by what another recipe reads', async () => {
    const other = async (recipe: string) => (recipe === 'four' ? 4 : 0);
    expect(await follow(10, [{ do: 'minus', recipe: 'four' }], other)).toBe(6);
    expect(await follow(10, [{ do: 'over', recipe: 'four' }], other)).toBe(2.5);
    await expect(follow(10, [{ do: 'over', recipe: 'none' }], other)).rejects.toThrow('nothing can be divided');
  });

  it('make no figure of what is none', async () => {
    await expect(result([], { do: 'median' })).rejects.toThrow('nothing of which to take the median');
    await expect(result({ a: 1 }, { do: 'count' })).rejects.toThrow('there is an object');
    await expect(result(rows)).rejects.toThrow('a list of 3 is not a number');
    await expect(result({ n: true }, { do: 'take', at: '/n' })).rejects.toThrow('"true" is not a number');
    await expect(result('9'.repeat(78), { do: 'multiply', by: 1e300 })).rejects.toThrow('"Infinity" is not a number');
  });
});
