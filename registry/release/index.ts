export * from './gatherCollection.ts';
export * from './releaseState.ts';
export * from './writeRelease.ts';
