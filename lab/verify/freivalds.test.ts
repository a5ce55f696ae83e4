import { describe, expect, it } from 'vitest';
import { type Job, run, type Work } from '../model/run.ts';
import { seeded } from '../model/seeded.ts';
import type { Linear } from '../model/spec.ts';
import { resultOf } from '../model/trace.ts';
import { workloads } from '../model/workloads.ts';
import { quantizeAll } from '../number/quantize.ts';
import { checkFreivalds, freivalds, passesModulo, primes } from './freivalds.ts';
import { bendSums } from './testing.ts';
import { areSumsPossible } from './work.ts';

const gemm = workloads['gemm-64']();
const layer = gemm.spec.layers[0] as Linear;
const honest = run(gemm);

const verdict = (job: Job, work: Work) => checkFreivalds(job, resultOf(work), work, seeded(51));
const bent = (change: (sums: Float64Array) => void) => bendSums(gemm, honest, 1, change);
const add = (amount: number, at = 0) =>
  bent((sums) => {
    sums[at] = (sums[at] as number) + amount;
  });

describe('Freivalds', () => {
  it.each(['gemm-64', 'conv2d', 'batch-norm', 'attention', 'digits'] as const)(
    'finds honest work on %s valid, with randomness of its own',
    (name) => {
      const job = workloads[name]();
      const work = run(job);
      for (let n = 0; n < 5; n++) expect(freivalds.check(job, resultOf(work), work)).toBe('valid');
    },
  );

  it('finds a sum that is off by one, anywhere', () => {
    for (const at of [0, 63, 64, 4_095]) for (const amount of [1, -1]) expect(verdict(gemm, add(amount, at))).toBe('invalid');
  });

  it('the trap C += p: one prime passes it always, the other does not', () => {
    const [first, second] = primes;
    for (const [own, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const work = add(own, 7);
      for (let seed = 0; seed < 20; seed++) {
        expect(passesModulo(own, gemm, work.layers, layer, work.sums[0] as Float64Array, seeded(seed))).toBe(true);
        expect(passesModulo(other, gemm, work.layers, layer, work.sums[0] as Float64Array, seeded(seed))).toBe(false);
      }
      expect(verdict(gemm, work)).toBe('invalid');
    }
  });

  it('the trap C += p · q: both primes pass it, and no sum can be so large', () => {
    const product = primes[0] * primes[1];
    expect(Number.isSafeInteger(product)).toBe(true);
    const work = add(product, 7);
    for (const p of primes) expect(passesModulo(p, gemm, work.layers, layer, work.sums[0] as Float64Array, seeded(1))).toBe(true);
    expect(areSumsPossible(gemm, work, layer, work.sums[0] as Float64Array)).toBe(false);
    expect(verdict(gemm, work)).toBe('invalid');
  });

  it('has primes whose product is above any difference of two possible sums', () => {
    const largest = 512 * 49 * 2 ** 30 + 2 ** 50;
    expect(primes[0] * primes[1]).toBeGreaterThan(2 * largest);
    for (const p of primes)
      for (let divisor = 2; divisor * divisor <= p; divisor++) if (p % divisor === 0) throw new Error(`${p} is no prime`);
  });

  it('is exact for the largest numbers there are', () => {
    const k = 512;
    const tensor = (rows: number, byte: number) => ({ rows, cols: k, bytes: new Uint8Array(rows * k).fill(byte) });
    const product: Linear = { op: 'linear', a: 0, b: 1, relu: false, shift: 32, rows: 2, cols: 512 };
    const layers = [tensor(512, 0xfe)];
    const job = { ...gemm, input: tensor(2, 0x7e), spec: { ...gemm.spec, layers: [{ ...product, op: 'reshape' as const }, product] } };
    const sums = new Float64Array(2 * 512).fill(-k * 49 * 2 ** 30);
    for (const p of primes) {
      expect(passesModulo(p, job, layers, product, sums, () => 2 ** 32 - 1)).toBe(true);
      expect(passesModulo(p, job, layers, product, sums.with(5, (sums[5] as number) + 1), () => 2 ** 32 - 1)).toBe(false);
    }
  });

  it('finds a byte that is rounded wrongly although all sums are right: that is a pass of its own', () => {
    const layers = honest.layers.map((one) => ({ ...one, bytes: one.bytes.with(9, one.bytes[9] === 1 ? 2 : 1) }));
    expect(verdict(gemm, { ...honest, layers })).toBe('invalid');
  });

  it('finds a byte that was moved to the wrong place, and a false probability', () => {
    for (const [name, n] of [
      ['digits', 0],
      ['digits', 2],
      ['attention', 4],
      ['attention', 5],
    ] as const) {
      const job = workloads[name]();
      const work = run(job);
      const layers = work.layers.map((one, at) => (at === n ? { ...one, bytes: one.bytes.with(3, one.bytes[3] === 1 ? 2 : 1) } : one));
      expect(verdict(job, { ...work, layers }), `${name}, layer ${n + 1}`).toBe('invalid');
    }
  });

  it('calls malformed what is no work', () => {
    const [first] = honest.layers as [Work['layers'][number]];
    const shapes: [string, Work][] = [
      ['no layers', { layers: [], sums: [] }],
      ['another shape', { ...honest, layers: [{ ...first, rows: 32, cols: 128 }] }],
      ['too few bytes', { ...honest, layers: [{ ...first, bytes: first.bytes.subarray(1) }] }],
      ['a byte that is no number', { ...honest, layers: [{ ...first, bytes: first.bytes.with(0, 0xff) }] }],
      ['no sums', { ...honest, sums: [undefined] }],
      ['too few sums', { ...honest, sums: [new Float64Array(5)] }],
      [
        'a sum that is no integer',
        bent((sums) => {
          sums[0] = 0.5;
        }),
      ],
      [
        'a sum that is no number',
        bent((sums) => {
          sums[0] = Number.NaN;
        }),
      ],
      [
        'a sum beyond 2^53',
        bent((sums) => {
          sums[0] = 2 ** 54;
        }),
      ],
    ];
    for (const [what, work] of shapes) expect(verdict(gemm, work), what).toBe('malformed');
    expect(checkFreivalds(gemm, { layerRoots: [`0x${'11'.repeat(32)}`] }, honest)).toBe('malformed');
  });
});

it('a sum that is bent is rounded and committed to as it is: the lie is in the product alone', () => {
  const work = add(2 ** 40);
  expect(work.layers[0]?.bytes).toEqual(quantizeAll(work.sums[0] as Float64Array, layer.shift, layer.relu));
});
