import { expect, it } from 'vitest';
import { units } from '../number/e4m3.ts';
import { run } from './run.ts';
import { workloads } from './workloads.ts';

const side = 16;
const values = (bytes: Uint8Array): number[] => Array.from(bytes, (byte) => (units[byte] as number) / 512);
const at = (matrix: readonly number[], i: number, j: number): number => matrix[i * side + j] as number;
const matrix = (entry: (i: number, j: number) => number): number[] =>
  Array.from({ length: side * side }, (_, flat) => entry(Math.floor(flat / side), flat % side));

const product = (a: readonly number[], b: readonly number[], bias?: readonly number[]): number[] =>
  matrix((i, j) => a.slice(i * side, i * side + side).reduce((sum, x, k) => sum + x * at(b, j, k), bias?.[j] ?? 0));

function softmax(logits: readonly number[]): number[] {
  const powers = logits.map((logit) => Math.exp(logit));
  return matrix((i, j) => at(powers, i, j) / powers.slice(i * side, i * side + side).reduce((sum, one) => sum + one));
}

const largest = (one: readonly number[], other?: readonly number[]): number =>
  Math.max(...one.map((x, n) => Math.abs(x - (other?.[n] ?? 0))));

it('the block of attention stays near the one in floating point: probabilities within 0.09, outputs up to 7.3 within 0.6', () => {
  const job = workloads.attention();
  const input = values(job.input.bytes);
  const [query, key, value, output] = job.weights.map(({ bytes, bias }) => ({
    of: values(bytes),
    bias: Array.from(bias, (one) => one / 2 ** 18),
  }));
  if (!query || !key || !value || !output) throw new TypeError('The block has four weight tensors.');
  const [q, k, v] = [query, key, value].map(({ of, bias }) => product(input, of, bias)) as [number[], number[], number[]];
  const probabilities = softmax(product(q, k).map((logit) => logit / Math.sqrt(side)));
  const mixed = product(
    probabilities,
    matrix((i, j) => at(v, j, i)),
  );
  const exact = product(mixed, output.of, output.bias);

  const { layers } = run(job);
  const [softmaxed, last] = [layers[4], layers[7]].map((layer) => values(layer?.bytes ?? new Uint8Array())) as [number[], number[]];
  expect(largest(softmaxed, probabilities)).toBeLessThan(0.09);
  expect(largest(last, exact)).toBeLessThan(0.6);
  expect(largest(exact)).toBeCloseTo(7.25, 2);
});
