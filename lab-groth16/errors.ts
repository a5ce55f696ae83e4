import { DemlError } from '../registry/errors/index.ts';

/** A circuit, or a key for it, that is not there. */
export class NoSetupError extends DemlError {
  constructor(why: string, cause?: unknown) {
    super(`Nothing can be proved: ${why}.`, {
      code: 'no-setup',
      family: 'input',
      fix: 'Run npm ci and then npm run setup in lab-groth16; the setup takes some minutes.',
      cause,
    });
  }
}
