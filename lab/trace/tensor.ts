import { BadTensorError } from '../errors.ts';
import { firstForeign } from '../number/e4m3.ts';
import type { Hash } from './hash.ts';
import { type Rows, rootOf, treeOf } from './tree.ts';

export interface Shape {
  rows: number;
  cols: number;
}

/** rows × cols canonical bytes, row by row. */
export interface Tensor extends Shape {
  bytes: Uint8Array;
}

/** A tensor whose row j gives output j, with an integer added to its sum, in units of 2^-18. */
export interface WeightTensor extends Tensor {
  bias: Float64Array;
}

/** A bias is at most so large, so that no sum leaves the exact integers of a float64. */
export const largestBias = 2 ** 50;
const biasBytes = 8;

/** The bytes of a row in its tree: a weight row carries its bias in front. */
export const rowBytes = (cols: number, isWeight: boolean): number => cols + (isWeight ? biasBytes : 0);

export const rowsOf = ({ rows, cols, bytes }: Tensor): Rows =>
  Array.from({ length: rows }, (_, i) => bytes.subarray(i * cols, i * cols + cols));

/** The rows of a weight tensor: bias as int64, then the bytes. */
export function weightRowsOf(tensor: WeightTensor): Rows {
  return rowsOf(tensor).map((bytes, j) => {
    const row = new Uint8Array(biasBytes + bytes.length);
    new DataView(row.buffer).setBigInt64(0, BigInt(tensor.bias[j] as number));
    row.set(bytes, biasBytes);
    return row;
  });
}

/** A row of a weight tensor taken apart. */
export function splitWeightRow(row: Uint8Array): { bias: bigint; bytes: Uint8Array } {
  return { bias: new DataView(row.buffer, row.byteOffset).getBigInt64(0), bytes: row.subarray(biasBytes) };
}

/** Whether a row is none of such a tensor: another length, a byte that is no number, a bias too large. */
export function isMalformedRow(row: Uint8Array, cols: number, isWeight = false): boolean {
  if (row.length !== rowBytes(cols, isWeight)) return true;
  if (!isWeight) return firstForeign(row) >= 0;
  const { bias, bytes } = splitWeightRow(row);
  return bias > largestBias || bias < -largestBias || firstForeign(bytes) >= 0;
}

const join = (rows: Rows, cols: number): Uint8Array => {
  const bytes = new Uint8Array(rows.length * cols);
  for (const [i, row] of rows.entries()) bytes.set(row, i * cols);
  return bytes;
};

/** Published rows as a tensor; throws `BadTensorError` if they are malformed. */
export function tensorOf(rows: Rows, cols: number, what = 'tensor'): Tensor {
  const bad = rows.findIndex((row) => isMalformedRow(row, cols));
  if (bad >= 0) throw new BadTensorError(what, `its row ${bad} is malformed`);
  return { rows: rows.length, cols, bytes: join(rows, cols) };
}

/** Published rows as a weight tensor; throws `BadTensorError` if they are malformed. */
export function weightTensorOf(rows: Rows, cols: number, what = 'weights'): WeightTensor {
  const bad = rows.findIndex((row) => isMalformedRow(row, cols, true));
  if (bad >= 0) throw new BadTensorError(what, `its row ${bad} is malformed`);
  const parts = rows.map(splitWeightRow);
  return {
    rows: rows.length,
    cols,
    bytes: join(
      parts.map(({ bytes }) => bytes),
      cols,
    ),
    bias: Float64Array.from(parts, ({ bias }) => Number(bias)),
  };
}

export const commitTensor = (tensor: Tensor): Hash => rootOf(treeOf(rowsOf(tensor)));
export const commitWeights = (tensor: WeightTensor): Hash => rootOf(treeOf(weightRowsOf(tensor)));
