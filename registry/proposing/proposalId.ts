import type { Hex } from 'viem';
import { encodeAbiParameters, keccak256 } from 'viem/utils';
import type { Proposal } from '../actions/proposals.ts';

/** The struct Proposal of the contract; each part takes a word. */
const parts = [
  ['action', 'uint8'],
  ['kind', 'uint8'],
  ['period', 'uint32'],
  ['key', 'bytes32'],
  ['baseVersion', 'uint32'],
  ['digest', 'bytes32'],
  ['proposer', 'address'],
  ['quorum', 'uint8'],
  ['rejectionQuorum', 'uint8'],
  ['deadline', 'uint40'],
  ['bond', 'uint96'],
] as const;

/** The name of a proposal: keccak256 of its eleven words, as the contract computes it. */
export const proposalId = (proposal: Proposal): Hex =>
  keccak256(
    encodeAbiParameters(
      parts.map(([name, type]) => ({ name, type })),
      parts.map(([name]) => proposal[name]) as never,
    ),
  );
