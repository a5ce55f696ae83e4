import type { Matmul } from '../number/matmul.ts';
import type { Hash } from '../trace/hash.ts';
import { type Result, traceDigest } from '../trace/result.ts';
import { commitTensor } from '../trace/tensor.ts';
import { specDigest } from './encodeSpec.ts';
import { type Job, run, type Work } from './run.ts';

/** A job done: its work, what a worker publishes of it, and the digest of both. */
export interface Trace extends Work, Result {
  inputRoot: Hash;
  digest: Hash;
}

/** What a worker publishes of its work. */
export const resultOf = ({ layers }: Pick<Work, 'layers'>): Result => ({ layerRoots: layers.map(commitTensor) });

/** Computes a job and commits to every layer. */
export function trace(job: Job, multiply?: Matmul): Trace {
  const work = run(job, multiply);
  const { layerRoots } = resultOf(work);
  const inputRoot = commitTensor(job.input);
  return { ...work, layerRoots, inputRoot, digest: traceDigest(specDigest(job.spec), inputRoot, layerRoots) };
}
