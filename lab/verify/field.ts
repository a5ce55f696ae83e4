import { units } from '../number/e4m3.ts';

/** The order of BN254's scalar field: too large to grind a challenge, and no dearer on a chain than a small one. */
export const order = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** The remainder that is not negative. */
export const modulo = (x: bigint): bigint => ((x % order) + order) % order;

/** u of each canonical byte. */
export const integers: readonly bigint[] = Array.from(units, (u) => BigInt(Number.isNaN(u) ? 0 : u));

/** 1, x, x², … */
export function powers(x: bigint, count: number): bigint[] {
  const all = [1n];
  while (all.length < count) all.push(modulo((all.at(-1) as bigint) * x));
  return all;
}

export const dot = (one: readonly bigint[], other: readonly bigint[]): bigint =>
  modulo(one.reduce((sum, x, i) => sum + x * (other[i] as bigint), 0n));
