import type { Abi, Address, ContractFunctionArgs, ContractFunctionName, Hex } from 'viem';
import { decodeFunctionResult, encodeFunctionData } from 'viem/utils';
import { BadAnswerError, NoRegistryError } from '../errors/index.ts';
import { registryViews } from '../generated/views.ts';

/** Which registry is meant. */
export interface RegistryAddress {
  address: Address;
  chainId: number;
}

/**
 * A view of the chain that can answer calls: the only thing that reading needs. `agreeingChain` makes one of RPC
 * addresses and compares them; a test or a server may hand in its own.
 */
export interface Chain {
  /** `eth_call`. Without `block` the newest block that the endpoint has. */
  call(request: { to: Address; data: Hex; block?: bigint | undefined }): Promise<Hex>;
  /** `eth_getLogs` from the first block to the newest; a null topic matches any. */
  logs(request: { address: Address; topics: readonly (Hex | null)[] }): Promise<ChainLog[]>;
}

/** The parts of a log that the register reads. */
export interface ChainLog {
  topics: Hex[];
  data: Hex;
  blockNumber: Hex;
  transactionHash: Hex;
  blockTimestamp?: Hex;
}

type Views = ContractFunctionName<typeof registryViews, 'view'>;

/** Calls a view of the registry: encodes, asks, decodes. */
export async function readRegistry<const N extends Views>(
  chain: Chain, registry: RegistryAddress, functionName: N,
  args: ContractFunctionArgs<typeof registryViews, 'view', N>, block?: bigint,
) {
  const data = encodeFunctionData({ abi: registryViews as Abi, functionName: functionName as string, args: args as readonly unknown[] });
  const answer = await chain.call({ to: registry.address, data, block });
  if (answer === '0x') throw new NoRegistryError(registry.address, registry.chainId);
  try {
    return decodeFunctionResult<typeof registryViews, N>({ abi: registryViews, functionName, data: answer } as never);
  } catch (cause) {
    throw new BadAnswerError(functionName, cause);
  }
}
