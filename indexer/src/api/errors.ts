import { DemlError } from '../../../registry/errors/index.ts';

/** A parameter of a request that is malformed, unknown or too much. */
export class BadQueryError extends DemlError {
  constructor(name: string, why: string) {
    super(`The parameter ${name.slice(0, 80)} is not usable: ${why}.`, {
      code: 'bad-query',
      family: 'input',
      fix: 'Correct the named parameter; /openapi.json lists them.',
    });
  }
}

/** No such thing in the tables. */
export class NotIndexedError extends DemlError {
  constructor(what: string) {
    super(`The tables hold no ${what}.`, {
      code: 'not-indexed',
      family: 'retry',
      fix: 'Compare the block that /status tells with the chain: the indexer may be behind. If it is not, the address is wrong.',
    });
  }
}

/** A path that no route has. */
export class RouteMissingError extends DemlError {
  constructor(path: string) {
    super(`There is nothing at ${path.slice(0, 200)}.`, {
      code: 'route-missing',
      family: 'input',
      fix: 'Use one of the routes that /openapi.json lists.',
    });
  }
}

/** A method that a route of the indexer does not have. */
export class MethodMissingError extends DemlError {
  constructor(method: string, path: string, allowed: string) {
    super(`${path.slice(0, 200)} does not take ${method}.`, {
      code: 'method-missing',
      family: 'input',
      fix: `Use ${allowed}.`,
    });
  }
}

/** A question to GraphQL above its limit. */
export class QuestionTooLargeError extends DemlError {
  constructor(limit: number) {
    super(`The question has more than ${limit} bytes.`, {
      code: 'question-too-large',
      family: 'input',
      fix: 'Ask for less at a time; the plain routes of /openapi.json need no body.',
    });
  }
}

const statuses: Record<string, number> = {
  'bad-query': 400,
  'not-indexed': 404,
  'route-missing': 404,
  'method-missing': 405,
  'question-too-large': 413,
  'rate-limited': 429,
};

/** The HTTP status that says the same as an error. */
export const statusOf = (error: unknown): number => (error instanceof DemlError ? (statuses[error.code] ?? 500) : 500);
