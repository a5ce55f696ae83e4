export * from './claim.ts';
export * from './documents.ts';
export * from './fields.ts';
export * from './issues.ts';
export * from './read.ts';
export * from './vocabulary.ts';
