import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { storeWeights } from '../../lab/model/base64.ts';
import { digitSample } from '../../lab/model/digitSamples.ts';
import { type FloatLayer, foldBatchNorm, scaleFor, shiftFor, toWeights } from '../../lab/model/fold.ts';
import { seeded } from '../../lab/model/seeded.ts';
import { units } from '../../lab/number/e4m3.ts';
import { activationsOf, type FloatDigits, floatDigits, step } from './digitsTraining.ts';

/** The model of a training, in numbers of 8 bits: scales that keep what was seen within ±448. */
function roundedDigits(model: FloatDigits, pictures: readonly number[][]) {
  const { conv, norm, hidden, last } = model;
  const layers: FloatLayer[] = [foldBatchNorm(conv, norm), hidden, last];
  const seen = pictures.map((picture) => activationsOf(model, picture));
  let inputScale = 0;
  return layers.map((layer, i) => {
    const scale = scaleFor(layer.weights, 240);
    const outputScale = Math.min(
      8,
      scaleFor(
        seen.flatMap((activations) => activations[i] as number[]),
        240,
      ),
    );
    const stored = { ...storeWeights(toWeights(layer, scale, inputScale)), shift: shiftFor(scale, inputScale, outputScale) };
    inputScale = outputScale;
    return stored;
  });
}

/** Pixels of a sample from 0 to 1. */
const pictureOf = (seed: number, n: number) => {
  const { label, input } = digitSample(seed, n);
  return { label, picture: Array.from(input.bytes, (byte) => (units[byte] as number) / 512) };
};

const float32 = (values: readonly number[]): string => Buffer.from(Float32Array.from(values).buffer).toString('base64');
const storeFloat = ({ rows, cols, weights, bias }: FloatLayer) => ({ rows, cols, weights: float32(weights), bias: float32(bias) });

/** Weights of the attention block: small numbers from a seed, not trained for anything. */
function attentionWeights(seed: number) {
  const next = seeded(seed);
  const uniform = () => next() / 2 ** 31 - 1;
  const matrix = (): FloatLayer => ({
    rows: 16,
    cols: 16,
    weights: Array.from({ length: 256 }, () => uniform() * 0.6),
    bias: Array.from({ length: 16 }, () => uniform() * 0.1),
  });
  return Object.fromEntries(['query', 'key', 'value', 'output'].map((name) => [name, storeWeights(toWeights(matrix(), 0, 0))]));
}

const help = `Trains the digits model and writes the weights of both models.

Usage: node scripts/lab/train.ts [--seed 7] [--samples 40000] [--epochs 5]
Writes lab/model/digits.json, lab/model/attention.json, and test/lab/digitsFloat.json (the same model before it was rounded).
Training uses Math.exp, which differs between engines: the weights are data, and no check ever trains again.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      seed: { type: 'string', default: '7' },
      samples: { type: 'string', default: '40000' },
      epochs: { type: 'string', default: '5' },
    },
  });
  if (values.help) return console.log(help);
  const seed = Number(values.seed);
  const next = seeded(seed);
  const samples = Array.from({ length: Number(values.samples) }, (_, n) => pictureOf(seed, n));
  const model = floatDigits(next);
  const batch = 32;
  for (let epoch = 0; epoch < Number(values.epochs); epoch++) {
    let loss = 0;
    for (let from = 0; from + batch <= samples.length; from += batch) loss += step(model, samples.slice(from, from + batch));
    console.log(`epoch ${epoch + 1}: loss ${((loss * batch) / samples.length).toFixed(4)}`);
  }
  const { conv, norm, hidden, last } = model;
  const write = (path: string, value: unknown) =>
    writeFile(new URL(`../../${path}`, import.meta.url), `${JSON.stringify(value, null, 2)}\n`);
  await write(
    'lab/model/digits.json',
    roundedDigits(
      model,
      samples.slice(0, 500).map(({ picture }) => picture),
    ),
  );
  await write('lab/model/attention.json', attentionWeights(seed));
  const { epsilon, ...statistics } = norm;
  await write('test/lab/digitsFloat.json', {
    conv: storeFloat(conv),
    norm: { ...Object.fromEntries(Object.entries(statistics).map(([name, list]) => [name, float32(list)])), epsilon },
    hidden: storeFloat(hidden),
    last: storeFloat(last),
  });
}

if (import.meta.main) await main();
