import { bytesToHex, concat, sha256 } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import { run, type Work } from '../model/run.ts';
import { seeded } from '../model/seeded.ts';
import { resultOf } from '../model/trace.ts';
import { workloads } from '../model/workloads.ts';
import { decode } from '../number/e4m3.ts';
import type { Hash } from '../trace/hash.ts';
import { commitTensor, type Tensor } from '../trace/tensor.ts';
import { rootOf, treeOf } from '../trace/tree.ts';
import { bilinear, bilinearHolds, challenges, sumRows } from './bilinear.ts';
import { order, powers } from './field.ts';
import { bendSums } from './testing.ts';

const gemm = workloads['gemm-64']();
const honest = run(gemm);
const [sums] = honest.sums as [Float64Array];
const [weights] = gemm.weights;
const verdict = (work: Work) => bilinear.check(gemm, resultOf(work), work);
const add = (...changes: [at: number, amount: number][]) =>
  bendSums(gemm, honest, 1, (all) => {
    for (const [at, amount] of changes) all[at] = (all[at] as number) + amount;
  });

describe('the bilinear check', () => {
  it.each(['gemm-64', 'conv2d', 'batch-norm', 'attention', 'digits'] as const)('finds honest work on %s valid', (name) => {
    const job = workloads[name]();
    const work = run(job);
    expect(bilinear.check(job, resultOf(work), work)).toBe('valid');
  });

  it('finds a sum that is off by one, a false rounding, and what is no work', () => {
    for (const at of [0, 63, 4_095]) for (const amount of [1, -1, 67_108_859]) expect(verdict(add([at, amount]))).toBe('invalid');
    const layers = honest.layers.map((one) => ({ ...one, bytes: one.bytes.with(9, one.bytes[9] === 1 ? 2 : 1) }));
    expect(verdict({ ...honest, layers })).toBe('invalid');
    expect(verdict({ layers: honest.layers, sums: [undefined] })).toBe('malformed');
  });

  it('holds for the right sums at any challenge, and for false ones at none of a thousand', () => {
    const next = seeded(52);
    const drawn = () => BigInt(next()) ** 7n % order;
    const small = { rows: 3, cols: 2, bytes: Uint8Array.of(0x38, 0xb8, 1, 0, 0x7e, 0xfe) };
    const other = { rows: 2, cols: 2, bytes: Uint8Array.of(0x40, 0x38, 0xc0, 9) };
    const bias = Float64Array.of(-5, 2 ** 50);
    const right = Float64Array.from({ length: 6 }, (_, at) => {
      const u = (tensor: Tensor, i: number, k: number) => decode(tensor.bytes[i * 2 + k] as number);
      const [i, j] = [Math.floor(at / 2), at % 2];
      return u(small, i, 0) * u(other, j, 0) + u(small, i, 1) * u(other, j, 1) + (bias[j] as number);
    });
    for (let n = 0; n < 1_000; n++) {
      const point = { rho: drawn(), sigma: drawn() };
      expect(bilinearHolds(small, other, bias, right, point)).toBe(true);
      expect(bilinearHolds(small, other, bias, right.with(n % 6, (right[n % 6] as number) + 1), point)).toBe(false);
      expect(bilinearHolds(small, other, undefined, right, point)).toBe(false);
    }
  });

  it('draws its challenges from the three roots, as a contract does', () => {
    const roots = [commitTensor(gemm.input), gemm.spec.weights[0]?.root, rootOf(treeOf(sumRows(sums, 64)))] as [Hash, Hash, Hash];
    const definition = (tag: Hash) => BigInt(sha256(concat([tag, ...roots]))) % order;
    expect(challenges(...roots)).toEqual({ rho: definition('0x05'), sigma: definition('0x06') });
    expect(challenges(roots[1], roots[0], roots[2])).not.toEqual(challenges(...roots));
  });

  it('a lie that cancels at a challenge known beforehand is found at the one that follows from it', () => {
    // One more in row 0 and one less in row 1: nothing changes at rho = 1.
    const work = add([0, 1], [64, -1]);
    const one = { rho: 1n, sigma: 1n };
    expect(bilinearHolds(gemm.input, weights as Tensor, weights?.bias, work.sums[0] as Float64Array, one)).toBe(true);
    expect(verdict(work)).toBe('invalid');
  });

  it('reads sums as signed 64-bit rows', () => {
    expect(sumRows(Float64Array.of(1, -1, 2 ** 50, 0), 2).map((row) => bytesToHex(row))).toEqual([
      '0x0000000000000001ffffffffffffffff',
      '0x00040000000000000000000000000000',
    ]);
    expect(powers(order - 1n, 4)).toEqual([1n, order - 1n, 1n, order - 1n]);
  });
});
