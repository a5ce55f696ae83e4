export * from './errors.ts';
export * from './gatherCollection.ts';
export * from './releaseFiles.ts';
export * from './releaseState.ts';
export * from './writeRelease.ts';
