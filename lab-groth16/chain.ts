import { readFileSync } from 'node:fs';
import { createHardhatRuntimeEnvironment } from 'hardhat/hre';
import solc from 'solc';
import { type Abi, createPublicClient, createWalletClient, custom, type Hex, type PublicClient } from 'viem';
import { hardhat } from 'viem/chains';
import { wordsOf } from './points.ts';

/** The generated contract, whose name is from snarkjs, and the one that stands before it. */
export type ContractName = 'Groth16Verifier' | 'ProductVerifier';

interface Compiled {
  abi: Abi;
  evm: { bytecode: { object: string } };
}
interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  contracts: Record<string, Record<string, Compiled>>;
}

/** Both contracts, with the settings of the project's own. */
export function compileContracts(generated: string): Record<ContractName, { abi: Abi; bytecode: Hex }> {
  const own = readFileSync(new URL('contracts/ProductVerifier.sol', import.meta.url), 'utf8');
  const input = {
    language: 'Solidity',
    sources: { 'contracts/ProductVerifier.sol': { content: own }, 'generated/Groth16Verifier.sol': { content: generated } },
    settings: {
      optimizer: { enabled: true, runs: 200 },
      evmVersion: 'cancun',
      outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as Output;
  const failed = output.errors?.filter(({ severity }) => severity === 'error') ?? [];
  if (failed.length > 0) throw new TypeError(failed.map(({ formattedMessage }) => formattedMessage).join('\n'));
  const of = (name: ContractName) => {
    const file = `${name === 'ProductVerifier' ? 'contracts' : 'generated'}/${name}.sol`;
    const compiled = output.contracts[file]?.[name];
    if (!compiled) throw new TypeError(`There is no contract ${name} in ${file}.`);
    return { abi: compiled.abi, bytecode: `0x${compiled.evm.bytecode.object}` as const };
  };
  return { Groth16Verifier: of('Groth16Verifier'), ProductVerifier: of('ProductVerifier') };
}

export interface Deployed {
  abi: Abi;
  address: Hex;
}

/** A chain in this process with both contracts, and what somebody who calls them needs. */
export interface Chain {
  client: PublicClient;
  contracts: Record<ContractName, Deployed>;
  /** Gas of a transaction with such a call. */
  spent(contract: Deployed, functionName: string, args: readonly unknown[]): Promise<bigint>;
  close(): Promise<void>;
}

export async function openChain(generated: string): Promise<Chain> {
  const { network } = await createHardhatRuntimeEnvironment({});
  const connection = await network.create();
  const transport = custom(connection.provider);
  const client = createPublicClient({ chain: hardhat, transport });
  const [account] = (await connection.provider.request({ method: 'eth_accounts' })) as [Hex];
  const wallet = createWalletClient({ account, chain: hardhat, transport });
  const deploy = async ({ abi, bytecode }: { abi: Abi; bytecode: Hex }): Promise<Deployed> => {
    const hash = await wallet.deployContract({ abi, bytecode });
    return { abi, address: (await client.waitForTransactionReceipt({ hash })).contractAddress as Hex };
  };
  const compiled = compileContracts(generated);
  return {
    client,
    contracts: { Groth16Verifier: await deploy(compiled.Groth16Verifier), ProductVerifier: await deploy(compiled.ProductVerifier) },
    async spent({ abi, address }, functionName, args) {
      const hash = await wallet.writeContract({ abi, address, functionName, args, gas: 1_000_000n });
      return (await client.waitForTransactionReceipt({ hash })).gasUsed;
    },
    close: () => connection.close(),
  };
}

/** The arguments of each contract's call, of a proof and its three digests. */
export function argumentsOf(proof: Uint8Array, digests: readonly bigint[]): Record<ContractName, readonly unknown[]> {
  const [ax, ay, bx1, bx0, by1, by0, cx, cy] = wordsOf(proof);
  return {
    Groth16Verifier: [
      [ax, ay],
      [
        [bx1, bx0],
        [by1, by0],
      ],
      [cx, cy],
      digests,
    ],
    ProductVerifier: [wordsOf(proof), digests],
  };
}
