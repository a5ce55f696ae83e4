import { DemlError } from './DemlError.ts';

/** The configured address holds no registry. */
export class NoRegistryError extends DemlError {
  constructor(address: string, chainId: number) {
    super(`There is no Registry at ${address} on chain ${chainId}.`, {
      code: 'no-registry',
      family: 'fatal',
      fix: 'Check the chain and the address in config.json; on a local stack run `npm start -- --fresh`.',
    });
  }
}

/** The contract answered something that its ABI does not allow. */
export class BadAnswerError extends DemlError {
  constructor(call: string, cause: unknown) {
    super(`The answer to ${call} does not decode.`, {
      code: 'bad-answer',
      family: 'fatal',
      fix: 'The app and the contract are of different versions: open the newest release.',
      cause,
    });
  }
}
