import { fromHash, type Hash, toHash } from './hash.ts';
import { above, depthOf, type Tree } from './tree.ts';

/** So many levels of a tree are revealed in one move: 16 nodes. */
export const levelsPerMove = 4;

/** A node by the number of levels above the leaves and its place from the left. */
export interface Place {
  level: number;
  index: number;
}

/** Where a descent begins. */
export const top = (rows: number): Place => ({ level: depthOf(rows), index: 0 });

/** The place of one of a node's descendants, four levels below or at the leaves. */
export function below({ level, index }: Place, which: number): Place {
  const levels = Math.min(levelsPerMove, level);
  return { level: level - levels, index: index * 2 ** levels + which };
}

/** How many moves lead from the root to a leaf. */
export const movesTo = (rows: number): number => Math.ceil(depthOf(rows) / levelsPerMove);

/** The worker's move: the descendants of a node, 16 or as many as there are down to the leaves. */
export function reveal({ levels }: Tree, place: Place): Hash[] {
  const from = below(place, 0);
  const to = below({ level: place.level, index: place.index + 1 }, 0);
  return (levels[from.level] ?? []).slice(from.index, to.index).map(toHash);
}

/** Whether revealed descendants hash to their node, and are as many as they have to be. */
export function leadsTo(node: Hash, { level }: Place, revealed: readonly Hash[]): boolean {
  if (revealed.length !== 2 ** Math.min(levelsPerMove, level)) return false;
  let nodes = revealed.map(fromHash);
  while (nodes.length > 1) nodes = above(nodes);
  return toHash(nodes[0] as Uint8Array) === node;
}

/** The challenger's move: the first revealed descendant that differs from its own tree, or undefined if none does. */
export function pick(own: Tree, place: Place, revealed: readonly Hash[]): number | undefined {
  const which = reveal(own, place).findIndex((hash, i) => hash !== revealed[i]);
  return which < 0 ? undefined : which;
}

/** The leaf of a place beyond the last row: 32 zero bytes, and anything else there is a lie. */
export const isLieBeyondRows = ({ level, index }: Place, node: Hash, rows: number): boolean =>
  level === 0 && index >= rows && node !== toHash(new Uint8Array(32));
