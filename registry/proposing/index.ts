export * from './proposalId.ts';
export * from './typedData.ts';
export * from './verifySignature.ts';
