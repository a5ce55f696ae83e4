export * from './collectionIndex.ts';
