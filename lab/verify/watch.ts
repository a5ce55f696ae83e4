import type { Job } from '../model/run.ts';
import type { Trace } from '../model/trace.ts';
import type { Hash } from '../trace/hash.ts';
import type { Result } from '../trace/result.ts';
import { rowsOf, type Tensor } from '../trace/tensor.ts';
import { type Rows, treeOf } from '../trace/tree.ts';
import { type Descent, descend, type Questioned } from './descend.ts';
import { firstDifference, firstLie, openEntry, proveFraud } from './optimistic.ts';
import type { OpenedEntry } from './referee.ts';

/**
 * What a watcher ends with: nothing to object to, a proof for the referee, or a worker that did not answer as it must and lost by that.
 * `moves` counts the worker's answers that were asked for; 0 where its rows were given.
 */
export type Objection =
  | { by: 'nothing' }
  | { by: 'proof'; proof: OpenedEntry; moves: number }
  | { by: Exclude<Descent['end'], 'row' | 'no difference'>; layer: number; moves: number };

/** Holds a result against one's own trace: by the rows that the worker gave, or, where it withholds them, by a descent. */
export function watch(
  job: Job,
  own: Trace,
  claimed: Result,
  given: (layer: number) => Rows | undefined,
  ask: (layer: number) => Questioned,
): Objection {
  const layer = firstLie(own, claimed);
  if (layer === undefined) return { by: 'nothing' };
  const proof = proveFraud(job, own, claimed, given);
  if (typeof proof !== 'string') return { by: 'proof', proof, moves: 0 };
  const right = rowsOf(own.layers[layer - 1] as Tensor);
  const end = descend(treeOf(right), right.length, claimed.layerRoots[layer - 1] as Hash, ask(layer));
  if (end.end === 'no difference') return { by: 'nothing' };
  if (end.end !== 'row') return { by: end.end, layer, moves: end.moves };
  const j = firstDifference(right[end.index] as Uint8Array, end.opened.row);
  return { by: 'proof', proof: openEntry(job, own, { layer, i: end.index, j }, end.opened), moves: end.moves };
}
