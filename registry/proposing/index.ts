export type { Proposal, TransactionRequest } from '../actions/proposals.ts';
export * from './proposalId.ts';
export * from './typedData.ts';
export * from './verifySignature.ts';
