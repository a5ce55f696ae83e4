import type { Job } from '../model/run.ts';
import { isHash } from '../trace/hash.ts';
import type { Result } from '../trace/result.ts';

/**
 * What is said of a worker's result. `malformed` is what cannot be a result at all, whatever was to be computed: as much
 * the worker's fault as `invalid`. A proof that its bringer spoiled says nothing of the result: it is thrown, as `BadPathError`.
 */
export type Verdict = 'valid' | 'invalid' | 'malformed';

/** What there is to check of a computation: the sums of linear layers, their rounding, and the layers that sum nothing. */
export type Part = 'sums' | 'rounding' | 'moves';

/** The families by name. */
export type FamilyName = 'acceptance' | 'reExecution' | 'audit' | 'optimistic' | 'freivalds' | 'bilinear';

/** One way to check what a worker published. */
export interface Family<Proof> {
  name: FamilyName;
  /** What is looked at where somebody looks; an empty list says that nobody does. */
  checks: readonly Part[];
  check(job: Job, result: Result, proof: Proof): Verdict;
}

/** Whether there is a root for each layer. */
export const hasAllRoots = ({ spec }: Job, { layerRoots }: Result): boolean =>
  layerRoots.length === spec.layers.length && layerRoots.every(isHash);

export const sameRoots = (one: Result, other: Result): boolean =>
  one.layerRoots.length === other.layerRoots.length && one.layerRoots.every((root, n) => root === other.layerRoots[n]);
