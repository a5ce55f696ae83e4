import { DemlError } from '../errors/index.ts';

/** The chain's answer is older than the release that compares itself with it: an RPC that lags, or one that is made to. */
export class BehindReleaseError extends DemlError {
  constructor(block: bigint, release: number) {
    super(`The RPC that answered is at block ${block}, before block ${release} of this release.`, {
      code: 'behind-release',
      family: 'retry',
      fix: 'Try again when it has caught up, or add an RPC on the Status page. Older heads never take the place of newer ones.',
    });
  }
}
