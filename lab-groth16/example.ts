import { readFileSync } from 'node:fs';
import type { VerificationKey } from 'snarkjs';
import { bytesToHex, hexToBytes } from 'viem/utils';
import { decodeSpec } from '../lab/model/decodeSpec.ts';
import { encodeSpec } from '../lab/model/encodeSpec.ts';
import type { Hash } from '../lab/trace/hash.ts';
import type { Claim } from './prove.ts';

const generated = (name: string): URL => new URL(`generated/${name}`, import.meta.url);

/** What one run of the setup left, and one claim under it: enough to check without a setup of one's own. */
export const places = {
  key: generated('key.json'),
  contract: generated('Groth16Verifier.sol'),
  example: generated('example.json'),
} as const;

/** A claim as text. */
export interface Example {
  /** SHA-256 of the constraints that the key is of. */
  circuit: string;
  /** The claim is of `product(seed)`: whoever has the numbers can compare. */
  seed: number;
  spec: Hash;
  inputDigest: string;
  weightsDigest: string;
  layerRoots: readonly Hash[];
  sums: readonly number[];
  proof: Hash;
}

export const exampleOf = (circuit: string, seed: number, { statement, result, proof }: Claim): Example => ({
  circuit,
  seed,
  spec: bytesToHex(encodeSpec(statement.spec)),
  inputDigest: `${statement.inputDigest}`,
  weightsDigest: `${statement.weightsDigest}`,
  layerRoots: result.layerRoots,
  sums: Array.from(proof.sums),
  proof: bytesToHex(proof.proof),
});

export const claimOf = ({ spec, inputDigest, weightsDigest, layerRoots, sums, proof }: Example): Claim => ({
  statement: { spec: decodeSpec(hexToBytes(spec)), inputDigest: BigInt(inputDigest), weightsDigest: BigInt(weightsDigest) },
  result: { layerRoots },
  proof: { sums: Float64Array.from(sums), proof: hexToBytes(proof) },
});

export const readExample = (): Example => JSON.parse(readFileSync(places.example, 'utf8')) as Example;
export const readKey = (): VerificationKey => JSON.parse(readFileSync(places.key, 'utf8')) as VerificationKey;
export const readContract = (): string => readFileSync(places.contract, 'utf8');
