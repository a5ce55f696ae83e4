import type { Address, ContractFunctionArgs, ContractFunctionReturnType, Hex } from 'viem';
import { BadAnswerError, NoRegistryError } from '../errors/index.ts';
import type { registryAbi } from '../generated/abi.ts';
import { registryViews } from '../generated/views.ts';
import { decodeWords, encodeWords } from './layout.ts';

/** Which registry is meant. */
export interface RegistryAddress {
  address: Address;
  chainId: number;
  /** Block of the deployment of its AccessManager, where known: no log of either is older, so no older block is searched. */
  since?: bigint;
}

/**
 * A view of the chain that can answer calls: the only thing that reading needs. `agreeingChain` makes one of RPC
 * addresses and compares them; a test or a server may hand in its own.
 */
export interface Chain {
  /** `eth_call`. Without `block` the newest block that the endpoint has. Throws `RevertedError` where the contract refuses. */
  call(request: CallRequest): Promise<Hex>;
  /** `eth_getLogs`. Errors: `LogLimitError` where an RPC gives fewer blocks or logs at once. */
  logs(request: LogRequest): Promise<ChainLog[]>;
}

/** A call that is answered and not sent. `from`: who asks, where the answer depends on it. */
export interface CallRequest {
  to: Address;
  data: Hex;
  block?: bigint | undefined;
  from?: Address | undefined;
}

/** Which logs: a null topic matches any, a list one of its members. */
export interface LogRequest {
  address: Address;
  topics: readonly (Hex | readonly Hex[] | null)[];
  /** First block; absent for the very first. */
  from?: bigint | undefined;
  /** Last block; absent for the newest. */
  to?: bigint | undefined;
}

/** A chain that also tells when blocks were made, where their logs do not say it. */
export interface TimedChain extends Chain {
  /** Seconds since 1970 of each block, in the order asked. */
  times(blocks: readonly bigint[]): Promise<number[]>;
}

/** The parts of a log that the register reads. */
export interface ChainLog {
  topics: Hex[];
  data: Hex;
  blockNumber: Hex;
  transactionHash: Hex;
  blockTimestamp?: Hex;
}

type Views = keyof typeof registryViews;

/** Calls a view of the registry: encodes, asks, decodes. Types are those of the ABI; addresses come in lowercase. */
export async function readRegistry<const N extends Views>(
  chain: Chain,
  registry: RegistryAddress,
  view: N,
  args: ContractFunctionArgs<typeof registryAbi, 'view', N>,
  block?: bigint,
): Promise<ContractFunctionReturnType<typeof registryAbi, 'view', N>> {
  const [selector, inputs, outputs] = registryViews[view];
  const data: Hex = `${selector}${encodeWords(inputs, args as readonly unknown[])}`;
  const answer = await chain.call({ to: registry.address, data, block });
  if (answer === '0x') throw new NoRegistryError(registry.address, registry.chainId);
  try {
    const values = decodeWords(outputs, answer);
    return (values.length === 1 ? values[0] : values) as ContractFunctionReturnType<typeof registryAbi, 'view', N>;
  } catch (cause) {
    throw new BadAnswerError(view, cause);
  }
}
