export * from './diffDocuments.ts';
export type * from './types.ts';
export * from './wordDiff.ts';
