import { type WeightTensor, weightRowsOf, weightTensorOf } from '../trace/tensor.ts';

/** Rows of a weight tensor as a model's file keeps them: bias and bytes, one after the other, as base64. */
export interface StoredWeights {
  rows: number;
  cols: number;
  data: string;
}

export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

export const storeWeights = (tensor: WeightTensor): StoredWeights => ({
  rows: tensor.rows,
  cols: tensor.cols,
  data: btoa(
    weightRowsOf(tensor)
      .map((row) => String.fromCharCode(...row))
      .join(''),
  ),
});

export function readWeights({ rows, cols, data }: StoredWeights): WeightTensor {
  const bytes = bytesOf(data);
  const length = bytes.length / rows;
  return weightTensorOf(
    Array.from({ length: rows }, (_, j) => bytes.subarray(j * length, j * length + length)),
    cols,
  );
}
