import { type Address, type Hex, hashTypedData, type TypedDataDomain } from 'viem';
import { DemlError } from '../../registry/errors/index.ts';
import type { Hash } from '../trace/hash.ts';
import type { FamilyName } from '../verify/family.ts';

/** The families that a task can be settled by, in the order of the contract's numbers. */
export const families = ['acceptance', 'reExecution', 'audit', 'optimistic', 'bilinear'] as const satisfies readonly FamilyName[];
export type TaskFamily = (typeof families)[number];

/** What a worker offers, with the names and units of contracts/lab/types/Quote.sol. */
export interface Quote {
  worker: Address;
  payer: Address;
  token: Address;
  specDigest: Hash;
  inputRoot: Hash;
  family: number;
  price: bigint;
  workerBond: bigint;
  challengeBond: bigint;
  feeShare: number;
  submitWindow: number;
  challengeWindow: number;
  turnSeconds: number;
  rulingWindow: number;
  arbitrator: Address;
  validUntil: number;
  nonce: bigint;
}

/** The escrow that a quote is for. */
export interface Place {
  chainId: number;
  escrow: Address;
}

/** The typed data (EIP-712) of a quote, field by field in the order of the contract. */
export const quoteTypes = {
  Quote: [
    { name: 'worker', type: 'address' },
    { name: 'payer', type: 'address' },
    { name: 'token', type: 'address' },
    { name: 'specDigest', type: 'bytes32' },
    { name: 'inputRoot', type: 'bytes32' },
    { name: 'family', type: 'uint8' },
    { name: 'price', type: 'uint128' },
    { name: 'workerBond', type: 'uint128' },
    { name: 'challengeBond', type: 'uint128' },
    { name: 'feeShare', type: 'uint16' },
    { name: 'submitWindow', type: 'uint32' },
    { name: 'challengeWindow', type: 'uint32' },
    { name: 'turnSeconds', type: 'uint32' },
    { name: 'rulingWindow', type: 'uint32' },
    { name: 'arbitrator', type: 'address' },
    { name: 'validUntil', type: 'uint40' },
    { name: 'nonce', type: 'uint256' },
  ],
} as const;

const domainOf = ({ chainId, escrow }: Place): TypedDataDomain => ({
  name: 'DeML OS Lab',
  version: '1',
  chainId,
  verifyingContract: escrow,
});

/** What a wallet is asked to sign. */
export const typedQuote = (quote: Quote, place: Place) =>
  ({ domain: domainOf(place), types: quoteTypes, primaryType: 'Quote', message: quote }) as const;

/** The task that a quote becomes when it is funded: the digest that the worker signs. */
export const taskIdOf = (quote: Quote, place: Place): Hash => hashTypedData(typedQuote(quote, place));

/** Whoever signs typed data: a local account, or a wallet client with its account bound. */
export interface Signer {
  signTypedData(data: ReturnType<typeof typedQuote>): Promise<Hex>;
}

/** A quote signed by its worker. */
export const signQuote = (signer: Signer, quote: Quote, place: Place): Promise<Hex> => signer.signTypedData(typedQuote(quote, place));

/** A number of the contract that is no family. */
export class UnknownFamilyError extends DemlError {
  constructor(family: number) {
    super(`There is no family ${family}.`, {
      code: 'unknown-family',
      family: 'input',
      fix: `Name one of 0 to ${families.length - 1}: ${families.join(', ')}.`,
    });
  }
}

/** Whether a result of a family can be challenged in a game. */
export const hasGames = (family: TaskFamily): boolean => family !== 'acceptance' && family !== 'bilinear';

/** The family of a quote by its name. */
export function familyOf({ family }: Pick<Quote, 'family'>): TaskFamily {
  const name = families[family];
  if (!name) throw new UnknownFamilyError(family);
  return name;
}
