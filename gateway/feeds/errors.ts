import { GatewayError } from '../errors.ts';

/** A feed of a gateway that follows no chain. */
export class FeedsClosedError extends GatewayError {
  constructor() {
    super('This gateway follows no chain, so it has nothing to tell.', { status: 501, code: 'feeds-closed', fix: 'Ask another gateway.' });
  }
}
