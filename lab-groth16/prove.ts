import { existsSync } from 'node:fs';
import { groth16 as backend, type Signals } from 'snarkjs';
import { compute, type Job } from '../lab/model/run.ts';
import { resultOf } from '../lab/model/trace.ts';
import type { Result } from '../lab/trace/result.ts';
import type { Tensor, WeightTensor } from '../lab/trace/tensor.ts';
import { modulo } from '../lab/verify/field.ts';
import type { SumsProof } from './check.ts';
import { NoSetupError } from './errors.ts';
import { toBytes } from './points.ts';
import { files } from './setup.ts';
import { type Statement, side, statementOf } from './statement.ts';

/** A claim with all that a checker needs, none of it a number of the input or the weights. */
export interface Claim {
  statement: Statement;
  result: Result;
  proof: SumsProof;
}

const rows = ({ bytes }: Tensor): bigint[][] =>
  Array.from({ length: side }, (_, i) => Array.from(bytes.subarray(i * side, (i + 1) * side), BigInt));

/** What the circuit is given of a job. */
export function signalsOf({ input, weights }: Job): Signals {
  const b = weights[0] as WeightTensor;
  return { a: rows(input), b: rows(b), bias: Array.from(b.bias, (bias) => modulo(BigInt(bias))) };
}

/** Computes a job and proves its sums; throws `BadSpecError`, `BadTensorError` or `NoSetupError`. */
export async function prove(job: Job): Promise<Claim> {
  const statement = statementOf(job);
  if (!existsSync(files.provingKey)) throw new NoSetupError('there is no key to prove with');
  const work = compute(job);
  const { proof } = await backend.fullProve(signalsOf(job), files.program, files.provingKey);
  return { statement, result: resultOf(work), proof: { sums: work.sums[0] as Float64Array, proof: toBytes(proof) } };
}
