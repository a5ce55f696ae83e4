import type { Accuracy } from '../../lab/bench/results.ts';
import { bytesOf } from '../../lab/model/base64.ts';
import { digitSample } from '../../lab/model/digitSamples.ts';
import { digitsModel } from '../../lab/model/models.ts';
import { run } from '../../lab/model/run.ts';
import { digitOf, heldOut } from '../../lab/model/workloads.ts';
import { units } from '../../lab/number/e4m3.ts';
import type { Tensor } from '../../lab/trace/tensor.ts';
import { activationsOf, type FloatDigits } from '../../scripts/lab/digitsTraining.ts';
import stored from './digitsFloat.json' with { type: 'json' };

const floats = (base64: string): number[] => [...new Float32Array(bytesOf(base64).buffer as ArrayBuffer)];
const layer = ({ rows, cols, weights, bias }: { rows: number; cols: number; weights: string; bias: string }) => ({
  ...{ rows, cols, weights: floats(weights), bias: floats(bias) },
});

/** The trained model before it was rounded to numbers of 8 bits. */
function floatModel(): FloatDigits {
  const { conv, norm, hidden, last } = stored;
  const { gamma, beta, mean, variance } = norm;
  return {
    conv: layer(conv),
    norm: { gamma: floats(gamma), beta: floats(beta), mean: floats(mean), variance: floats(variance), epsilon: norm.epsilon },
    hidden: layer(hidden),
    last: layer(last),
  };
}

/** Both models on digits of a seed that the training never drew from. */
export function digitsAccuracy(samples: number): Accuracy {
  const [exactModel, float] = [digitsModel(), floatModel()];
  const result: Accuracy = { samples, float: 0, exact: 0, agree: 0 };
  for (let n = 0; n < samples; n++) {
    const { label, input } = digitSample(heldOut, n);
    const [, , logits] = activationsOf(
      float,
      Array.from(input.bytes, (byte) => (units[byte] as number) / 512),
    );
    const byFloat = logits.indexOf(Math.max(...logits));
    const byBytes = digitOf(run({ ...exactModel, input }).layers.at(-1) as Tensor);
    if (byFloat === label) result.float++;
    if (byBytes === label) result.exact++;
    if (byFloat === byBytes) result.agree++;
  }
  return result;
}
