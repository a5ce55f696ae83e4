import { bytesToHex, concat, sha256 } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import { BadPathError } from '../errors.ts';
import { checkPath, depthOf, type Opened, open, rootFrom, rootOf, treeOf } from './tree.ts';

const rowsOf = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => Uint8Array.of(i, i >> 8, 7));

/** The definition, from the root down. */
function slowRoot(rows: readonly Uint8Array[], depth: number): `0x${string}` {
  if (depth === 0) return rows[0] ? sha256(concat([Uint8Array.of(0), rows[0]])) : `0x${'00'.repeat(32)}`;
  const half = 2 ** (depth - 1);
  return sha256(concat(['0x01', slowRoot(rows.slice(0, half), depth - 1), slowRoot(rows.slice(half), depth - 1)]));
}

describe('a positional tree', () => {
  it('has the root of its definition for 1 to 40 rows', () => {
    for (let count = 1; count <= 40; count++)
      expect(rootOf(treeOf(rowsOf(count))), `${count} rows`).toBe(slowRoot(rowsOf(count), depthOf(count)));
  });

  it('opens every row at its place, and nowhere else', () => {
    for (const count of [1, 2, 3, 8, 21]) {
      const rows = rowsOf(count);
      const tree = treeOf(rows);
      for (let i = 0; i < count; i++)
        for (let j = 0; j < count; j++) {
          const attempt = () => checkPath('tensor', rootOf(tree), count, j, open(rows, tree, i));
          if (i === j) expect(attempt).not.toThrow();
          else expect(attempt, `${i} at ${j}`).toThrow(BadPathError);
        }
    }
  });

  describe('refuses', () => {
    const rows = rowsOf(6);
    const tree = treeOf(rows);
    const root = rootOf(tree);
    const opened = open(rows, tree, 2);
    const refused = (index: number, attempt: Opened) => expect(() => checkPath('tensor', root, 6, index, attempt)).toThrow(BadPathError);

    it('a row with another byte, a byte more, or a byte less', () => {
      refused(2, { ...opened, row: Uint8Array.of(2, 0, 8) });
      refused(2, { ...opened, row: Uint8Array.of(2, 0, 7, 0) });
      refused(2, { ...opened, row: Uint8Array.of(2, 0) });
    });

    it('a path that is longer, shorter, or in another order', () => {
      refused(2, { ...opened, path: opened.path.slice(1) });
      refused(2, { ...opened, path: [...opened.path, root] });
      refused(2, { ...opened, path: [...opened.path].reverse() });
    });

    it('a node as if it were a row (second preimage)', () => {
      // The two children of the root's left child, as the bytes of a row one level higher.
      const [left, right] = [tree.levels[1]?.[0] as Uint8Array, tree.levels[1]?.[1] as Uint8Array];
      const row = new Uint8Array([...left, ...right]);
      const short = { row, path: [bytesToHex(tree.levels[2]?.[1] as Uint8Array)] };
      expect(rootFrom(0, short)).not.toBe(root);
      expect(() => checkPath('tensor', root, 2, 0, short)).toThrow(BadPathError);
    });

    it('a place where no row is', () => {
      const empty = { row: new Uint8Array(), path: opened.path };
      for (const index of [6, 7, 8, -1]) refused(index, empty);
    });

    it('an index beyond the tree whose low bits name the row', () => {
      expect(rootFrom(2 + 8, opened)).toBe(root);
      refused(2 + 8, opened);
    });

    it('a tree of another depth than the shape says', () => {
      expect(() => checkPath('tensor', root, 4, 2, opened)).toThrow(BadPathError);
      expect(() => checkPath('tensor', root, 9, 2, opened)).toThrow(BadPathError);
    });

    it('two rows that changed places: sorted pairs would not notice', () => {
      const changed = [rows[1], rows[0], ...rows.slice(2)] as Uint8Array[];
      expect(rootOf(treeOf(changed))).not.toBe(root);
    });
  });

  it('tells a missing row from a row of zeros, and from an empty one', () => {
    const three = rootOf(treeOf(rowsOf(3)));
    expect(rootOf(treeOf([...rowsOf(3), new Uint8Array(32)]))).not.toBe(three);
    expect(rootOf(treeOf([...rowsOf(3), new Uint8Array()]))).not.toBe(three);
  });
});
