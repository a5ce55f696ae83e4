import type { BatchNorm, FloatLayer } from '../../lab/model/fold.ts';

/** The digits model in floating point: convolution, batch norm, relu, hidden layer, relu, last layer. */
export interface FloatDigits {
  conv: FloatLayer & Trained;
  norm: BatchNorm & { gamma: number[]; beta: number[]; mean: number[]; variance: number[] };
  hidden: FloatLayer & Trained;
  last: FloatLayer & Trained;
}

interface Trained {
  weights: number[];
  bias: number[];
}

interface Sample {
  label: number;
  picture: readonly number[];
}

const channels = 8;
const places = 36;
const zeros = (length: number): number[] => Array<number>(length).fill(0);

/** An untrained model. */
export function floatDigits(next: () => number): FloatDigits {
  const layer = (rows: number, cols: number): FloatLayer & Trained => ({
    rows,
    cols,
    weights: Array.from({ length: rows * cols }, () => ((next() / 2 ** 31 - 1) * Math.sqrt(3)) / Math.sqrt(cols / 2)),
    bias: zeros(rows),
  });
  const norm = {
    gamma: zeros(channels).fill(1),
    beta: zeros(channels),
    mean: zeros(channels),
    variance: zeros(channels).fill(1),
    epsilon: 1e-5,
  };
  return { conv: layer(channels, 9), norm, hidden: layer(32, places * channels), last: layer(10, 32) };
}

/** The nine pixels that each of the 36 places of the kernel sees. */
const seenFrom = (picture: readonly number[]): number[][] =>
  Array.from({ length: places }, (_, place) =>
    Array.from({ length: 9 }, (_, tap) => picture[(Math.floor(place / 6) + Math.floor(tap / 3)) * 8 + (place % 6) + (tap % 3)] as number),
  );

const apply = ({ rows, cols, weights, bias }: FloatLayer, input: readonly number[]): number[] =>
  Array.from({ length: rows }, (_, j) => {
    let sum = bias[j] as number;
    for (let k = 0; k < cols; k++) sum += (weights[j * cols + k] as number) * (input[k] as number);
    return sum;
  });

const relu = (values: readonly number[]): number[] => values.map((value) => Math.max(0, value));

/** Outputs of the three layers for a picture, batch norm with its kept statistics. */
export function activationsOf({ conv, norm, hidden, last }: FloatDigits, picture: readonly number[]): [number[], number[], number[]] {
  const normed = seenFrom(picture).flatMap((taps) =>
    apply(conv, taps).map(
      (value, c) =>
        ((value - (norm.mean[c] as number)) / Math.sqrt((norm.variance[c] as number) + norm.epsilon)) * (norm.gamma[c] as number) +
        (norm.beta[c] as number),
    ),
  );
  const first = relu(normed);
  const second = relu(apply(hidden, first));
  return [first, second, apply(last, second)];
}

/** Adds to the gradients of a layer, and gives the gradient of its input. */
function back(layer: FloatLayer, gradient: Trained, input: readonly number[], output: readonly number[]): number[] {
  const below = zeros(layer.cols);
  for (let j = 0; j < layer.rows; j++) {
    const out = output[j] as number;
    if (out === 0) continue;
    gradient.bias[j] = (gradient.bias[j] as number) + out;
    for (let k = 0; k < layer.cols; k++) {
      const at = j * layer.cols + k;
      gradient.weights[at] = (gradient.weights[at] as number) + out * (input[k] as number);
      below[k] = (below[k] as number) + out * (layer.weights[at] as number);
    }
  }
  return below;
}

const moments = new WeakMap<number[], { mean: number[]; square: number[]; steps: number }>();

/** One step of Adam. */
function learn(values: number[], gradient: readonly number[], rate = 0.003): void {
  const kept = moments.get(values) ?? { mean: zeros(values.length), square: zeros(values.length), steps: 0 };
  moments.set(values, kept);
  kept.steps++;
  for (const [i, slope] of gradient.entries()) {
    const mean = (kept.mean[i] as number) * 0.9 + slope * 0.1;
    const square = (kept.square[i] as number) * 0.999 + slope * slope * 0.001;
    kept.mean[i] = mean;
    kept.square[i] = square;
    values[i] = (values[i] as number) - (rate * mean) / (1 - 0.9 ** kept.steps) / (Math.sqrt(square / (1 - 0.999 ** kept.steps)) + 1e-8);
  }
}

