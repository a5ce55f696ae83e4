export * from './risks.ts';
export * from './roles.ts';
export * from './trustOf.ts';
