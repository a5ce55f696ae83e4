import { DemlError } from '../errors/index.ts';

/** A parameter of an order that is malformed, unknown or too much. */
export class BadOrderError extends DemlError {
  constructor(parameter: string, reason: string) {
    super(`"${parameter.slice(0, 40)}" of the order ${reason}.`, {
      code: 'bad-order',
      family: 'input',
      fix: 'Correct the named parameter; docs/reference/http-api.md lists them.',
    });
  }
}

/** An order that has not the agreed form, or that contradicts itself. */
export class BadOrderAnswerError extends DemlError {
  constructor(where: string, path: string, reason: string) {
    super(`${where} gave an order in another form at ${path || '(the whole)'}: it ${reason.slice(0, 200)}.`, {
      code: 'bad-order-answer',
      family: 'content',
      fix: 'The next gateway is asked. If all answer so, they are of another version than this reader.',
    });
  }
}

/** No gateway gave an order. */
export class NoOrderError extends DemlError {
  readonly failures: readonly DemlError[];
  constructor(failures: readonly DemlError[]) {
    super(`No gateway gave an order of the table. ${failures.map((failure) => failure.message).join(' ') || 'None is configured.'}`, {
      code: 'no-order',
      family: 'retry',
      fix: 'Read the systems as the chain lists them, or all of them; or add a gateway on the Status page.',
      cause: failures[0],
    });
    this.failures = failures;
  }
}
