import type { Hash } from '../trace/hash.ts';
import type { Shape } from '../trace/tensor.ts';

/** 0 is the input, 1 to 16 the output of that layer, 128 and above the weight tensors. */
export type Operand = number;

/** The operand of weight tensor w. */
export const weight = (w: number): Operand => 128 + w;
/** Which weight tensor an operand is, or undefined for the input and outputs of layers. */
export const weightIn = (operand: Operand): number | undefined => (operand >= 128 ? operand - 128 : undefined);

/** The picture of an im2col: `a` has height · width rows of so many channels. */
export interface Picture {
  height: number;
  width: number;
  channels: number;
  kernel: number;
  stride: number;
  pad: number;
}

/** out[i][j] = quantize(relu?(Σ_k a[i][k] · b[j][k] + bias_j), shift); the bias stands in the rows of a weight tensor. */
export interface Linear extends Shape {
  op: 'linear';
  a: Operand;
  b: Operand;
  relu: boolean;
  shift: number;
}

/** The same bytes in other rows. */
export interface Reshape extends Shape {
  op: 'reshape';
  a: Operand;
}

export interface Transpose extends Shape {
  op: 'transpose';
  a: Operand;
}

/** Each row of the output is what one place of a convolution's kernel sees. */
export interface Im2col extends Shape {
  op: 'im2col';
  a: Operand;
  picture: Picture;
}

/** Each row of the output is the softmax of that row. */
export interface Softmax extends Shape {
  op: 'softmax';
  a: Operand;
}

/** A layer, with the shape of its output. */
export type Layer = Linear | Reshape | Transpose | Im2col | Softmax;

/** A weight tensor by its root: b of a linear layer with `rows` outputs of `cols` summands. */
export interface WeightSpec extends Shape {
  root: Hash;
}

/** What to compute. */
export interface Spec {
  input: Shape;
  weights: readonly WeightSpec[];
  layers: readonly Layer[];
}

/** The limits: one opened row, and one dot product, stay cheap for a contract. */
export const limits = { rows: 4096, cols: 512, layers: 16, weights: 128, shift: 32 } as const;

/** The shape of what an operand names, before layer n (from 1); undefined if it names nothing there. */
export function shapeOf(spec: Spec, operand: Operand): Shape | undefined {
  const w = weightIn(operand);
  if (w !== undefined) return spec.weights[w];
  return operand === 0 ? spec.input : spec.layers[operand - 1];
}

/** The height and width of what a convolution gives. */
export const picturesOut = ({ height, width, kernel, stride, pad }: Picture): { height: number; width: number } => ({
  height: Math.floor((height + 2 * pad - kernel) / stride) + 1,
  width: Math.floor((width + 2 * pad - kernel) / stride) + 1,
});

/** How many multiply-accumulates the linear layers take. */
export const multiplications = (spec: Spec): number =>
  spec.layers.reduce((sum, layer) => sum + (layer.op === 'linear' ? layer.rows * layer.cols * (shapeOf(spec, layer.b)?.cols ?? 0) : 0), 0);
