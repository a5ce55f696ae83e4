import { expect, it } from 'vitest';
import { at, put } from './tree.ts';

const tree = { a: { b: [1, 2, 3] }, c: 'x' };

it('reads what stands at a path, and nothing that objects inherit', () => {
  expect(at(tree, ['a', 'b', 1])).toBe(2);
  expect(at(tree, ['a', 'z', 1])).toBeUndefined();
  expect(at(tree, ['constructor'])).toBeUndefined();
});

it('puts a value without touching the original, and keeps the order of names', () => {
  const next = put(tree, ['a', 'b', 1], 9);
  expect(next).toEqual({ a: { b: [1, 9, 3] }, c: 'x' });
  expect(tree.a.b).toEqual([1, 2, 3]);
  expect(Object.keys(next)).toEqual(['a', 'c']);
});

it('makes what leads to a part, and takes a part away', () => {
  expect(put<unknown>({}, ['a', 0, 'b'], 1)).toEqual({ a: [{ b: 1 }] });
  expect(put<unknown>(tree, ['c'], undefined)).toEqual({ a: { b: [1, 2, 3] } });
  expect(put(tree, ['a', 'b', 0], undefined)).toEqual({ a: { b: [2, 3] }, c: 'x' });
  expect(put<unknown>(tree, ['z', 'y'], undefined)).toEqual({ ...tree, z: {} });
});

it('knows no other prototype', () => {
  expect(at(put<unknown>({}, ['__proto__', 'x'], 1), ['x'])).toBeUndefined();
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
