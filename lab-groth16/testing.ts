import { after } from 'node:test';
import { curves } from 'snarkjs';

/** Ends the threads that snarkjs keeps for the curve: a process with them does not end. */
export const endsThreads = (): void => after(async () => (await curves.getCurveFromName('bn128')).terminate());
