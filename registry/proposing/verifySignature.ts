import type { Address, Hex } from 'viem';
import { encodeFunctionData, hashTypedData, isAddressEqual, parseAbi, recoverAddress } from 'viem/utils';
import type { Chain } from '../actions/chain.ts';
import { RevertedError } from '../errors/index.ts';
import type { TypedData } from './typedData.ts';

const erc1271 = parseAbi(['function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)']);
/** What a contract wallet answers to a signature that it stands by, padded to a word. */
const MAGIC = `0x1626ba7e${'00'.repeat(28)}`;

export interface VerifySignatureParameters {
  /** Whose signature it must be. */
  address: Address;
  typedData: TypedData;
  signature: Hex;
}

/**
 * Whether the registry would take this signature: of an account (65 bytes, or 64 as EIP-2098), else of a contract wallet,
 * which is asked (ERC-1271). Throws `NoChainError` where nobody can be asked; a wallet's revert is a no.
 */
export async function verifySignature(chain: Chain, { address, typedData, signature }: VerifySignatureParameters): Promise<boolean> {
  if (!/^0x([0-9a-f]{2})*$/i.test(signature)) return false;
  const hash = hashTypedData(typedData as Parameters<typeof hashTypedData>[0]);
  const signer = await signerOf(hash, signature);
  if (signer && isAddressEqual(signer, address)) return true;
  const data = encodeFunctionData({ abi: erc1271, functionName: 'isValidSignature', args: [hash, signature] });
  try {
    return (await chain.call({ to: address, data })) === MAGIC;
  } catch (error) {
    if (error instanceof RevertedError) return false;
    throw error;
  }
}

/** Half of the curve's order: with a larger s the same signature has a second spelling, which the registry refuses. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** The account that made a signature of 65 or 64 bytes, or null where there is none. */
async function signerOf(hash: Hex, signature: Hex): Promise<Address | null> {
  const [length, r, last] = [(signature.length - 2) / 2, signature.slice(2, 66), BigInt(`0x${signature.slice(66, 130) || '0'}`)];
  if (length !== 64 && length !== 65) return null;
  const v = length === 65 ? Number.parseInt(signature.slice(130), 16) : 27 + Number(last >> 255n);
  const s = length === 65 ? last : last & (2n ** 255n - 1n);
  if ((v !== 27 && v !== 28) || s > HALF_ORDER) return null;
  try {
    return await recoverAddress({ hash, signature: { r: `0x${r}`, s: `0x${s.toString(16).padStart(64, '0')}`, yParity: v - 27 } });
  } catch {
    return null; // r is on no point of the curve
  }
}
