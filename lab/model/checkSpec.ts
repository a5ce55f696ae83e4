import { BadSpecError } from '../errors.ts';
import { isHash } from '../trace/hash.ts';
import type { Shape } from '../trace/tensor.ts';
import { type Layer, limits, type Operand, picturesOut, type Spec, shapeOf, weightIn } from './spec.ts';

const isWhole = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to;
const shown = ({ rows, cols }: Shape): string => `${rows} × ${cols}`;

function checkShape(place: string, { rows, cols }: Shape, mostRows: number): void {
  if (!isWhole(rows, 1, mostRows)) throw new BadSpecError(place, `it has ${rows} rows, and 1 to ${mostRows} are possible`);
  if (!isWhole(cols, 1, limits.cols)) throw new BadSpecError(place, `it has ${cols} columns, and 1 to ${limits.cols} are possible`);
}

/** The shape of a layer's operand: something that stands before the layer, or a weight tensor where one may stand. */
function operandOf(spec: Spec, layer: number, name: 'a' | 'b', operand: Operand, weights: boolean): Shape {
  const place = `layer ${layer}, operand ${name}`;
  const isWeight = weightIn(operand) !== undefined;
  if (isWeight && !weights) throw new BadSpecError(place, `${operand} is a weight tensor, and these stand only in b of linear`);
  const shape = isWhole(operand, 0, 255) && (isWeight || operand < layer) ? shapeOf(spec, operand) : undefined;
  if (!shape) throw new BadSpecError(place, `${operand} is neither the input, an earlier layer, nor a weight tensor`);
  return shape;
}

/** The shape that an operation gives, from those of its operands. */
function shapeAfter(spec: Spec, n: number, layer: Layer): Shape {
  const a = operandOf(spec, n, 'a', layer.a, false);
  const place = `layer ${n} (${layer.op})`;
  switch (layer.op) {
    case 'linear': {
      const b = operandOf(spec, n, 'b', layer.b, true);
      if (a.cols !== b.cols) throw new BadSpecError(place, `rows of ${a.cols} and of ${b.cols} have no product`);
      if (!isWhole(layer.shift, -limits.shift, limits.shift))
        throw new BadSpecError(place, `its shift is ${layer.shift}, and −${limits.shift} to ${limits.shift} are possible`);
      return { rows: a.rows, cols: b.rows };
    }
    case 'reshape':
      if (a.rows * a.cols !== layer.rows * layer.cols) throw new BadSpecError(place, `${shown(a)} cannot become ${shown(layer)}`);
      return layer;
    case 'transpose':
      return { rows: a.cols, cols: a.rows };
    case 'im2col': {
      const { height, width, channels, kernel, stride, pad } = layer.picture;
      if (![height, width, channels, kernel, stride].every((value) => isWhole(value, 1, 255)) || !isWhole(pad, 0, 255))
        throw new BadSpecError(place, 'a side, the channels, the kernel or the stride is not from 1 to 255, or the pad not from 0');
      if (a.rows !== height * width || a.cols !== channels)
        throw new BadSpecError(place, `${shown(a)} is no picture of ${height} × ${width} with ${channels} channels`);
      if (kernel > Math.min(height, width) + 2 * pad) throw new BadSpecError(place, `a kernel of ${kernel} does not fit into the picture`);
      const out = picturesOut(layer.picture);
      return { rows: out.height * out.width, cols: kernel * kernel * channels };
    }
    case 'softmax':
      return a;
  }
}

/** Throws `BadSpecError`, which names the place, unless the specification can be computed and judged. */
export function checkSpec(spec: Spec): void {
  checkShape('the input', spec.input, limits.rows);
  if (spec.weights.length > limits.weights)
    throw new BadSpecError('weights', `there are ${spec.weights.length}, and ${limits.weights} are possible`);
  for (const [w, weights] of spec.weights.entries()) {
    checkShape(`weights ${w}`, weights, limits.cols);
    if (!isHash(weights.root)) throw new BadSpecError(`weights ${w}`, `their root ${weights.root} is not 0x and 64 lowercase hex digits`);
  }
  if (!isWhole(spec.layers.length, 1, limits.layers))
    throw new BadSpecError('layers', `there are ${spec.layers.length}, and 1 to ${limits.layers} are possible`);
  for (const [i, layer] of spec.layers.entries()) {
    const place = `layer ${i + 1} (${layer.op})`;
    checkShape(place, layer, limits.rows);
    const shape = shapeAfter(spec, i + 1, layer);
    if (shape.rows !== layer.rows || shape.cols !== layer.cols)
      throw new BadSpecError(place, `it says ${shown(layer)}, and its operands give ${shown(shape)}`);
  }
}
