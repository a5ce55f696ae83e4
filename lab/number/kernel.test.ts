import { describe, expect, it } from 'vitest';
import { randomTensor, seeded } from '../model/seeded.ts';
import { decodeAll } from './e4m3.ts';
import { kernel } from './kernel.ts';
import { type Matmul, matmul, type ProductShape } from './matmul.ts';
import { slowDecode } from './testing.ts';

const wasm = kernel() as Matmul;

function operands(next: () => number, { m, n, k }: ProductShape): { a: Uint8Array; b: Uint8Array } {
  return { a: randomTensor(next, m, k).bytes, b: randomTensor(next, n, k).bytes };
}

describe('the product', () => {
  it('is exact: TypeScript equals BigInt', () => {
    const next = seeded(14);
    const shape = { m: 5, n: 7, k: 512 };
    const { a, b } = operands(next, shape);
    const product = matmul(decodeAll(a), decodeAll(b), shape);
    for (let i = 0; i < shape.m; i++)
      for (let j = 0; j < shape.n; j++) {
        let sum = 0n;
        for (let x = 0; x < shape.k; x++) sum += slowDecode(a[i * shape.k + x] as number) * slowDecode(b[j * shape.k + x] as number);
        expect(BigInt(product[i * shape.n + j] as number)).toBe(sum);
      }
  });

  it('is the same number for 512 of the largest products, whatever their order', () => {
    const shape = { m: 1, n: 1, k: 512 };
    const row = new Float64Array(512).fill(229_376);
    expect(matmul(row, row, shape)).toEqual(Float64Array.of(512 * 49 * 2 ** 30));
    expect(wasm(row, row, shape)).toEqual(Float64Array.of(512 * 49 * 2 ** 30));
  });

  it('by WebAssembly equals TypeScript to the bit, in shapes that do not fit its steps and after larger ones', () => {
    expect(wasm).toBeDefined();
    const next = seeded(15);
    const shapes = Array.from({ length: 300 }, () => ({ m: 1 + (next() % 20), n: 1 + (next() % 20), k: 1 + (next() % 70) }));
    for (const shape of [{ m: 130, n: 200, k: 300 }, ...shapes]) {
      const { a, b } = operands(next, shape);
      const [left, right] = [decodeAll(a), decodeAll(b)];
      expect(wasm(left, right, shape), JSON.stringify(shape)).toEqual(matmul(left, right, shape));
    }
  });
});
