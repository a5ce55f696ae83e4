import type { Address, Hex } from 'viem';
import { decodeEventLog, encodeFunctionData } from 'viem/utils';
import type { Digest } from '../cid/index.ts';
import { registryAbi } from '../generated/abi.ts';
import type { RegistryAddress } from './chain.ts';
import { type Kind, keyToBytes32, kinds, type ProposalAction, proposalActions } from './words.ts';

/** A transaction to sign and send, by whatever wallet or client there is. */
export interface TransactionRequest {
  to: Address;
  data: Hex;
  /** Wei to send along; absent for none. */
  value?: bigint;
}

/** The details of a proposal as the contract hashes them: keep them to approve, reject or withdraw. */
export interface Proposal {
  action: number;
  kind: number;
  period: number;
  key: Hex;
  baseVersion: number;
  digest: Hex;
  proposer: Address;
  quorum: number;
  rejectionQuorum: number;
  deadline: number;
  /** Wei that the proposer paid, and gets back unless the proposal is rejected as spam. */
  bond: bigint;
}

export interface ProposeParameters {
  registry: RegistryAddress;
  action: ProposalAction;
  kind: Kind;
  period?: number;
  key: string;
  /** Version that the document was written for; 0 to create. */
  baseVersion: number;
  digest: Digest;
  /** Wei that the rules of the kind ask for. */
  bond?: bigint;
}

/** The transaction that opens a proposal. */
export function proposeRequest(parameters: ProposeParameters): TransactionRequest {
  const { registry, action, kind, period = 0, key, baseVersion, digest, bond = 0n } = parameters;
  const args = [proposalActions.indexOf(action), kinds.indexOf(kind), period, keyToBytes32(key), baseVersion, digest] as const;
  return {
    to: registry.address,
    data: encodeFunctionData({ abi: registryAbi, functionName: 'propose', args }),
    ...(bond > 0n ? { value: bond } : {}),
  };
}

/** The transaction by which a curator approves. */
export function approveRequest(registry: RegistryAddress, proposal: Proposal): TransactionRequest {
  return { to: registry.address, data: encodeFunctionData({ abi: registryAbi, functionName: 'approve', args: [proposal] }) };
}

/**
 * The transaction by which a curator votes to reject; `reason` is the digest of a document that says why. `spam` votes for
 * the loss of the bond too.
 */
export function rejectRequest(registry: RegistryAddress, proposal: Proposal, reason: Digest, spam = false): TransactionRequest {
  return { to: registry.address, data: encodeFunctionData({ abi: registryAbi, functionName: 'reject', args: [proposal, reason, spam] }) };
}

/** The transaction by which a proposer withdraws. */
export function withdrawRequest(registry: RegistryAddress, proposal: Proposal): TransactionRequest {
  return { to: registry.address, data: encodeFunctionData({ abi: registryAbi, functionName: 'withdraw', args: [proposal] }) };
}

/** The proposals that the logs of a receipt or of `eth_getLogs` opened. */
export function proposalsIn(logs: readonly { topics: readonly Hex[]; data: Hex }[]): { id: Hex; entry: Hex; proposal: Proposal }[] {
  return logs.flatMap((log) => {
    const event = decodeEventLog({ abi: registryAbi, data: log.data, topics: log.topics as [Hex, ...Hex[]], strict: false });
    return event.eventName === 'Proposed'
      ? [{ id: event.args.id, entry: event.args.entry, proposal: event.args.proposal } as { id: Hex; entry: Hex; proposal: Proposal }]
      : [];
  });
}
