export * from './differenceOf.ts';
export * from './getChanges.ts';
export * from './getRevisions.ts';
export * from './historyOf.ts';
export * from './ofTheWorld.ts';
export * from './readRevision.ts';
export type { Revision } from './revision.ts';
export * from './revisionAt.ts';
export type * from './types.ts';
