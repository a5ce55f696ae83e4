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

/** The gateway has begun and has not read the heads yet. */
export class OrderNotReadyError extends GatewayError {
  constructor() {
    super('This gateway has not read yet which systems there are.', {
      status: 503,
      code: 'order-not-ready',
      family: 'retry',
      fix: 'Ask another gateway, or this one in a moment.',
    });
  }
}
