import { BaseError, ContractFunctionRevertedError } from 'viem';

/** The custom error of a call that must fail; throws when the call succeeds or fails otherwise. */
export async function revertOf(call: Promise<unknown>): Promise<readonly [name: string, ...args: unknown[]]> {
  const error = await call.then(
    () => new Error('The call succeeded, but a revert was expected.'),
    (reason: unknown) => reason,
  );
  const reverted = error instanceof BaseError ? error.walk((e) => e instanceof ContractFunctionRevertedError) : null;
  if (reverted instanceof ContractFunctionRevertedError && reverted.data) {
    return [reverted.data.errorName, ...(reverted.data.args ?? [])];
  }
  throw error;
}
