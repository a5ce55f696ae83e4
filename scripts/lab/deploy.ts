import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Address, createPublicClient, createWalletClient, http, parseEther } from 'viem';
import type { LabContracts } from '../../lab/process/chain.ts';
import { accounts } from '../../lab/process/roles.ts';
import { root } from '../stack/layout.ts';
import { oneAtATime } from '../stack/lock.ts';
import { wallets } from '../stack/wallets.ts';

/** Deploys the Lab's contracts by Ignition, anew at every call; the journal stands in the folder. */
export async function deployLab(rpc: string, folder: string): Promise<LabContracts> {
  const client = createPublicClient({ transport: http(rpc) });
  const since = await client.getBlockNumber();
  process.env.DEML_RPC = rpc;
  const { default: hre, network } = await import('hardhat');
  await mkdir(join(root, 'cache'), { recursive: true });
  await oneAtATime(join(root, 'cache', 'deml-build.lock'), () => hre.tasks.getTask('build').run({ quiet: true, noTests: true }));
  hre.config.paths.ignition = join(folder, 'ignition');
  const { default: labModule } = await import('../../ignition/modules/Lab.ts');
  const parameters = JSON.parse(await readFile(join(root, 'ignition', 'parameters', 'local.json'), 'utf8'));
  const connection = await network.create({ network: 'local' });
  const deployed: Record<string, { address: Address }> = await connection.ignition.deploy(labModule, {
    parameters,
    deploymentId: 'lab',
    displayUi: false,
  });
  const { escrow, game, token, pool } = deployed;
  if (!escrow || !game || !token || !pool) throw new TypeError('The Ignition module returns one contract too few.');
  return { escrow: escrow.address, game: game.address, token: token.address, pool: pool.address, since };
}

/** Seconds of an epoch of the pool, by the parameters. */
export const EPOCH_SECONDS = 3_600;

/** Gives every party of the Lab what its transactions cost, from an account of the dev chain. */
export async function payForGas(rpc: string): Promise<void> {
  const account = wallets.contributor;
  const wallet = createWalletClient({ account, transport: http(rpc) });
  const client = createPublicClient({ transport: http(rpc), pollingInterval: 50 });
  for (const { address } of Object.values(accounts)) {
    if ((await client.getBalance({ address })) >= parseEther('1')) continue;
    const hash = await wallet.sendTransaction({ chain: null, to: address, value: parseEther('5') });
    await client.waitForTransactionReceipt({ hash });
  }
}
