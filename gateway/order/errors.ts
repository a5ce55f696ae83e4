import { GatewayError } from '../errors.ts';

/** No chain is followed. */
export class OrderClosedError extends GatewayError {
  constructor() {
    super('This gateway follows no chain, so it has no systems to put in order.', {
      status: 501,
      code: 'order-closed',
      fix: 'Ask another gateway.',
    });
  }
}
