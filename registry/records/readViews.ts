import type { Abi, ContractFunctionName, Hex } from 'viem';
import { decodeFunctionResult, encodeFunctionData } from 'viem/utils';
import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { BadAnswerError, NoRegistryError } from '../errors/index.ts';
import { registryAbi } from '../generated/abi.ts';
import { lowered } from './lowered.ts';

/** Views asked in one call: more would meet the limits that RPCs set to gas and to the size of a request. */
const VIEWS_A_CALL = 200;

/** The answers of many views at one block, by the registry's own `multicall`: one request for 200 of them. */
export async function readViews(
  chain: Chain,
  registry: RegistryAddress,
  views: readonly { name: ContractFunctionName<typeof registryAbi, 'view'>; args: readonly unknown[] }[],
  block: bigint,
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let i = 0; i < views.length; i += VIEWS_A_CALL) {
    const some = views.slice(i, i + VIEWS_A_CALL);
    const calls = some.map(({ name, args }) => encodeFunctionData({ abi: registryAbi as Abi, functionName: name, args }));
    const data = encodeFunctionData({ abi: registryAbi, functionName: 'multicall', args: [calls] });
    const results = decoded<readonly Hex[]>(registry, registryAbi, 'multicall', await chain.call({ to: registry.address, data, block }));
    if (results.length !== some.length)
      throw new BadAnswerError('multicall', new RangeError(`${results.length} answers for ${some.length}`));
    some.forEach(({ name }, at) => {
      answers.push(decoded(registry, registryAbi, name, results[at] as Hex));
    });
  }
  return answers;
}

/** The answer of a view of any contract. Throws `BadAnswerError` for bytes that it cannot give. */
export async function readView<T>(
  chain: Chain,
  registry: RegistryAddress,
  view: { abi: Abi; to: Hex; name: string; args: readonly unknown[] },
  block: bigint,
): Promise<T> {
  const data = encodeFunctionData({ abi: view.abi, functionName: view.name, args: view.args });
  return decoded<T>({ ...registry, address: view.to }, view.abi, view.name, await chain.call({ to: view.to, data, block }));
}

function decoded<T>({ address, chainId }: RegistryAddress, abi: Abi, functionName: string, data: Hex): T {
  if (data === '0x') throw new NoRegistryError(address, chainId);
  try {
    return lowered(decodeFunctionResult({ abi, functionName, data })) as T;
  } catch (cause) {
    throw new BadAnswerError(functionName, cause);
  }
}
