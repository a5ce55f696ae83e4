import { DemlError, type DemlErrorOptions } from './DemlError.ts';

/** One endpoint did not answer as it should; another, or the same one later, may. */
export class EndpointError extends DemlError {
  readonly endpoint: string;
  constructor(endpoint: string, why: string, cause?: unknown, options?: DemlErrorOptions) {
    super(`${endpoint}: ${why}.`, {
      code: 'endpoint',
      family: 'retry',
      fix: 'The next endpoint is tried. If it stays, check the address on the Status page.',
      cause,
      ...options,
    });
    this.endpoint = endpoint;
  }
}

/** A gateway that works does not have what was asked for, or not yet. */
export class LackingError extends EndpointError {
  constructor(endpoint: string, why: string) {
    super(endpoint, why, undefined, {
      code: 'lacking',
      family: 'retry',
      fix: 'The next gateway is asked. What the chain has approved is looked for until a gateway has it.',
    });
  }
}

/** No gateway gave the bytes. */
export class UnavailableError extends DemlError {
  readonly failures: readonly Error[];
  constructor(cid: string, failures: readonly Error[]) {
    const reasons = failures.map((failure) => failure.message).join(' ');
    super(`No gateway has ${cid}. ${reasons || 'None is configured.'}`, {
      code: 'unavailable',
      family: 'retry',
      fix: 'Try again, or add a gateway on the Status page.',
      cause: failures[0],
    });
    this.failures = failures;
  }

  /** A gateway that works does not have it: what the chain has approved may still arrive there. */
  get coming(): boolean {
    return this.failures.some((failure) => failure instanceof LackingError);
  }
}

/** No RPC answered. */
export class NoChainError extends DemlError {
  constructor(failures: readonly Error[]) {
    super(`No RPC answered. ${failures.map((failure) => failure.message).join(' ')}`, {
      code: 'no-chain',
      family: 'retry',
      fix: 'Check the connection, or add an RPC on the Status page.',
      cause: failures[0],
    });
  }
}
