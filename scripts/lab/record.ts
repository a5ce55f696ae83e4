import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createPublicClient, http } from 'viem';
import type { LabContracts } from '../../lab/process/chain.ts';
import { record } from '../../lab/process/recording.ts';
import { accounts, roles } from '../../lab/process/roles.ts';
import { root } from '../stack/layout.ts';

/** Writes the events of a run as a file that the Lab's page replays; answers how many there are. */
export async function recordRun(
  file: string,
  { rpc, contracts, command }: { rpc: string; contracts: LabContracts; command: string },
): Promise<number> {
  const client = createPublicClient({ transport: http(rpc) });
  const { since, ...addresses } = contracts;
  const logs = await client.getLogs({ address: Object.values(addresses), fromBlock: since });
  const times = new Map<bigint, number>();
  for (const block of new Set(logs.map(({ blockNumber }) => blockNumber)))
    times.set(block, Number((await client.getBlock({ blockNumber: block })).timestamp));
  const recording = record(logs, (block) => times.get(block) ?? 0, {
    recorded: new Date().toISOString().slice(0, 10),
    command,
    commit: execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    contracts: addresses,
    accounts: Object.fromEntries(roles.map((role) => [role, accounts[role].address])),
  });
  await writeFile(file, `${JSON.stringify(recording)}\n`);
  return logs.length;
}
