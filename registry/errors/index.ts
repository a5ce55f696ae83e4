export * from './content.ts';
export * from './DemlError.ts';
export * from './draft.ts';
export * from './fatal.ts';
export * from './input.ts';
export * from './logs.ts';
export * from './retry.ts';
