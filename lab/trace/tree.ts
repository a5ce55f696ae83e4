import { BadPathError } from '../errors.ts';
import { fromHash, type Hash, hashBytes, toHash } from './hash.ts';

/** Any rows, as a stranger may have published them: of any length, with any byte. */
export type Rows = readonly Uint8Array[];

/** A positional tree: level 0 holds the leaves, filled up with zeros to a power of two; the last level is the root. */
export interface Tree {
  depth: number;
  levels: readonly Uint8Array[][];
}

/** A row and the sibling hashes from its leaf to the root. */
export interface Opened {
  row: Uint8Array;
  path: readonly Hash[];
}

const noLeaf = new Uint8Array(32);

/** The depth of the tree of so many rows: 0 for one. */
export function depthOf(rows: number): number {
  let depth = 0;
  while (2 ** depth < rows) depth++;
  return depth;
}

export const leafOf = (row: Uint8Array): Uint8Array => hashBytes('leaf', row);
export const nodeOf = (left: Uint8Array, right: Uint8Array): Uint8Array => hashBytes('node', left, right);

/** The nodes above some nodes, whose number is a power of two. */
export const above = (nodes: readonly Uint8Array[]): Uint8Array[] =>
  Array.from({ length: nodes.length / 2 }, (_, i) => nodeOf(nodes[2 * i] as Uint8Array, nodes[2 * i + 1] as Uint8Array));

/** The tree over given leaf hashes. */
export function treeOfLeaves(leaves: readonly Uint8Array[]): Tree {
  const depth = depthOf(leaves.length);
  const levels = [[...leaves, ...Array<Uint8Array>(2 ** depth - leaves.length).fill(noLeaf)]];
  for (let level = 0; level < depth; level++) levels.push(above(levels[level] as Uint8Array[]));
  return { depth, levels };
}

export const treeOf = (rows: Rows): Tree => treeOfLeaves(rows.map(leafOf));
export const rootOf = ({ depth, levels }: Tree): Hash => toHash(levels[depth]?.[0] as Uint8Array);

/** The siblings of a leaf, from below to the root. */
export const pathOf = ({ depth, levels }: Tree, index: number): Hash[] =>
  Array.from({ length: depth }, (_, level) => toHash(levels[level]?.[(index >> level) ^ 1] as Uint8Array));

/** Row and path, for a referee. */
export const open = (rows: Rows, tree: Tree, index: number): Opened => ({ row: rows[index] as Uint8Array, path: pathOf(tree, index) });

/** The root to which a row and its path lead; bit `level` of the index says on which side the row's node stands. */
export function rootFrom(index: number, { row, path }: Opened): Hash {
  let node = leafOf(row);
  for (const [level, sibling] of path.entries())
    node = (index >> level) & 1 ? nodeOf(fromHash(sibling), node) : nodeOf(node, fromHash(sibling));
  return toHash(node);
}

/** Throws `BadPathError` unless this is row `index` of the `rows` rows below the root. */
export function checkPath(what: string, root: Hash, rows: number, index: number, opened: Opened): void {
  const fits = index >= 0 && index < rows && opened.path.length === depthOf(rows) && rootFrom(index, opened) === root;
  if (!fits) throw new BadPathError(what, index);
}
