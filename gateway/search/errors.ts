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

/** The index does not answer: its thread has ended, and the next one has not begun. */
export class SearchDownError extends GatewayError {
  constructor(cause?: unknown) {
    super('The search index does not answer.', {
      status: 503,
      code: 'search-down',
      family: 'retry',
      cause,
      fix: 'Ask another gateway, or again in a minute: the index starts again by itself. `lastErrors` of /status says why it ended.',
    });
  }
}
