export type { Proposal, TransactionRequest } from '../actions/proposals.ts';
export { approveRequest, proposalsIn, proposeRequest, rejectRequest, withdrawRequest } from '../actions/proposals.ts';
export * from './callInWords.ts';
export * from './managerAbi.ts';
export * from './proposalId.ts';
export * from './requests.ts';
export * from './typedData.ts';
export * from './verdicts.ts';
export * from './verifySignature.ts';
