import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Address, createWalletClient, type Hex, http, parseAbi, publicActions } from 'viem';
import type { LocalAccount } from 'viem/accounts';

export const ownedWalletAbi = parseAbi([
  'constructor(address owner) payable',
  'function execute(address to, uint256 value, bytes data) returns (bytes)',
  'function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)',
]);

interface Compiler {
  compile(input: string): string;
}

/** Compiles and deploys a contract wallet, paid by its owner. */
export async function deployOwnedWallet(rpc: string, owner: LocalAccount, value = 0n): Promise<Address> {
  const client = createWalletClient({ account: owner, transport: http(rpc), pollingInterval: 20 }).extend(publicActions);
  const hash = await client.deployContract({ abi: ownedWalletAbi, bytecode: await bytecode(), args: [owner.address], value, chain: null });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error('The contract wallet was not deployed.');
  return contractAddress;
}

async function bytecode(): Promise<Hex> {
  const solc = createRequire(import.meta.url)('solc') as Compiler;
  const content = await readFile(new URL('OwnedWallet.sol', import.meta.url), 'utf8');
  const { contracts, errors } = JSON.parse(
    solc.compile(
      JSON.stringify({
        language: 'Solidity',
        sources: { 'OwnedWallet.sol': { content } },
        settings: { evmVersion: 'cancun', outputSelection: { '*': { '*': ['evm.bytecode.object'] } } },
      }),
    ),
  ) as { contracts?: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>; errors?: { formattedMessage: string }[] };
  const object = contracts?.['OwnedWallet.sol']?.OwnedWallet?.evm.bytecode.object;
  if (!object) throw new Error(errors?.map((one) => one.formattedMessage).join('\n') ?? 'solc answered without bytecode.');
  return `0x${object}`;
}
