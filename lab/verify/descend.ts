import { below, isLieBeyondRows, leadsTo, type Place, pick, reveal, top } from '../trace/descent.ts';
import { fromHash, type Hash, toHash } from '../trace/hash.ts';
import { leafOf, type Opened, pathOf, type Rows, type Tree, treeOfLeaves } from '../trace/tree.ts';

/** A worker whose rows are withheld, as the game asks it; undefined is silence, which the clock turns into a loss. */
export interface Questioned {
  reveal(place: Place): readonly Hash[] | undefined;
  row(index: number): Uint8Array | undefined;
}

/** Who lost a descent by what, or the row to which it led. `moves` counts the worker's answers that were asked for. */
export type Descent =
  | { end: 'silent' | 'false reveal' | 'beyond rows' | 'false row'; moves: number }
  | { end: 'no difference'; moves: number }
  | { end: 'row'; moves: number; index: number; opened: Opened };

/** A worker that answers from its rows. */
export const answering = (rows: Rows, tree: Tree): Questioned => ({ reveal: (place) => reveal(tree, place), row: (index) => rows[index] });

/**
 * From a claimed root down to a row that differs from one's own, four levels a move. Whatever the worker does but
 * reveal a row, it loses; from the row and its path a referee judges an entry.
 */
export function descend(own: Tree, rows: number, claimedRoot: Hash, worker: Questioned): Descent {
  let place = top(rows);
  let node = claimedRoot;
  let moves = 0;
  const path: Hash[] = [];
  while (place.level > 0) {
    moves++;
    const revealed = worker.reveal(place);
    if (!revealed) return { end: 'silent', moves };
    if (!leadsTo(node, place, revealed)) return { end: 'false reveal', moves };
    const which = pick(own, place, revealed);
    if (which === undefined) return { end: 'no difference', moves };
    path.unshift(...pathOf(treeOfLeaves(revealed.map(fromHash)), which));
    node = revealed[which] as Hash;
    place = below(place, which);
  }
  if (isLieBeyondRows(place, node, rows)) return { end: 'beyond rows', moves };
  moves++;
  const row = worker.row(place.index);
  if (!row) return { end: 'silent', moves };
  if (toHash(leafOf(row)) !== node) return { end: 'false row', moves };
  return { end: 'row', moves, index: place.index, opened: { row, path } };
}
