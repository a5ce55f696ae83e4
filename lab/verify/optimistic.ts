import { type Job, operandOf } from '../model/run.ts';
import { type Operand, weightIn } from '../model/spec.ts';
import type { Trace } from '../model/trace.ts';
import type { Result } from '../trace/result.ts';
import { commitTensor, rowsOf, type WeightTensor, weightRowsOf } from '../trace/tensor.ts';
import { type Opened, open, type Rows, rootOf, treeOf } from '../trace/tree.ts';
import { type Family, hasAllRoots } from './family.ts';
import { type Entry, judge, layerOf, type OpenedEntry, rowsFor } from './referee.ts';

/** The first layer whose root differs from one's own, from 1; undefined if none does. */
export function firstLie(own: Result, claimed: Result): number | undefined {
  const n = own.layerRoots.findIndex((root, i) => root !== claimed.layerRoots[i]);
  return n < 0 ? undefined : n + 1;
}

const rowsOfOperand = (job: Job, own: Pick<Trace, 'layers'>, operand: Operand): Rows => {
  const tensor = operandOf(job, own.layers, operand);
  return weightIn(operand) === undefined ? rowsOf(tensor) : weightRowsOf(tensor as WeightTensor);
};

/** An entry with its rows: the claimed row of its layer, and rows of one's own trace, which the layers before share. */
export function openEntry(job: Job, own: Pick<Trace, 'layers'>, entry: Entry, out: Opened): OpenedEntry {
  const layer = layerOf(job.spec, entry);
  const needed = rowsFor(job.spec, entry);
  const opened = (operand: Operand, index: number | undefined): Opened | undefined => {
    if (index === undefined) return undefined;
    const rows = rowsOfOperand(job, own, operand);
    return open(rows, treeOf(rows), index);
  };
  return { ...entry, out, a: opened(layer.a, needed.a), b: layer.op === 'linear' ? opened(layer.b, needed.b) : undefined };
}

/** The first column in which a row differs from the right one; 0 for a row of another length. */
export const firstDifference = (right: Uint8Array, row: Uint8Array): number =>
  row.length === right.length ? right.findIndex((byte, j) => byte !== row[j]) : 0;

/**
 * The proof that a result is not what one's own trace says, from the rows that the worker gave of the first layer that
 * differs. `withheld`: these rows are not those of its root, so that a descent has to force them out.
 */
export function proveFraud(
  job: Job,
  own: Trace,
  claimed: Result,
  given: (layer: number) => Rows | undefined,
): OpenedEntry | 'none' | 'withheld' {
  const layer = firstLie(own, claimed);
  if (layer === undefined) return 'none';
  const rows = given(layer);
  const right = rowsOfOperand(job, own, layer);
  if (rows?.length !== right.length) return 'withheld';
  const tree = treeOf(rows);
  if (rootOf(tree) !== claimed.layerRoots[layer - 1]) return 'withheld';
  const i = right.findIndex((row, at) => firstDifference(row, rows[at] as Uint8Array) >= 0);
  const j = firstDifference(right[i] as Uint8Array, rows[i] as Uint8Array);
  return openEntry(job, own, { layer, i, j }, open(rows, tree, i));
}

/** Valid unless somebody shows one entry that is wrong or a row that is malformed: nobody who looks, nobody who objects. */
export const optimistic: Family<OpenedEntry | undefined> = {
  name: 'optimistic',
  checks: ['sums', 'rounding', 'moves'],
  check(job, result, proof) {
    if (!hasAllRoots(job, result)) return 'malformed';
    if (!proof) return 'valid';
    const ruling = judge(job.spec, { inputRoot: commitTensor(job.input), layerRoots: result.layerRoots }, proof);
    return ruling === 'honest' ? 'valid' : ruling === 'wrong' ? 'invalid' : 'malformed';
  },
};
