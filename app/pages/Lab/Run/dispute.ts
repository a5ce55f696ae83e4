import { isCanonical } from '../../../../lab/number/e4m3.ts';
import { type Place, pick } from '../../../../lab/trace/descent.ts';
import type { Hash } from '../../../../lab/trace/hash.ts';
import { rowsOf, type Tensor } from '../../../../lab/trace/tensor.ts';
import { treeOf } from '../../../../lab/trace/tree.ts';
import { answering, type Questioned } from '../../../../lab/verify/descend.ts';
import type { Verdict } from '../../../../lab/verify/family.ts';
import { optimistic } from '../../../../lab/verify/optimistic.ts';
import { entryBytes, type OpenedEntry } from '../../../../lab/verify/referee.ts';
import { watch } from '../../../../lab/verify/watch.ts';
import type { Run } from './runOf.ts';

/** One turn of a descent: the worker reveals nodes and the watcher picks one that differs, or the worker gives a row. */
export type Move = { does: 'reveal'; place: Place; nodes: number; picked: number } | { does: 'row'; index: number; bytes: number };

/** What a watcher ends with: nothing to object to, or a proof for the referee, after the moves that forced its rows out. */
export type Dispute = { moves: readonly Move[] } & (
  | { proof: null; verdict: 'valid' }
  | { proof: OpenedEntry; bytes: number; verdict: Verdict }
);

/** A worker that answers, and what was said. */
function recorded(worker: Questioned, own: Tensor, moves: Move[]): Questioned {
  const tree = treeOf(rowsOf(own));
  return {
    reveal(place) {
      const revealed = worker.reveal(place) as readonly Hash[];
      moves.push({ does: 'reveal', place, nodes: revealed.length, picked: pick(tree, place, revealed) ?? -1 });
      return revealed;
    },
    row(index) {
      const row = worker.row(index);
      moves.push({ does: 'row', index, bytes: row?.length ?? 0 });
      return row;
    },
  };
}

export const isWithheld = ({ change }: Pick<Run, 'change'>): boolean => change.kind === 'byte' && change.withheld;

/** The dispute of a watcher who computed the same, by the rows that the worker gave or by a descent where it withholds them. */
export function disputeOf(run: Run): Dispute {
  const { job, own, claim } = run;
  const moves: Move[] = [];
  const rows = (layer: number) => claim.rows[layer - 1] ?? [];
  const objection = watch(
    job,
    own,
    claim,
    (layer) => (isWithheld(run) && layer === run.entry.layer ? undefined : rows(layer)),
    (layer) => recorded(answering(rows(layer), treeOf(rows(layer))), own.layers[layer - 1] as Tensor, moves),
  );
  // The worker of this page answers from the rows that it committed to: every dispute ends with nothing or with a proof.
  if (objection.by !== 'proof') return { moves, proof: null, verdict: 'valid' };
  const { proof } = objection;
  return { moves, proof, bytes: entryBytes(proof), verdict: optimistic.check(job, claim, proof) };
}

/** Whether every byte that the worker published is a number. */
export const isWellFormed = ({ work }: Pick<Run, 'work'>): boolean => work.layers.every(({ bytes }) => bytes.every(isCanonical));
