import { network } from 'hardhat';
import { getContract } from 'viem';
import { bytesToHex } from 'viem/utils';
import { bilinearVerifierAbi } from '../../../../lab/abi/generated/bilinearVerifier.ts';
import { refereeAbi } from '../../../../lab/abi/generated/referee.ts';
import { BadEntryError, BadPathError } from '../../../../lab/errors.ts';
import { encodeSpec } from '../../../../lab/model/encodeSpec.ts';
import type { Spec } from '../../../../lab/model/spec.ts';
import type { Hash } from '../../../../lab/trace/hash.ts';
import type { Opened } from '../../../../lab/trace/tree.ts';
import { judge, type OpenedEntry, type Published, type Ruling } from '../../../../lab/verify/referee.ts';
import { revertOf } from '../../support/revert.ts';

/** A chain of its own in this process. */
export const chain = await network.create();
export const client = await chain.viem.getPublicClient();

const [{ address: refereeAddress }, { address: verifierAddress }] = [
  await chain.viem.deployContract('Referee'),
  await chain.viem.deployContract('BilinearVerifier'),
];

/** The contracts that judge, which hold nothing. */
export const referee = getContract({ address: refereeAddress, abi: refereeAbi, client });
export const verifier = getContract({ address: verifierAddress, abi: bilinearVerifierAbi, client });

/** What a verdict is called in TypeScript. */
export const rulings = ['honest', 'wrong', 'malformed'] as const satisfies readonly Ruling[];

const none: Opened = { row: new Uint8Array(), path: [] };

/** What was committed to, and an opened row, as a contract reads them. */
export const runOf = (spec: Uint8Array, { inputRoot, layerRoots }: Published) => ({ spec: bytesToHex(spec), inputRoot, layerRoots });
export const openingOf = ({ row, path }: Opened = none) => ({ row: bytesToHex(row), path });

export const entryOf = ({ layer, i, j, out, a, b }: OpenedEntry) => ({
  layer,
  row: i,
  col: j,
  out: openingOf(out),
  a: openingOf(a),
  b: openingOf(b),
});

/** What is said of an entry, or why nothing is. */
export type Answer = Ruling | 'no such entry' | 'not in the trace';

const refusals: Record<string, Answer> = {
  NoSuchEntry: 'no such entry',
  WrongPath: 'not in the trace',
  WrongPathLength: 'not in the trace',
};

/** The answer of the contract. */
export async function answerOfContract(spec: Spec, published: Published, entry: OpenedEntry): Promise<Answer> {
  try {
    return rulings[await referee.read.judge([runOf(encodeSpec(spec), published), entryOf(entry)])] as Ruling;
  } catch (error) {
    const [name] = await revertOf(Promise.reject(error));
    return refusals[name] ?? Promise.reject(error);
  }
}

/** The answer of lab/verify. */
export function answerOfLab(spec: Spec, published: Published, entry: OpenedEntry): Answer {
  try {
    return judge(spec, published, entry);
  } catch (error) {
    if (error instanceof BadEntryError) return 'no such entry';
    if (error instanceof BadPathError) return 'not in the trace';
    throw error;
  }
}

/** The answer of the verifier to a whole product. */
export const verifies = (spec: Uint8Array, inputRoot: Hash, layerRoots: readonly Hash[], data: Uint8Array) =>
  verifier.read.verify([bytesToHex(spec), inputRoot, layerRoots, bytesToHex(data)]);
