import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Address } from 'viem';
import { root } from './layout.ts';
import { oneAtATime } from './lock.ts';

/** Where the contracts of a stack stand. */
export interface Deployment {
  chainId: number;
  registry: Address;
  manager: Address;
  attestations: Address;
  /** The Lab's contracts, apart from the register's; absent until they are deployed. */
  lab?: LabDeployment;
}

/** Where the Lab's contracts stand, and the block after which their events are. */
export interface LabDeployment {
  escrow: Address;
  game: Address;
  token: Address;
  pool: Address;
  since: number;
}

/**
 * Deploys by Ignition, once. Ignition's journal alone is not enough: on a chain that was wiped it says "nothing new"
 * although there is no code, so the code at the recorded address decides.
 */
export async function deploy(rpc: string, chainId: number, record: string): Promise<Deployment> {
  const known = await deployed(rpc, record);
  if (known) return known;

  process.env.DEML_RPC = rpc;
  const id = 'local';
  const { default: hre, network } = await import('hardhat');
  // Stacks of several folders share the compiler's cache and output.
  await mkdir(join(root, 'cache'), { recursive: true });
  await oneAtATime(join(root, 'cache', 'deml-build.lock'), () => hre.tasks.getTask('build').run({ quiet: true, noTests: true }));
  hre.config.paths.ignition = join(dirname(record), 'ignition'); // the journal belongs to this stack's state
  const journal = join(hre.config.paths.ignition, 'deployments', id);
  const { default: handoverModule } = await import('../../ignition/modules/Handover.ts');
  const parameters = JSON.parse(await readFile(join(root, 'ignition', 'parameters', 'local.json'), 'utf8'));
  const run = async () => {
    const connection = await network.create({ network: 'local' });
    const contracts: Record<string, { address: Address }> = await connection.ignition.deploy(handoverModule, {
      parameters,
      deploymentId: id,
      displayUi: false,
    });
    const { registry, manager, attestations } = contracts;
    if (!registry || !manager || !attestations) throw new TypeError('The Ignition module returns one contract too few.');
    return { chainId, registry: registry.address, manager: manager.address, attestations: attestations.address } satisfies Deployment;
  };
  let deployment = await run().catch(() => undefined);
  if (!deployment || !(await hasCode(rpc, deployment.registry))) {
    await rm(journal, { recursive: true, force: true }); // a journal of a chain that is no more
    deployment = await run();
  }
  await write(record, deployment);
  return deployment;
}

/** Deploys the Lab's contracts too, once. */
async function addLab(rpc: string, record: string, deployment: Deployment): Promise<void> {
  const { deployLab } = await import('../lab/deploy.ts');
  const journal = join(dirname(record), 'ignition', 'deployments', 'lab');
  const isResumed = existsSync(journal);
  const run = () => deployLab(rpc, dirname(record));
  let contracts = isResumed ? await run().catch(() => undefined) : await run();
  if (!contracts || !(await hasCode(rpc, contracts.escrow))) {
    await rm(journal, { recursive: true, force: true }); // of a chain that is no more
    contracts = await run();
  }
  const { since, ...addresses } = contracts;
  // What was deployed earlier may have events from any block on.
  await write(record, { ...deployment, lab: { ...addresses, since: isResumed ? 0 : Number(since) } });
}

async function write(record: string, deployment: Deployment): Promise<void> {
  await mkdir(dirname(record), { recursive: true });
  await writeFile(`${record}.new`, JSON.stringify(deployment));
  await rename(`${record}.new`, record);
}

/** The recorded deployment, if its code is on the chain. */
export async function deployed(rpc: string, record: string): Promise<Deployment | undefined> {
  const known = await readRecord(record);
  // A record without attestations is of an earlier contract, which this software cannot read.
  return known?.attestations && (await hasCode(rpc, known.registry)) ? known : undefined;
}

/** A record that is damaged counts as none: Ignition's journal still knows what it deployed. */
async function readRecord(record: string): Promise<Deployment | undefined> {
  try {
    return JSON.parse(await readFile(record, 'utf8')) as Deployment;
  } catch {
    return undefined;
  }
}

async function hasCode(rpc: string, address: Address): Promise<boolean> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_getCode', params: [address, 'latest'] });
  const answer = (await (await fetch(rpc, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json()) as {
    result?: string;
  };
  return (answer.result?.length ?? 0) > 2;
}

if (import.meta.main) {
  const [rpc, chainId, record, also] = process.argv.slice(2);
  if (!rpc || !chainId || !record) throw new Error('Usage: deploy.ts <rpc> <chainId> <record file> [lab]');
  const deployment = await deploy(rpc, Number(chainId), record);
  if (also === 'lab' && !deployment.lab) await addLab(rpc, record, deployment);
  process.exit(0); // Hardhat keeps workers alive
}
