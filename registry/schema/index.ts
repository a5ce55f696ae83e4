export * from './claim.ts';
export type { Comment, Intent, UnsignedComment } from './comment.ts';
export * from './documents.ts';
export type { Evidence } from './evidence.ts';
export * from './fields.ts';
export * from './issues.ts';
export * from './read.ts';
export * from './vocabulary.ts';
