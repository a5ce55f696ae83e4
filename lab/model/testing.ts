import { exponentials } from '../number/softmax.ts';
import { slowDecode, slowQuantize, slowSoftmax } from '../number/testing.ts';
import type { Tensor, WeightTensor } from '../trace/tensor.ts';
import type { Job } from './run.ts';
import { named, randomTensor, randomWeights } from './seeded.ts';
import { type Layer, type Picture, picturesOut, type Spec, weight } from './spec.ts';

/** A job of so many random layers over small shapes, every operation as likely as another. */
export function randomJob(next: () => number, count: number): Job {
  const below = (limit: number): number => next() % limit;
  const picture: Picture = {
    height: 1 + below(4),
    width: 1 + below(4),
    channels: 1 + below(3),
    kernel: 1 + below(3),
    stride: 1 + below(2),
    pad: below(2),
  };
  const fits = picture.kernel <= Math.min(picture.height, picture.width) + 2 * picture.pad;
  const input = { rows: picture.height * picture.width, cols: picture.channels };
  const shapes = [input];
  const weights: WeightTensor[] = [];
  const layers: Layer[] = [];
  while (layers.length < count) {
    const a = below(shapes.length);
    const { rows, cols } = shapes[a] as Spec['input'];
    const activations = shapes.flatMap((shape, operand) => (shape.cols === cols ? [operand] : []));
    const isPicture = a === 0 && fits;
    const op = (['linear', 'product', 'reshape', 'transpose', 'softmax', ...(isPicture ? ['im2col'] : [])] as const)[
      below(isPicture ? 6 : 5)
    ];
    const shift = 12 + below(20);
    let layer: Layer;
    if (op === 'linear') {
      const tensor = randomWeights(next, 1 + below(6), cols, below(2) ? 24 : 49);
      layer = { op, a, b: weight(weights.push(tensor) - 1), relu: below(2) === 1, shift, rows, cols: tensor.rows };
    } else if (op === 'product') {
      const b = activations[below(activations.length)] as number;
      layer = { op: 'linear', a, b, relu: below(2) === 1, shift, rows, cols: (shapes[b] as Spec['input']).rows };
    } else if (op === 'reshape') layer = { op, a, rows: 1, cols: rows * cols };
    else if (op === 'transpose') layer = { op, a, rows: cols, cols: rows };
    else if (op === 'softmax') layer = { op, a, rows, cols };
    else {
      const out = picturesOut(picture);
      layer = { op: 'im2col', a, picture, rows: out.height * out.width, cols: picture.kernel ** 2 * picture.channels };
    }
    if (layer.cols > 64) continue;
    layers.push(layer);
    shapes.push({ rows: layer.rows, cols: layer.cols });
  }
  return { spec: { input, weights: weights.map(named), layers }, weights, input: randomTensor(next, input.rows, input.cols) };
}

/** Rows of integers u, and the bias of each. */
interface Slow {
  rows: bigint[][];
  bias: bigint[];
}

const slow = (tensor: Tensor, bias: readonly number[] = []): Slow => ({
  rows: Array.from({ length: tensor.rows }, (_, i) => [...tensor.bytes.subarray(i * tensor.cols, (i + 1) * tensor.cols)].map(slowDecode)),
  bias: bias.map(BigInt),
});

const at = (rows: readonly bigint[][], i: number, j: number): bigint => rows[i]?.[j] as bigint;

/** The bytes of a layer by the text of the reference, entry by entry and in BigInt. */
function slowLayer(layer: Layer, a: Slow, b: Slow): number[] {
  const entries = Array.from(
    { length: layer.rows * layer.cols },
    (_, flat) => [Math.floor(flat / layer.cols), flat % layer.cols] as [number, number],
  );
  if (layer.op === 'softmax') return a.rows.flatMap((row) => slowSoftmax(row, exponentials));
  return entries.map(([i, j]) => {
    if (layer.op === 'linear') {
      let sum = b.bias[j] ?? 0n;
      for (const [k, u] of (a.rows[i] as bigint[]).entries()) sum += u * at(b.rows, j, k);
      return slowQuantize(layer.relu && sum < 0n ? 0n : sum, layer.shift);
    }
    // A byte is moved: its value at shift 9 is itself.
    const moved = (u: bigint) => slowQuantize(u, 9);
    if (layer.op === 'transpose') return moved(at(a.rows, j, i));
    if (layer.op === 'reshape') return moved(a.rows.flat()[i * layer.cols + j] as bigint);
    const { height, width, channels, kernel, stride, pad } = layer.picture;
    const outWidth = Math.floor((width + 2 * pad - kernel) / stride) + 1;
    const [y, x] = [Math.floor(i / outWidth) * stride - pad, (i % outWidth) * stride - pad];
    const [ky, kx, c] = [Math.floor(j / channels / kernel), Math.floor(j / channels) % kernel, j % channels];
    const inside = y + ky >= 0 && y + ky < height && x + kx >= 0 && x + kx < width;
    return inside ? moved(at(a.rows, (y + ky) * width + x + kx, c)) : 0;
  });
}

/** Every layer's bytes, slowly: the definition that the fast ones are compared with. */
export function slowRun({ spec, weights, input }: Job): Uint8Array[] {
  const tensors = [slow(input)];
  const operand = (number: number): Slow => {
    const tensor = weights[number - 128];
    return tensor ? slow(tensor, [...tensor.bias]) : (tensors[number] as Slow);
  };
  return spec.layers.map((layer) => {
    const bytes = Uint8Array.from(slowLayer(layer, operand(layer.a), layer.op === 'linear' ? operand(layer.b) : slow(input)));
    tensors.push(slow({ rows: layer.rows, cols: layer.cols, bytes }));
    return bytes;
  });
}
