export * from './agreeingChain.ts';
export * from './blockReader.ts';
export * from './car.ts';
export * from './gateways.ts';
export * from './hedge.ts';
