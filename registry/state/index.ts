export * from './allHeads.ts';
export * from './errors.ts';
export * from './gatherState.ts';
export * from './lastRevision.ts';
export * from './reach.ts';
export * from './stateCar.ts';
export * from './stateIndex.ts';
export * from './verifyState.ts';
