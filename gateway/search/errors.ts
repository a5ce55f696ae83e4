import { GatewayError } from '../errors.ts';

/** A search in a gateway that follows no chain. */
export class SearchClosedError extends GatewayError {
  constructor() {
    super('This gateway follows no chain, so it has nothing to search.', {
      status: 501,
      code: 'search-closed',
      fix: 'Ask another gateway.',
    });
  }
}

/** The index does not answer: its thread has ended. */
export class SearchDownError extends GatewayError {
  constructor(cause?: unknown) {
    super('The search index does not answer.', {
      status: 503,
      code: 'search-down',
      family: 'retry',
      cause,
      fix: 'Ask another gateway; its operator starts this one again, with --rebuild-search where the file is damaged.',
    });
  }
}
