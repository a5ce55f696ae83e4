export * from './buildProfile.ts';
export * from './profileOf.ts';
