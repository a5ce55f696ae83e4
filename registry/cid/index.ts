export * from './canonical.ts';
export * from './carBytes.ts';
export * from './cid.ts';
export * from './digest.ts';
