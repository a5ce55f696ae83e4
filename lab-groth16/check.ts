import { groth16 as backend, type VerificationKey } from 'snarkjs';
import { quantizeAll } from '../lab/number/quantize.ts';
import { isHash } from '../lab/trace/hash.ts';
import type { Result } from '../lab/trace/result.ts';
import { commitTensor } from '../lab/trace/tensor.ts';
import type { Part, Verdict } from '../lab/verify/family.ts';
import { fromBytes } from './points.ts';
import { digestOfSums, layerOf, type Statement, side, sumBound } from './statement.ts';

/** What a worker publishes beside its result: the sums before they were rounded, and the proof of them. */
export interface SumsProof {
  sums: Float64Array;
  proof: Uint8Array;
}

/** A family as those of lab/verify, but of digests where they have numbers, and with an answer that takes a moment. */
export interface Groth16 {
  name: 'groth16';
  checks: readonly Part[];
  check(statement: Statement, result: Result, proof: SumsProof): Promise<Verdict>;
}

const isSum = (sum: number): boolean => Number.isSafeInteger(sum) && Math.abs(sum) < sumBound;

/**
 * The sums are proved; their rounding is repeated here, from the sums, up to the published root. The proof is the worker's own: bytes that
 * are none are as much its fault as a wrong number. Throws `BadSpecError` for a specification that the circuit is not of.
 */
export const groth16 = (key: VerificationKey): Groth16 => ({
  name: 'groth16',
  checks: ['sums', 'rounding'],
  async check({ spec, inputDigest, weightsDigest }, { layerRoots }, { sums, proof }) {
    const { shift, relu, rows, cols } = layerOf(spec);
    if (layerRoots.length !== 1 || !layerRoots.every(isHash)) return 'malformed';
    if (sums.length !== side * side || !sums.every(isSum)) return 'malformed';
    const points = await fromBytes(proof);
    if (!points) return 'malformed';
    if (commitTensor({ rows, cols, bytes: quantizeAll(sums, shift, relu) }) !== layerRoots[0]) return 'invalid';
    const signals = [inputDigest, weightsDigest, digestOfSums(sums)].map(String);
    return (await backend.verify(key, signals, points)) ? 'valid' : 'invalid';
  },
});
