import { DemlError } from '../errors/index.ts';

/** A parameter of a search that is malformed, unknown or too much. */
export class BadSearchError extends DemlError {
  readonly parameter: string;
  readonly reason: string;
  constructor(parameter: string, reason: string) {
    super(`"${parameter.slice(0, 40)}" of the search ${reason}.`, {
      code: 'bad-search',
      family: 'input',
      fix: 'Correct the named parameter; docs/reference/http-api.md lists them.',
    });
    this.parameter = parameter;
    this.reason = reason;
  }
}

/** An answer to a search that has not the agreed form. */
export class BadSearchAnswerError extends DemlError {
  constructor(where: string, path: string, reason: string) {
    super(`${where} answered a search in another form at ${path || '(the whole)'}: it ${reason.slice(0, 200)}.`, {
      code: 'bad-search-answer',
      family: 'content',
      fix: 'The next gateway is asked. If all answer so, they are of another version than this reader.',
    });
  }
}

/** No gateway answered a search. */
export class NoSearchError extends DemlError {
  readonly failures: readonly DemlError[];
  constructor(failures: readonly DemlError[]) {
    const isInput = failures.length > 0 && failures.every(({ family }) => family === 'input');
    super(`No gateway answered the search. ${failures.map((failure) => failure.message).join(' ') || 'None is configured.'}`, {
      code: 'no-search',
      family: isInput ? 'input' : 'retry',
      fix: 'Read what each gateway says; try again, or add a gateway on the Status page. Reading works without a search.',
      cause: failures[0],
    });
    this.failures = failures;
  }
}
