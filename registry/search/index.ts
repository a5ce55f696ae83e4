export * from './checkHits.ts';
export * from './errors.ts';
export * from './itemsOf.ts';
export * from './query.ts';
export * from './readItems.ts';
export * from './searchRegister.ts';
export type * from './types.ts';
export type { SearchAnswer, SearchHit } from './wire.ts';
