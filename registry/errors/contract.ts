import type { Hex } from 'viem';
import { decodeErrorResult } from 'viem/utils';
import { registryAbi } from '../generated/abi.ts';
import { type BesideErrorName, besideAbi, besideErrors } from './besideErrors.ts';
import { contractErrors, type ContractErrorName as RegistryErrorName } from './contractErrors.ts';
import { DemlError } from './DemlError.ts';

/** The name of a custom error of the Registry, of the Attestations, or of the AccessManager. */
export type ContractErrorName = RegistryErrorName | BesideErrorName;

/** Every refusal by its name. */
export const refusals = { ...contractErrors, ...besideErrors };

/** A refusal of one of the contracts, with the values that it gave. Not in errors/index: readers never send. */
export class ContractError extends DemlError {
  readonly errorName: ContractErrorName;
  readonly args: readonly unknown[];
  constructor(errorName: ContractErrorName, args: readonly unknown[], cause?: unknown) {
    const { family, fix, say } = refusals[errorName];
    super((say as (...args: readonly unknown[]) => string)(...args), { code: codeOf(errorName), family, fix, cause });
    this.errorName = errorName;
    this.args = args;
  }
}

/** A revert that is none of the contracts' own errors. */
export class UnknownRevertError extends DemlError {
  constructor(data: string, cause?: unknown) {
    super(`The call was refused with ${data === '0x' ? 'no reason' : `"${data.slice(0, 138)}"`}.`, {
      code: 'unknown-revert',
      family: 'fatal',
      fix: 'Check the address and the chain; if they are right, report it with this text.',
      cause,
    });
  }
}

/** The code of a contract error: `StaleBase` is `stale-base`. */
export const codeOf = (name: ContractErrorName): string => name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();

const abi = [...registryAbi, ...besideAbi];

/** The typed error of a revert's data, as a wallet or an RPC hands it over. */
export function contractError(data: Hex, cause?: unknown): ContractError | UnknownRevertError {
  try {
    const { errorName, args = [] } = decodeErrorResult({ abi, data });
    if (Object.hasOwn(refusals, errorName)) return new ContractError(errorName as ContractErrorName, args, cause);
    return new UnknownRevertError(String(args[0] ?? errorName), cause); // Error(string) or Panic(uint256) of the compiler
  } catch {
    return new UnknownRevertError(data, cause); // its selector or its values do not decode: the data is all there is to show
  }
}
