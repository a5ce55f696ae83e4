export * from './chain.ts';
export * from './entryId.ts';
export * from './getFirstPage.ts';
export * from './getHead.ts';
export * from './getHeads.ts';
export * from './getPeriods.ts';
export * from './proposals.ts';
export * from './words.ts';
