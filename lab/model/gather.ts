import type { Im2col, Reshape, Transpose } from './spec.ts';
import { picturesOut } from './spec.ts';

/** The row and column of `a` from which a gather takes entry (i, j), or undefined outside the picture, where zeros are. */
export function sourceOf(
  layer: Reshape | Transpose | Im2col,
  colsOfA: number,
  i: number,
  j: number,
): [row: number, col: number] | undefined {
  if (layer.op === 'transpose') return [j, i];
  if (layer.op === 'reshape') {
    const flat = i * layer.cols + j;
    return [Math.floor(flat / colsOfA), flat % colsOfA];
  }
  const { height, width, channels, kernel, stride, pad } = layer.picture;
  const across = picturesOut(layer.picture).width;
  const tap = Math.floor(j / channels);
  const y = Math.floor(i / across) * stride + Math.floor(tap / kernel) - pad;
  const x = (i % across) * stride + (tap % kernel) - pad;
  return y < 0 || y >= height || x < 0 || x >= width ? undefined : [y * width + x, j % channels];
}
