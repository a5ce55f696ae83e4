import { DemlError, EndpointError } from '../../registry/errors/index.ts';

/** Every failure has a way out: what is not ours is an endpoint's or the browser's. */
export function asDemlError(error: unknown): DemlError {
  if (error instanceof DemlError) return error;
  return new EndpointError('this browser', error instanceof Error ? error.message : String(error), error);
}
