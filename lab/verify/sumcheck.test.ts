import { describe, expect, it } from 'vitest';
import { run, sumsOf } from '../model/run.ts';
import { seeded } from '../model/seeded.ts';
import type { Linear } from '../model/spec.ts';
import { randomJob } from '../model/testing.ts';
import { workloads } from '../model/workloads.ts';
import type { Hash } from '../trace/hash.ts';
import { modulo } from './field.ts';
import { checkProduct, prove, type Round, weightsAt } from './sumcheck.ts';

const roots: Hash[] = ['11', '22', '33'].map((byte): Hash => `0x${byte.repeat(32)}`);
const job = workloads['gemm-64']();
const layer = job.spec.layers[0] as Linear;
const work = run(job);
const sums = work.sums[0] as Float64Array;
const rounds = prove(job, work, layer, roots);

describe('a sum-check', () => {
  it('passes for every product of 60 random jobs, of any shape', () => {
    const next = seeded(61);
    let products = 0;
    for (let n = 0; n < 60; n++) {
      const one = randomJob(next, 3);
      const done = run(one);
      for (const linear of one.spec.layers) {
        if (linear.op !== 'linear') continue;
        const own = sumsOf(one, done.layers, linear);
        expect(checkProduct(one, done, linear, own, roots, prove(one, done, linear, roots))).toBe(true);
        expect(checkProduct(one, done, linear, own.with(-1, (own.at(-1) as number) + 1), roots, prove(one, done, linear, roots))).toBe(
          false,
        );
        products++;
      }
    }
    expect(products).toBeGreaterThan(30);
  });

  it('takes one round for each bit of the length of a sum', () => {
    expect(rounds).toHaveLength(6);
  });

  it('fails for a sum that is off by one, with the honest rounds', () => {
    for (const at of [0, 4_095]) expect(checkProduct(job, work, layer, sums.with(at, (sums[at] as number) + 1), roots, rounds)).toBe(false);
  });

  it('fails for rounds of other roots, of another number, or with another value', () => {
    expect(checkProduct(job, work, layer, sums, [...roots].reverse(), rounds)).toBe(false);
    expect(checkProduct(job, work, layer, sums, roots, rounds.slice(1))).toBe(false);
    expect(checkProduct(job, work, layer, sums, roots, [])).toBe(false);
    for (let n = 0; n < 6; n++)
      for (let value = 0; value < 3; value++) {
        const bent = rounds.with(n, (rounds[n] as Round).map((one, at) => (at === value ? modulo(one + 1n) : one)) as unknown as Round);
        expect(checkProduct(job, work, layer, sums, roots, bent)).toBe(false);
      }
  });

  it('has weights that pick a place where the point is bits, and add up to one anywhere', () => {
    expect(weightsAt([0n, 1n, 1n])).toEqual([0n, 0n, 0n, 0n, 0n, 0n, 1n, 0n]);
    expect(modulo(weightsAt([5n, 7n, 11n]).reduce((all, one) => all + one))).toBe(1n);
  });
});
