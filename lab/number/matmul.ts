/** The shape of a product a · bᵀ: a has `m` rows of `k` numbers, b has `n`. */
export interface ProductShape {
  m: number;
  n: number;
  k: number;
}

/** a · bᵀ: entry (i, j) is row i of a times row j of b. Integers whose sums stay below 2^53 come out exact. */
export type Matmul = (a: Float64Array, b: Float64Array, shape: ProductShape) => Float64Array;

/** The product in plain TypeScript: what every kernel must equal to the bit. */
export const matmul: Matmul = (a, b, { m, n, k }) => {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let x = i * k, y = j * k, end = x + k; x < end; x++, y++) sum += (a[x] as number) * (b[y] as number);
      out[i * n + j] = sum;
    }
  return out;
};
