import type { Address, Hex, TypedDataDomain } from 'viem';
import type { RegistryAddress } from '../actions/chain.ts';
import type { Proposal } from '../actions/proposals.ts';
import { keyFromBytes32, kinds, proposalActions } from '../actions/words.ts';
import type { UnsignedComment } from '../schema/comment.ts';

/** What a wallet is given to show and to sign (EIP-712). Every value is one that a person can read, or the digest of one. */
export interface TypedData {
  domain: TypedDataDomain & { chainId: number; verifyingContract: Address };
  types: Record<string, { name: string; type: string }[]>;
  primaryType: 'Proposal' | 'Approval' | 'Comment';
  message: Record<string, unknown>;
}

const proposalType = [
  { name: 'action', type: 'string' },
  { name: 'kind', type: 'string' },
  { name: 'period', type: 'uint32' },
  { name: 'key', type: 'string' },
  { name: 'baseVersion', type: 'uint32' },
  { name: 'digest', type: 'bytes32' },
  { name: 'proposer', type: 'address' },
  { name: 'quorum', type: 'uint8' },
  { name: 'rejectionQuorum', type: 'uint8' },
  { name: 'deadline', type: 'uint40' },
  { name: 'bond', type: 'uint96' },
];

const commentType = [
  { name: 'proposal', type: 'bytes32' },
  { name: 'intent', type: 'string' },
  { name: 'text', type: 'string' },
  { name: 'writtenAt', type: 'string' },
  { name: 'replyTo', type: 'string' },
];

/** The domain that ties a signature to one registry on one chain (ERC-5267). */
export const registryDomain = ({ address, chainId }: RegistryAddress): TypedData['domain'] => ({
  name: 'DeML OS Registry',
  version: '1',
  chainId,
  verifyingContract: address,
});

/** What a proposer signs for a proposal that was never opened on chain. */
export function proposalTypedData(domain: TypedData['domain'], proposal: Proposal): TypedData {
  return { domain, types: { Proposal: proposalType }, primaryType: 'Proposal', message: inWords(proposal) };
}

/** What a curator signs to approve. */
export function approvalTypedData(domain: TypedData['domain'], proposal: Proposal): TypedData {
  return {
    domain,
    types: { Approval: [{ name: 'proposal', type: 'Proposal' }], Proposal: proposalType },
    primaryType: 'Approval',
    message: { proposal: inWords(proposal) },
  };
}

/** What the author of a comment signs. An absent `replyTo` is the empty text. */
export function commentTypedData(domain: TypedData['domain'], comment: UnsignedComment): TypedData {
  const { proposal, intent, text, writtenAt, replyTo = '' } = comment;
  return {
    domain,
    types: { Comment: commentType },
    primaryType: 'Comment',
    message: { proposal: proposal as Hex, intent, text, writtenAt, replyTo },
  };
}

/** The proposal with its numbers of action and kind, and the bytes of its key, as words. */
const inWords = (proposal: Proposal): Record<string, unknown> => ({
  ...proposal,
  action: proposalActions[proposal.action] ?? `action ${proposal.action}`,
  kind: kinds[proposal.kind] ?? `kind ${proposal.kind}`,
  key: keyFromBytes32(proposal.key),
});
