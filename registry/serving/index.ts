export * from './errors.ts';
export * from './problem.ts';
export * from './rateLimit.ts';
