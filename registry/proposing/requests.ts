import type { Address, Hex } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import type { RegistryAddress } from '../actions/chain.ts';
import type { Proposal, TransactionRequest } from '../actions/proposals.ts';
import { type Kind, keyToBytes32, kinds } from '../actions/words.ts';
import type { Digest } from '../cid/index.ts';
import { registryAbi } from '../generated/abi.ts';
import { attestationsAbi } from '../generated/attestations.ts';
import { type Outcome, outcomes } from './outcomes.ts';
import { type Verdict, verdicts } from './verdicts.ts';

/** A curator's signature, and the seat that the curator holds. */
export interface SeatSignature {
  seat: number;
  signature: Hex;
}

/** The transaction by which anybody brings approvals by signature to an open proposal. */
export function approveBySigRequest(
  registry: RegistryAddress,
  proposal: Proposal,
  approvals: readonly SeatSignature[],
): TransactionRequest {
  return {
    to: registry.address,
    data: encodeFunctionData({ abi: registryAbi, functionName: 'approveBySig', args: [proposal, [...approvals]] }),
  };
}

/**
 * The transaction that makes a whole revision of signatures: proposal and approvals at once, without a bond. The
 * proposer's signature is `0x` where the proposer sends it.
 */
export function reviseBySigRequest(
  registry: RegistryAddress,
  proposal: Proposal,
  proposerSignature: Hex,
  approvals: readonly SeatSignature[],
): TransactionRequest {
  const args = [proposal, proposerSignature, [...approvals]] as const;
  return { to: registry.address, data: encodeFunctionData({ abi: registryAbi, functionName: 'reviseBySig', args }) };
}

/** The transaction that pays out what bonds have left to an account. Anybody may send it; the account is paid. */
export function collectRequest(registry: RegistryAddress, account: Address): TransactionRequest {
  return { to: registry.address, data: encodeFunctionData({ abi: registryAbi, functionName: 'collect', args: [account] }) };
}

/** Several votes in one transaction: all take place, or none. Requests that carry wei cannot be in it. */
export function batchRequest(registry: RegistryAddress, requests: readonly TransactionRequest[]): TransactionRequest {
  for (const { to, value } of requests) {
    if (to.toLowerCase() !== registry.address.toLowerCase()) throw new TypeError(`A batch is of one registry; ${to} is another contract.`);
    if (value) throw new TypeError('A batch cannot carry wei: send a proposal that costs a bond alone.');
  }
  const data = encodeFunctionData({ abi: registryAbi, functionName: 'multicall', args: [requests.map((request) => request.data)] });
  return { to: registry.address, data };
}

export interface AttestParameters {
  /** The Attestations contract beside the registry. */
  attestations: Address;
  kind: Kind;
  period?: number;
  key: string;
  /** Version of the head: a word on an older one is refused. */
  version: number;
  verdict: Verdict;
  /** Digest of a deml.evidence/1 document. */
  evidence: Digest;
}

/** The transaction by which an auditor attests a head. */
export function attestRequest({ attestations, kind, period = 0, key, version, verdict, evidence }: AttestParameters): TransactionRequest {
  const args = [kinds.indexOf(kind), period, keyToBytes32(key), version, verdicts.indexOf(verdict), evidence] as const;
  return { to: attestations, data: encodeFunctionData({ abi: attestationsAbi, functionName: 'attest', args }) };
}

export interface ReproduceParameters extends Omit<AttestParameters, 'verdict' | 'evidence'> {
  outcome: Outcome;
  /** Digest of a deml.reproduction/1 statement. */
  evidence: Digest;
}

/** The transaction by which anybody says what came of repeating a head. */
export function reproduceRequest(parameters: ReproduceParameters): TransactionRequest {
  const { attestations, kind, period = 0, key, version, outcome, evidence } = parameters;
  const args = [kinds.indexOf(kind), period, keyToBytes32(key), version, outcomes.indexOf(outcome), evidence] as const;
  return { to: attestations, data: encodeFunctionData({ abi: attestationsAbi, functionName: 'reproduce', args }) };
}
