export * from './checks.ts';
export * from './ladder.ts';
export * from './shared.ts';
