import { BadTensorError } from '../errors.ts';
import { decodeAll, firstForeign } from '../number/e4m3.ts';
import { type Matmul, matmul } from '../number/matmul.ts';
import { quantizeAll } from '../number/quantize.ts';
import { softmax } from '../number/softmax.ts';
import { commitWeights, largestBias, type Shape, type Tensor, type WeightTensor } from '../trace/tensor.ts';
import { checkSpec } from './checkSpec.ts';
import { sourceOf } from './gather.ts';
import { type Layer, type Linear, type Operand, type Spec, weightIn } from './spec.ts';

/** A specification with the numbers that it names. */
export interface Job {
  spec: Spec;
  weights: readonly WeightTensor[];
  input: Tensor;
}

/** Every layer's output, and the exact sums of the linear ones before they were rounded. */
export interface Work {
  layers: readonly Tensor[];
  /** By layer; undefined where the layer sums nothing. */
  sums: readonly (Float64Array | undefined)[];
}

function checkNumbers(what: string, asked: Shape, { rows, cols, bytes }: Tensor): void {
  if (rows !== asked.rows || cols !== asked.cols)
    throw new BadTensorError(what, `it is ${rows} × ${cols}, and ${asked.rows} × ${asked.cols} is asked for`);
  if (bytes.length !== rows * cols) throw new BadTensorError(what, `it has ${bytes.length} bytes for ${rows} × ${cols}`);
  const at = firstForeign(bytes);
  if (at >= 0)
    throw new BadTensorError(what, `byte 0x${bytes[at]?.toString(16)} at row ${Math.floor(at / cols)}, column ${at % cols} is no number`);
}

/** Throws `BadSpecError` or `BadTensorError` unless the numbers are those that the specification names. */
export function checkJob({ spec, weights, input }: Job): void {
  checkSpec(spec);
  checkNumbers('input', spec.input, input);
  if (weights.length !== spec.weights.length)
    throw new BadTensorError('weights', `there are ${weights.length}, and ${spec.weights.length} are asked for`);
  for (const [w, asked] of spec.weights.entries()) {
    const tensor = weights[w] as WeightTensor;
    checkNumbers(`weights ${w}`, asked, tensor);
    const wrong = tensor.bias.findIndex((bias) => !Number.isInteger(bias) || Math.abs(bias) > largestBias);
    if (wrong >= 0 || tensor.bias.length !== tensor.rows)
      throw new BadTensorError(`weights ${w}`, 'a bias is missing, no integer, or above 2^50');
    const root = commitWeights(tensor);
    if (root !== asked.root) throw new BadTensorError(`weights ${w}`, `their root is ${root}, and ${asked.root} is asked for`);
  }
}

/** What an operand names, with the outputs of the layers so far. */
export function operandOf({ weights, input }: Job, layers: readonly Tensor[], operand: Operand): Tensor {
  const w = weightIn(operand);
  return (w !== undefined ? weights[w] : operand === 0 ? input : layers[operand - 1]) as Tensor;
}

/** The exact sums of a linear layer, in units of 2^-18, bias included. */
export function sumsOf(job: Job, layers: readonly Tensor[], layer: Linear, multiply: Matmul = matmul): Float64Array {
  const [a, b] = [operandOf(job, layers, layer.a), operandOf(job, layers, layer.b)];
  const sums = multiply(decodeAll(a.bytes), decodeAll(b.bytes), { m: a.rows, n: b.rows, k: a.cols });
  const bias = job.weights[weightIn(layer.b) ?? -1]?.bias;
  if (bias) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (bias[i % layer.cols] as number);
  return sums;
}

/** The bytes of a layer that sums nothing. */
export function moveBytes(layer: Exclude<Layer, Linear>, a: Tensor): Uint8Array {
  const out = new Uint8Array(layer.rows * layer.cols);
  if (layer.op === 'reshape') out.set(a.bytes);
  else if (layer.op === 'softmax')
    for (let i = 0; i < out.length; i += layer.cols) out.set(softmax(decodeAll(a.bytes.subarray(i, i + layer.cols))), i);
  else
    for (let i = 0, at = 0; i < layer.rows; i++)
      for (let j = 0; j < layer.cols; j++, at++) {
        const from = sourceOf(layer, a.cols, i, j);
        if (from) out[at] = a.bytes[from[0] * a.cols + from[1]] as number;
      }
  return out;
}

/** What one layer gives from those before it, and its exact sums if it has any. */
export function computeLayer(
  job: Job,
  before: readonly Tensor[],
  layer: Layer,
  multiply: Matmul = matmul,
): { output: Tensor; sums: Float64Array | undefined } {
  const { rows, cols } = layer;
  if (layer.op !== 'linear') return { output: { rows, cols, bytes: moveBytes(layer, operandOf(job, before, layer.a)) }, sums: undefined };
  const sums = sumsOf(job, before, layer, multiply);
  return { output: { rows, cols, bytes: quantizeAll(sums, layer.shift, layer.relu) }, sums };
}

/** Computes a job layer by layer, whose numbers were checked. */
export function compute(job: Job, multiply: Matmul = matmul): Work {
  const layers: Tensor[] = [];
  const sums: (Float64Array | undefined)[] = [];
  for (const layer of job.spec.layers) {
    const made = computeLayer(job, layers, layer, multiply);
    layers.push(made.output);
    sums.push(made.sums);
  }
  return { layers, sums };
}

/** Checks a job and computes it; throws `BadSpecError` or `BadTensorError` for what cannot be computed. */
export function run(job: Job, multiply?: Matmul): Work {
  checkJob(job);
  return compute(job, multiply);
}
