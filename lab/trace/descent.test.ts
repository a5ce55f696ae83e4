import { describe, expect, it } from 'vitest';
import { below, isLieBeyondRows, leadsTo, movesTo, pick, reveal, top } from './descent.ts';
import { type Hash, toHash } from './hash.ts';
import { rootOf, treeOf } from './tree.ts';

const rowsOf = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => Uint8Array.of(i, i >> 8));

describe('a descent', () => {
  it('takes a move for every four levels', () => {
    expect([1, 2, 16, 17, 256, 257, 512, 4096].map(movesTo)).toEqual([0, 1, 1, 2, 2, 3, 3, 3]);
  });

  it('finds the one row that differs, among 1 to 300', () => {
    for (const count of [1, 2, 5, 16, 17, 40, 300]) {
      const own = treeOf(rowsOf(count));
      for (const wrong of [0, Math.floor(count / 2), count - 1]) {
        const theirs = treeOf(rowsOf(count).map((row, i) => (i === wrong ? Uint8Array.of(1, 2, 3) : row)));
        let place = top(count);
        let node = rootOf(theirs);
        let moves = 0;
        for (; place.level > 0; moves++) {
          const revealed = reveal(theirs, place);
          expect(leadsTo(node, place, revealed)).toBe(true);
          const which = pick(own, place, revealed) as number;
          node = revealed[which] as Hash;
          place = below(place, which);
        }
        expect({ index: place.index, moves }).toEqual({ index: wrong, moves: movesTo(count) });
      }
    }
  });

  it('refuses nodes that do not hash to the one above, or are too few or too many', () => {
    const tree = treeOf(rowsOf(40));
    const revealed = reveal(tree, top(40));
    const root = rootOf(tree);
    expect(revealed).toHaveLength(16);
    expect(leadsTo(root, top(40), revealed)).toBe(true);
    expect(leadsTo(root, top(40), [...revealed].reverse())).toBe(false);
    expect(leadsTo(root, top(40), revealed.slice(0, 8))).toBe(false);
    expect(leadsTo(root, top(40), [...revealed, ...revealed])).toBe(false);
    expect(leadsTo(root, top(40), [])).toBe(false);
    // The two nodes below the root do hash to it, and are not those that were asked for.
    expect(leadsTo(root, top(40), (tree.levels[tree.depth - 1] as Uint8Array[]).map(toHash))).toBe(false);
  });

  it('picks nothing where nothing differs', () => {
    const tree = treeOf(rowsOf(40));
    expect(pick(tree, top(40), reveal(tree, top(40)))).toBeUndefined();
  });

  it('calls anything but zeros beyond the last row a lie', () => {
    const zeros = toHash(new Uint8Array(32));
    expect(isLieBeyondRows({ level: 0, index: 5 }, zeros, 5)).toBe(false);
    expect(isLieBeyondRows({ level: 0, index: 5 }, `0x${'11'.repeat(32)}`, 5)).toBe(true);
    expect(isLieBeyondRows({ level: 0, index: 4 }, `0x${'11'.repeat(32)}`, 5)).toBe(false);
    expect(isLieBeyondRows({ level: 1, index: 5 }, `0x${'11'.repeat(32)}`, 5)).toBe(false);
  });
});