const gradientOf = ({ weights, bias }: FloatLayer): Trained => ({ weights: zeros(weights.length), bias: zeros(bias.length) });

/** Mean and variance a channel over a batch, which also move the kept statistics. */
function statisticsOf(norm: FloatDigits['norm'], sums: readonly number[][][]): { mean: number[]; deviation: number[] } {
  const all = sums.flat();
  const mean = zeros(channels).map((_, c) => all.reduce((sum, row) => sum + (row[c] as number), 0) / all.length);
  const variance = mean.map((middle, c) => all.reduce((sum, row) => sum + ((row[c] as number) - middle) ** 2, 0) / all.length);
  for (let c = 0; c < channels; c++) {
    norm.mean[c] = (norm.mean[c] as number) * 0.95 + (mean[c] as number) * 0.05;
    norm.variance[c] = (norm.variance[c] as number) * 0.95 + (variance[c] as number) * 0.05;
  }
  return { mean, deviation: variance.map((value) => Math.sqrt(value + norm.epsilon)) };
}

/** Learns from a batch, and tells its mean loss. */
export function step({ conv, norm, hidden, last }: FloatDigits, batch: readonly Sample[]): number {
  const seen = batch.map(({ picture }) => seenFrom(picture));
  const sums = seen.map((taps) => taps.map((one) => apply(conv, one)));
  const { mean, deviation } = statisticsOf(norm, sums);
  const standard = sums.map((rows) =>
    rows.flatMap((row) => row.map((value, c) => (value - (mean[c] as number)) / (deviation[c] as number))),
  );
  const [ofConv, ofHidden, ofLast] = [gradientOf(conv), gradientOf(hidden), gradientOf(last)];
  const [ofGamma, ofBeta] = [zeros(channels), zeros(channels)];
  let loss = 0;
  const ofStandard = batch.map(({ label }, n) => {
    const first = (standard[n] as number[]).map((value, at) =>
      Math.max(0, value * (norm.gamma[at % channels] as number) + (norm.beta[at % channels] as number)),
    );
    const second = relu(apply(hidden, first));
    const logits = apply(last, second);
    const most = Math.max(...logits);
    const powers = logits.map((value) => Math.exp(value - most));
    const total = powers.reduce((sum, value) => sum + value, 0);
    loss -= Math.log((powers[label] as number) / total);
    const ofLogits = powers.map((value, j) => (value / total - (j === label ? 1 : 0)) / batch.length);
    const ofSecond = back(last, ofLast, second, ofLogits).map((slope, j) => ((second[j] as number) > 0 ? slope : 0));
    return back(hidden, ofHidden, first, ofSecond).map((slope, at) => {
      if (!((first[at] as number) > 0)) return 0;
      const c = at % channels;
      ofGamma[c] = (ofGamma[c] as number) + slope * ((standard[n] as number[])[at] as number);
      ofBeta[c] = (ofBeta[c] as number) + slope;
      return slope * (norm.gamma[c] as number);
    });
  });
  // Through the batch's own mean and variance: what all places of a channel have in common is taken away.
  const count = batch.length * places;
  const shared = zeros(channels);
  const tilted = zeros(channels);
  for (const [n, slopes] of ofStandard.entries())
    for (const [at, slope] of slopes.entries()) {
      const c = at % channels;
      shared[c] = (shared[c] as number) + slope;
      tilted[c] = (tilted[c] as number) + slope * ((standard[n] as number[])[at] as number);
    }
  for (const [n, slopes] of ofStandard.entries())
    for (const [place, taps] of (seen[n] as number[][]).entries()) {
      const out = zeros(channels).map((_, c) => {
        const at = place * channels + c;
        const own = (standard[n] as number[])[at] as number;
        return ((slopes[at] as number) - ((shared[c] as number) + own * (tilted[c] as number)) / count) / (deviation[c] as number);
      });
      back(conv, ofConv, taps, out);
    }
  const parts: [Trained, Trained][] = [
    [conv, ofConv],
    [hidden, ofHidden],
    [last, ofLast],
  ];
  for (const [layer, gradient] of parts) {
    learn(layer.weights, gradient.weights);
    learn(layer.bias, gradient.bias);
  }
  learn(norm.gamma, ofGamma);
  learn(norm.beta, ofBeta);
  return loss / batch.length;
}
