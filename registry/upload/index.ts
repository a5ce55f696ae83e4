export * from './carOf.ts';
export * from './errors.ts';
export * from './fetchBack.ts';
export * from './gatewayUploader.ts';
export * from './kuboUploader.ts';
export * from './pinataUploader.ts';
export type * from './types.ts';
