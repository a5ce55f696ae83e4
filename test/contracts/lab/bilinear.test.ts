import { decodeFunctionResult, encodeFunctionData } from 'viem';
import { bytesToHex } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import { encodeSpec } from '../../../lab/model/encodeSpec.ts';
import { run } from '../../../lab/model/run.ts';
import { randomTensor, randomWeights, seeded } from '../../../lab/model/seeded.ts';
import { resultOf } from '../../../lab/model/trace.ts';
import { commitTensor, type WeightTensor, weightRowsOf } from '../../../lab/trace/tensor.ts';
import { rootOf, treeOf } from '../../../lab/trace/tree.ts';
import { revertOf } from '../support/revert.ts';
import { client, verifier, verifies } from './support/judges.ts';
import { dataOf, layerIn, outputOf, type Product, product } from './support/products.ts';
import { upTo } from './support/traces.ts';

function anyProduct(next: () => number, side: number): Product {
  const [rows, inner, cols] = [upTo(next, side), upTo(next, side), upTo(next, side)];
  return product(randomTensor(next, rows, inner), randomWeights(next, cols, inner, 40), 18 + (next() % 15), next() % 2 === 0);
}

const check = (made: Product, claimed = made.sums, output = commitTensor(outputOf(made, claimed)), data = dataOf(made, claimed)) =>
  verifies(encodeSpec(made.job.spec), commitTensor(made.job.input), [output], data);

