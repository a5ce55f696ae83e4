import { type Curve, curves, type Group, type Proof } from 'snarkjs';
import { bytesToHex } from 'viem/utils';

const words = 8;

/** A proof as a contract takes it: A, B and C in eight words, each pair of B with its imaginary part first. */
export function toBytes({ pi_a, pi_b, pi_c }: Proof): Uint8Array {
  const [bx, by] = pi_b as [string[], string[]];
  const all = [pi_a[0], pi_a[1], bx[1], bx[0], by[1], by[0], pi_c[0], pi_c[1]];
  const bytes = new Uint8Array(32 * words);
  for (const [i, word] of all.entries())
    for (let at = 32 * i + 31, rest = BigInt(word as string); rest > 0n; at--, rest >>= 8n) bytes[at] = Number(rest & 255n);
  return bytes;
}

export const wordsOf = (bytes: Uint8Array): bigint[] =>
  Array.from({ length: words }, (_, i) => BigInt(bytesToHex(bytes.subarray(32 * i, 32 * i + 32))));

type Pair = readonly [bigint, bigint];
const one: Pair = [1n, 0n];

/** Whether a point stands on the curve, in the group of the right order, and is not the point at infinity. */
function isPoint(group: Group, coordinates: readonly bigint[] | readonly Pair[], { r }: Curve): boolean {
  const point = group.fromObject(coordinates);
  return !group.isZero(point) && group.isValid(point) && group.isZero(group.timesScalar(point, r));
}

/** Bytes as a proof, or undefined if they are none: another length, a number beyond the field, a point that is none. */
export async function fromBytes(bytes: Uint8Array): Promise<Proof | undefined> {
  if (bytes.length !== 32 * words) return;
  const curve = await curves.getCurveFromName('bn128');
  const all = wordsOf(bytes);
  if (all.some((word) => word >= curve.q)) return;
  const [ax, ay, bx1, bx0, by1, by0, cx, cy] = all as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  const areAllPoints =
    isPoint(curve.G1, [ax, ay, 1n], curve) &&
    isPoint(curve.G2, [[bx0, bx1], [by0, by1], one], curve) &&
    isPoint(curve.G1, [cx, cy, 1n], curve);
  if (!areAllPoints) return;
  const texts = (...numbers: bigint[]): string[] => numbers.map(String);
  return {
    pi_a: texts(ax, ay, 1n),
    pi_b: [texts(bx0, bx1), texts(by0, by1), texts(...one)],
    pi_c: texts(cx, cy, 1n),
    protocol: 'groth16',
    curve: 'bn128',
  };
}
