import { specDigest } from '../../../../lab/model/encodeSpec.ts';
import { computeLayer, type Job, type Work } from '../../../../lab/model/run.ts';
import type { Layer } from '../../../../lab/model/spec.ts';
import { resultOf, type Trace, trace } from '../../../../lab/model/trace.ts';
import { digitOf } from '../../../../lab/model/workloads.ts';
import { isCanonical, units } from '../../../../lab/number/e4m3.ts';
import { neighbour, otherWay } from '../../../../lab/number/neighbours.ts';
import { powerOfTwo } from '../../../../lab/number/quantize.ts';
import type { Hash } from '../../../../lab/trace/hash.ts';
import { traceDigest } from '../../../../lab/trace/result.ts';
import { rowsOf, type Tensor } from '../../../../lab/trace/tensor.ts';
import { anyBytes, withByte, withSum } from '../../../../lab/verify/changes.ts';
import type { Claim } from '../../../../lab/verify/reExecution.ts';
import type { Entry } from '../../../../lab/verify/referee.ts';
import { isLinear, type RunState } from './address.ts';
import { jobOf, labelOf, spec } from './model.ts';

/** A run as a worker publishes it, beside the honest one of this page. */
export interface Run extends RunState {
  job: Job;
  specDigest: Hash;
  /** The honest trace, which this page computes. */
  own: Trace;
  /** What the worker publishes, and the digest of that. */
  work: Work;
  claim: Claim;
  digest: Hash;
  /** The byte of the entry, by the honest run and as it is claimed. */
  byte: { honest: number; claimed: number };
  /** How many entries of each layer differ from the honest ones. */
  differ: readonly number[];
  label: number | undefined;
  /** What the digit is by the claimed outputs, null where one of them is no number, and by the right ones. */
  claimedAnswer: number | null;
  answer: number;
}

export const byteAt = ({ layers }: Pick<Work, 'layers'>, { layer, i, j }: Entry): number => {
  const { cols, bytes } = layers[layer - 1] as Tensor;
  return bytes[i * cols + j] as number;
};

/** What an entry has to be by the rows that are published before it; a layer that sums has its exact sum, and that in units of 2^-9. */
export interface Again {
  byte: number;
  summed?: { sum: number; exact: number; relu: boolean; shift: number };
}

/** Computes an entry again, as a referee does, from the layers before it. */
export function againOf(job: Job, { layers }: Pick<Work, 'layers'>, { layer, i, j }: Entry): Again {
  const asked = spec.layers[layer - 1] as Layer;
  const at = i * asked.cols + j;
  const { output, sums } = computeLayer(job, layers, asked);
  const byte = output.bytes[at] as number;
  if (asked.op !== 'linear' || !sums) return { byte };
  const { relu, shift } = asked;
  const sum = sums[at] as number;
  return { byte, summed: { ...{ sum, relu, shift }, exact: (relu && sum <= 0 ? 0 : sum) * powerOfTwo(9 - shift) } };
}

/** The byte that another number has: the next above, or below at the end. */
const nextOf = (byte: number): number => neighbour(byte, 1) ?? (neighbour(byte, -1) as number);

function workOf(job: Job, own: Trace, { entry, change }: RunState): Work {
  const { byte: right, summed } = againOf(job, own, entry);
  if (change.kind === 'any') return anyBytes(job, 1);
  if (change.kind === 'sum' && isLinear(entry.layer)) return withSum(own, entry);
  if (change.kind === 'rounding') return withByte(job, own, entry, otherWay(right, summed?.exact ?? (units[right] as number)));
  return change.kind === 'byte' ? withByte(job, own, entry, change.byte ?? nextOf(right)) : own;
}

/** Runs the model honestly, and again as the worker does. */
export function runOf(state: RunState): Run {
  const { digit, entry } = state;
  const job = jobOf(digit);
  const own = trace(job);
  const work = workOf(job, own, state);
  const result = resultOf(work);
  const digestOfSpec = specDigest(spec);
  return {
    ...state,
    ...{ job, own, work, specDigest: digestOfSpec },
    claim: { ...result, rows: work.layers.map(rowsOf) },
    digest: traceDigest(digestOfSpec, own.inputRoot, result.layerRoots),
    byte: { honest: byteAt(own, entry), claimed: byteAt(work, entry) },
    differ: work.layers.map(({ bytes }, n) => bytes.filter((byte, at) => byte !== own.layers[n]?.bytes[at]).length),
    label: labelOf(digit),
    claimedAnswer: work.layers.at(-1)?.bytes.every(isCanonical) ? digitOf(work.layers.at(-1) as Tensor) : null,
    answer: digitOf(own.layers.at(-1) as Tensor),
  };
}

/** Whether the entries of a layer that differ are marked one by one: where most of them do, a mark says nothing. */
export const isMarked = ({ differ, own }: Pick<Run, 'differ' | 'own'>, layer: number): boolean =>
  (differ[layer - 1] ?? 0) * 2 <= (own.layers[layer - 1]?.bytes.length ?? 0);
