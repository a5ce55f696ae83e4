import { DemlError } from '../errors/index.ts';

/** More requests from one address than allowed, or more at once than a server can hold. */
export class RateLimitedError extends DemlError {
  readonly retryAfter: number;
  constructor(what: string, retryAfter: number) {
    super(`${what}.`, {
      code: 'rate-limited',
      family: 'retry',
      fix: `Wait ${retryAfter} s; ask for more at a time: blocks as CARs, lists in longer pages.`,
    });
    this.retryAfter = retryAfter;
  }
}
