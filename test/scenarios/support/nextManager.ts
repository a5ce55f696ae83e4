import { readFile } from 'node:fs/promises';
import { type Address, createWalletClient, encodeFunctionData, type Hex, http, publicActions } from 'viem';
import type { LocalAccount } from 'viem/accounts';
import { managerAbi } from '../../../registry/proposing/managerAbi.ts';

const artifact = new URL('../../../artifacts/@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager.json', import.meta.url);

/** A second AccessManager, as the deployment of the first one has compiled it. Its admin has no delay. */
export async function deployManager(rpc: string, admin: LocalAccount): Promise<Address> {
  const { abi, bytecode } = JSON.parse(await readFile(artifact, 'utf8')) as { abi: []; bytecode: Hex };
  const client = createWalletClient({ account: admin, transport: http(rpc), pollingInterval: 20 }).extend(publicActions);
  const hash = await client.deployContract({ abi, bytecode, args: [admin.address], chain: null });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error('The AccessManager was not deployed.');
  return contractAddress;
}

/** The data of a call of an AccessManager. */
export function managerData(functionName: 'grantRole' | 'updateAuthority', args: readonly unknown[]): Hex {
  return encodeFunctionData({ abi: managerAbi, functionName, args } as Parameters<typeof encodeFunctionData>[0]);
}
