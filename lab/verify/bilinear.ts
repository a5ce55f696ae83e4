import { type Job, operandOf, type Work } from '../model/run.ts';
import { type Linear, weightIn } from '../model/spec.ts';
import { type Hash, hashOf } from '../trace/hash.ts';
import { commitTensor, type Tensor } from '../trace/tensor.ts';
import { type Rows, rootOf, treeOf } from '../trace/tree.ts';
import type { Family } from './family.ts';
import { dot, integers, modulo, order, powers } from './field.ts';
import { rootOfOperand } from './referee.ts';
import { isMalformedWork, restFollows } from './work.ts';

/** Rows of sums as a contract reads them: int64 each. */
export const sumRows = (sums: Float64Array, cols: number): Rows =>
  Array.from({ length: sums.length / cols }, (_, i) => {
    const row = new Uint8Array(cols * 8);
    const view = new DataView(row.buffer);
    for (let j = 0; j < cols; j++) view.setBigInt64(j * 8, BigInt(sums[i * cols + j] as number));
    return row;
  });

/** The two challenges, which follow from what is claimed: nobody has to send them, and nobody chooses them. */
export function challenges(rootA: Hash, rootB: Hash, rootC: Hash): { rho: bigint; sigma: bigint } {
  const drawn = (tag: 'rho' | 'sigma') => BigInt(hashOf(tag, rootA, rootB, rootC)) % order;
  return { rho: drawn('rho'), sigma: drawn('sigma') };
}

/** Σ_i factor_i · row_i: one number a column. */
function combine({ rows, cols, bytes }: Tensor, factors: readonly bigint[]): bigint[] {
  return Array.from({ length: cols }, (_, k) => {
    let sum = 0n;
    for (let i = 0; i < rows; i++) sum += (factors[i] as bigint) * (integers[bytes[i * cols + k] as number] as bigint);
    return modulo(sum);
  });
}

/** Whether xᵀ · C · y = (xᵀ · A)(B · y) plus the bias's part, with x_i = rho^i and y_j = sigma^j. */
export function bilinearHolds(
  a: Tensor,
  b: Tensor,
  bias: Float64Array | undefined,
  sums: Float64Array,
  { rho, sigma }: { rho: bigint; sigma: bigint },
): boolean {
  const [x, y] = [powers(rho, a.rows), powers(sigma, b.rows)];
  const claimed = x.map((_, i) => {
    let sum = 0n;
    for (let j = 0; j < b.rows; j++) sum += (y[j] as bigint) * BigInt(sums[i * b.rows + j] as number);
    return modulo(sum);
  });
  const added = bias ? dot(y, Array.from(bias, BigInt)) * x.reduce((sum, one) => sum + one, 0n) : 0n;
  return dot(x, claimed) === modulo(dot(combine(a, x), combine(b, y)) + added);
}

function passes(
  job: Job,
  { inputRoot, layerRoots }: { inputRoot: Hash; layerRoots: readonly Hash[] },
  { layers }: Work,
  layer: Linear,
  sums: Float64Array,
): boolean {
  const root = (operand: number) => rootOfOperand(job.spec, { inputRoot, layerRoots }, operand);
  const drawn = challenges(root(layer.a), root(layer.b), rootOf(treeOf(sumRows(sums, layer.cols))));
  return bilinearHolds(
    operandOf(job, layers, layer.a),
    operandOf(job, layers, layer.b),
    job.weights[weightIn(layer.b) ?? -1]?.bias,
    sums,
    drawn,
  );
}

/** The check that a contract makes of one product, made of every product; anybody can repeat it. */
export const bilinear: Family<Work> = {
  name: 'bilinear',
  checks: ['sums', 'rounding', 'moves'],
  check(job, result, work) {
    if (isMalformedWork(job, result, work)) return 'malformed';
    const published = { inputRoot: commitTensor(job.input), layerRoots: result.layerRoots };
    const holds = job.spec.layers.every(
      (layer, n) => layer.op !== 'linear' || passes(job, published, work, layer, work.sums[n] as Float64Array),
    );
    return holds && restFollows(job, work) ? 'valid' : 'invalid';
  },
};
