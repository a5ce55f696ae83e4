import type { Job } from '../model/run.ts';
import { trace } from '../model/trace.ts';
import type { Matmul } from '../number/matmul.ts';
import type { Result } from '../trace/result.ts';
import { commitTensor, isMalformedRow, type Tensor, tensorOf } from '../trace/tensor.ts';
import { open, type Rows, rootOf, treeOf } from '../trace/tree.ts';
import { type Family, hasAllRoots, sameRoots, type Verdict } from './family.ts';
import { firstDifference, firstLie, openEntry } from './optimistic.ts';
import { judge } from './referee.ts';

/** Computes the job again and compares every root. */
export function reExecute(job: Job, result: Result, multiply?: Matmul): Verdict {
  if (!hasAllRoots(job, result)) return 'malformed';
  return sameRoots(trace(job, multiply), result) ? 'valid' : 'invalid';
}

/** A node's result and the rows that stand for it. */
export interface Claim extends Result {
  rows: readonly Rows[];
}

/** What k nodes published for the same job, and how their disagreement is settled. */
export type Nodes = { by: 'vote'; nodes: readonly Result[] } | { by: 'referee'; nodes: readonly Claim[] };

/** The result that more than half of the nodes have, or undefined. */
export const majority = (nodes: readonly Result[]): Result | undefined =>
  nodes.find((one) => nodes.filter((other) => sameRoots(one, other)).length * 2 > nodes.length);

/** Whether the rows are as many as the layers have, and those of the published roots: else there is nothing to open. */
const isOpen = (job: Job, claim: Claim): boolean =>
  hasAllRoots(job, claim) &&
  claim.rows.length === claim.layerRoots.length &&
  job.spec.layers.every(({ rows }, n) => claim.rows[n]?.length === rows && rootOf(treeOf(claim.rows[n])) === claim.layerRoots[n]);

/** The layers before the n-th as tensors, which two claims share; undefined if one has a malformed row: both lie. */
const layersBefore = ({ spec }: Job, { rows }: Claim, n: number): Tensor[] | undefined =>
  spec.layers.slice(0, n - 1).every(({ cols }, at) => !rows[at]?.some((row) => isMalformedRow(row, cols)))
    ? spec.layers.slice(0, n - 1).map(({ cols }, at) => tensorOf(rows[at] as Rows, cols))
    : undefined;

/** Whether a claim's first difference from another's, in this layer, stands before the referee. */
function stands(job: Job, claim: Claim, other: Claim, layer: number, before: readonly Tensor[]): boolean {
  const [rows, others] = [claim.rows[layer - 1] as Rows, other.rows[layer - 1] as Rows];
  const i = rows.findIndex((row, at) => firstDifference(row, others[at] as Uint8Array) >= 0);
  const j = firstDifference(rows[i] as Uint8Array, others[i] as Uint8Array);
  const opened = openEntry(job, { layers: before }, { layer, i, j }, open(rows, treeOf(rows), i));
  return judge(job.spec, { inputRoot: commitTensor(job.input), layerRoots: claim.layerRoots }, opened) === 'honest';
}

/** The claim that survives: each that differs is judged against it at their first difference, so one honest node is enough. */
export function refereed(job: Job, claims: readonly Claim[]): Claim | undefined {
  let champion: Claim | undefined;
  for (const claim of claims.filter((one) => isOpen(job, one))) {
    const rival = champion;
    champion ??= claim;
    const layer = rival && firstLie(rival, claim);
    if (!rival || layer === undefined) continue;
    const before = layersBefore(job, claim, layer);
    if (!before) champion = undefined;
    else if (!stands(job, rival, claim, layer, before)) champion = stands(job, claim, rival, layer, before) ? claim : undefined;
  }
  return champion;
}

/** k nodes compute the same. A vote needs a majority of honest nodes, a referee one of them. */
export const reExecution: Family<Nodes> = {
  name: 'reExecution',
  checks: ['sums', 'rounding', 'moves'],
  check(job, result, proof) {
    if (!hasAllRoots(job, result)) return 'malformed';
    const right = proof.by === 'vote' ? majority(proof.nodes) : refereed(job, proof.nodes);
    return right && sameRoots(right, result) ? 'valid' : 'invalid';
  },
};

const choose = (n: number, k: number): number => Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((all, one) => all * one, 1);

/** How often a vote of k nodes (odd) is won by liars who agree, if each node is one with this probability. */
export const wrongByVote = (k: number, liar: number): number =>
  Array.from({ length: k + 1 }, (_, n) => (n * 2 > k ? choose(k, n) * liar ** n * (1 - liar) ** (k - n) : 0)).reduce(
    (all, one) => all + one,
    0,
  );

/** How often no honest node is among k. */
export const wrongByReferee = (k: number, liar: number): number => liar ** k;