describe('the bilinear verifier', () => {
  it('accepts any honest product of any shape', async () => {
    const next = seeded(11);
    for (let k = 0; k < 30; k++) {
      const made = anyProduct(next, 12);
      expect(resultOf(run(made.job)).layerRoots).toEqual([commitTensor(outputOf(made))]);
      expect(await check(made)).toBe(true);
    }
    expect(await check(product(randomTensor(next, 48, 48), randomWeights(next, 48, 48), 28))).toBe(true);
  });

  it('rounds any sum at any shift as TypeScript does', async () => {
    const next = seeded(12);
    for (let shift = -32; shift <= 32; shift++) {
      // Sums around every power of two that the shift leaves between nothing and saturation, and far beyond.
      const bias = Float64Array.from({ length: 51 }, (_, j) => {
        const size = 2 ** j;
        return (next() % 2 ? 1 : -1) * Math.min(2 ** 50, Math.floor(size * (1 + (next() % 33) / 32)) + (next() % 3) - 1);
      });
      const made = product(randomTensor(next, 8, 1), { ...randomTensor(next, 51, 1), bias }, shift, shift % 5 === 0);
      expect(await check(made), `shift ${shift}`).toBe(true);
    }
  });

  it.each([1, -1, 67_108_859, 67_108_837, 67_108_859 * 67_108_837, 2 ** 52])('refuses a sum that is wrong by %d', async (error) => {
    const made = anyProduct(seeded(13), 12);
    for (const at of [0, made.sums.length >> 1, made.sums.length - 1]) {
      const claimed = made.sums.map((sum, k) => (k === at ? sum + error : sum));
      expect(await check(made, claimed)).toBe(false);
      expect(await check(made, claimed, commitTensor(outputOf(made)))).toBe(false);
    }
  });

  it('refuses errors that cancel each other in a row, a column or the whole', async () => {
    const made = product(randomTensor(seeded(14), 4, 4), randomWeights(seeded(15), 4, 4), 28);
    for (const [plus, minus] of [
      [0, 1],
      [0, 4],
      [0, 5],
      [1, 4],
    ] as const)
      expect(
        await check(
          made,
          made.sums.map((sum, k) => sum + (k === plus ? 1 : 0) - (k === minus ? 1 : 0)),
        ),
      ).toBe(false);
  });

  it('refuses the right sums with an output that is rounded otherwise, and roots in the wrong places', async () => {
    const made = anyProduct(seeded(16), 12);
    const output = outputOf(made);
    const other = { ...output, bytes: output.bytes.with(0, output.bytes[0] === 0x38 ? 0x30 : 0x38) };
    expect(await check(made, made.sums, commitTensor(other))).toBe(false);
    expect(await check(made, made.sums, commitTensor(made.job.input))).toBe(false);
  });

  it('refuses another input or other weights than those that were committed to', async () => {
    const made = product(randomTensor(seeded(17), 3, 5), randomWeights(seeded(18), 4, 5), 28);
    const data = dataOf(made);
    for (let at = 0; at < 3 * 5 + 4 * 13; at++) {
      const byte = (data[at] as number) ^ 1;
      expect(await check(made, made.sums, undefined, data.with(at, byte)), `byte ${at}`).toBe(false);
    }
  });

  it.each([0x7f, 0xff, 0x80])('refuses byte %d, though it is what was committed to', async (byte) => {
    const made = product(randomTensor(seeded(19), 3, 5), randomWeights(seeded(20), 4, 5), 28);
    const weights = made.job.weights[0] as WeightTensor;
    const input = { ...made.job.input, bytes: made.job.input.bytes.with(7, byte) };
    const foreign = { ...weights, bytes: weights.bytes.with(7, byte) };
    expect(await check({ ...made, job: { ...made.job, input } })).toBe(false);
    const spec = { ...made.job.spec, weights: [{ rows: 4, cols: 5, root: rootOf(treeOf(weightRowsOf(foreign))) }] };
    expect(await check({ ...made, job: { ...made.job, spec, weights: [foreign] } })).toBe(false);
  });

  it('refuses a bias above 2^50, which leaves the exact numbers', async () => {
    const input = randomTensor(seeded(21), 2, 2);
    const weights = { ...randomTensor(seeded(22), 2, 2), bias: Float64Array.of(0, 2 ** 50) };
    expect(await check(product(input, weights, 28))).toBe(true);
    for (const bias of [2 ** 50 + 1, -(2 ** 50) - 1])
      expect(await check(product(input, { ...weights, bias: Float64Array.of(0, bias) }, 28))).toBe(false);
  });

  it('says what it cannot check', async () => {
    const made = anyProduct(seeded(23), 8);
    const data = dataOf(made);
    expect(await revertOf(check(made, made.sums, undefined, data.slice(1)))).toEqual([
      'WrongDataLength',
      BigInt(data.length),
      BigInt(data.length - 1),
    ]);
    const wide = product(randomTensor(seeded(24), 97, 1), randomWeights(seeded(25), 1, 1), 28);
    expect(await revertOf(check(wide))).toEqual(['OutOfReach']);
    const { job } = made;
    const twice = {
      ...job.spec,
      layers: [layerIn(made), { op: 'softmax' as const, a: 1, rows: layerIn(made).rows, cols: layerIn(made).cols }],
    };
    const root = commitTensor(job.input);
    expect(await revertOf(verifies(encodeSpec(twice), root, [root, root], data))).toEqual(['OutOfReach']);
    expect(await revertOf(verifies(encodeSpec(job.spec), root, [], data))).toEqual(['OutOfReach']);
  });

  it('says true or nothing, and never false, when gas is short', async () => {
    const made = product(randomTensor(seeded(26), 6, 6), randomWeights(seeded(27), 6, 6), 28);
    const args = [
      bytesToHex(encodeSpec(made.job.spec)),
      commitTensor(made.job.input),
      [commitTensor(outputOf(made))],
      bytesToHex(dataOf(made)),
    ] as const;
    const { address: to, abi } = verifier;
    const data = encodeFunctionData({ abi, functionName: 'verify', args });
    const enough = await client.estimateGas({ to, data });
    const answerWith = async (gas: bigint) => {
      const answer = await client.call({ to, data, gas }).catch(() => undefined);
      return answer?.data && decodeFunctionResult({ abi, functionName: 'verify', data: answer.data });
    };
    let refused = 0;
    for (let gas = 30_000n; gas < enough + 20_000n; gas += 1_777n) {
      const answer = await answerWith(gas);
      expect(answer, `${gas} gas`).not.toBe(false);
      if (answer === undefined) refused++;
    }
    expect(refused).toBeGreaterThan(20);
    expect(await answerWith(enough)).toBe(true);
  });
});
