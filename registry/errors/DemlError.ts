/**
 * What the caller does next, and the only thing that loops and interfaces branch on:
 * `retry` the same call, correct the `input`, distrust the `content`, or give up (`fatal`).
 */
export type Family = 'retry' | 'input' | 'content' | 'fatal';

export interface DemlErrorOptions {
  /** Stable and documented in docs/reference/errors.md. */
  code: string;
  family: Family;
  /** What the reader or caller can do now. */
  fix: string;
  cause?: unknown;
}

/** The base of every error of this project: what happened, with the value, and the way out. */
export class DemlError extends Error {
  readonly code: string;
  readonly family: Family;
  readonly fix: string;

  constructor(message: string, options: DemlErrorOptions) {
    super(message, { cause: options.cause });
    // From the code and not from the class: a minifier renames classes.
    this.name = `${options.code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Error`;
    this.code = options.code;
    this.family = options.family;
    this.fix = options.fix;
  }
}
