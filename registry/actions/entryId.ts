import type { Hex } from 'viem';
import { encodeAbiParameters, keccak256 } from 'viem/utils';
import { type Kind, keyToBytes32, kinds } from './words.ts';

/** The id under which the contract keeps an entry: keccak256 of (kind, period, key). */
export function entryId(kind: Kind, period: number, key: string): Hex {
  return keccak256(
    encodeAbiParameters([{ type: 'uint8' }, { type: 'uint32' }, { type: 'bytes32' }], [kinds.indexOf(kind), period, keyToBytes32(key)]),
  );
}
