export { type Diffable, diffDocuments } from './diffDocuments.ts';
export type * from './types.ts';
export * from './wordDiff.ts';
