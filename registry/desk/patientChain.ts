import type { Chain } from '../actions/index.ts';
import { RevertedError } from '../errors/index.ts';

/** Calls without an answer before no more are made. */
const PATIENCE = 3;

/**
 * The same chain for judging one list of strangers' signatures: after a few calls without an answer it is asked no more.
 * A wallet may be made so that no RPC can answer for it; what accounts have signed is verified without any call.
 */
export function patientChain(chain: Chain): Chain {
  const failures: unknown[] = [];
  return {
    ...chain,
    async call(request) {
      if (failures.length >= PATIENCE) throw failures[0];
      try {
        return await chain.call(request);
      } catch (error) {
        if (!(error instanceof RevertedError)) failures.push(error);
        throw error;
      }
    },
  };
}
