import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TimedChain } from '../../registry/actions/index.ts';
import { getChanges } from '../../registry/history/index.ts';
import { getRegisterAt } from '../../registry/past/index.ts';
import { agreeingChain } from '../../registry/verify/index.ts';
import { Children } from '../stack/children.ts';
import { freePort } from '../stack/ports.ts';
import { command } from '../tell.ts';
import { call, deploy, startChain } from './scale/chain.ts';
import { fill } from './scale/fill.ts';
import { planOf } from './scale/plan.ts';
import { median, plain, section } from './table.ts';

const help = `node scripts/bench/past.ts: what the register of a past block (?at=) and a list of changes cost, on a chain of its own

  --notes LIST   sizes to measure, smallest first (default 100,1000,5000)
  --rounds N     how often each is read (default 5)`;

const PROJECTS = 20;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, notes: { type: 'string' }, rounds: { type: 'string' } } });
  if (values.help) return console.log(help);
  const sizes = (values.notes ?? '100,1000,5000').split(',').map(Number);
  const figures = [];
  for (const notes of sizes) figures.push(...(await measured(notes, Number(values.rounds ?? 5))));
  console.log(section('The register of a past block', figures));
}

async function measured(notes: number, rounds: number) {
  const dir = await mkdtemp(join(tmpdir(), 'deml-past-'));
  const children = new Children(join(dir, 'pids'));
  try {
    const port = await freePort();
    const rpc = `http://127.0.0.1:${port}`;
    await startChain(children, port, rpc, undefined);
    const { registry: address, chainId } = await deploy(children, rpc, join(dir, 'deployment.json'));
    const registry = { address, chainId };
    await call(rpc, 'evm_setAutomine', [false]);
    const entries = await fill(planOf({ notes, projects: PROJECTS }), { rpc, gateway: null, registry });
    // Each batch of entries is approved in the last block of its own, so the one before the newest lacks the last batch.
    const before = BigInt((await call(rpc, 'eth_blockNumber')) as string) - 1n;
    const taken: Record<'at' | 'changes', { wall: number; cpu: number }[]> = { at: [], changes: [] };
    let asked = { requests: 0, bytes: 0 };
    for (let round = 0; round < rounds; round++) {
      const counted = counting(rpc);
      taken.at.push(await timed(() => getRegisterAt(counted.chain, { registry, moment: { block: before } })));
      asked = counted.asked;
      taken.changes.push(await timed(() => getChanges(counting(rpc).chain, { registry, from: { block: before }, to: null })));
    }
    return [
      plain(`${entries} entries: heads of a past block`, told(taken.at)),
      plain(`${entries} entries: requests and bytes for it`, `${asked.requests}, ${(asked.bytes / 1024).toFixed(0)} KB`),
      plain(`${entries} entries: changes since that block`, told(taken.changes)),
    ];
  } finally {
    await children.stopAll();
    await rm(dir, { recursive: true, force: true });
  }
}

/** A chain that counts what it asks, and the letters of the answers. */
function counting(rpc: string): { chain: TimedChain; asked: { requests: number; bytes: number } } {
  const asked = { requests: 0, bytes: 0 };
  const { call: ask, logs, times } = agreeingChain({ rpcs: [rpc] });
  const count =
    <A, B>(read: (request: A) => Promise<B>) =>
    async (request: A) => {
      const answer = await read(request);
      asked.requests++;
      asked.bytes += JSON.stringify(answer).length;
      return answer;
    };
  return { chain: { call: count(ask), logs: count(logs), times: count(times) }, asked };
}

/** Wall time, and processor time of this process, which a busy machine does not stretch. */
async function timed(task: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  await task();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - began, cpu: (user + system) / 1000 };
}

const told = (runs: readonly { wall: number; cpu: number }[]): string =>
  `${median(runs.map(({ wall }) => wall)).toFixed(0)} ms, processor ${median(runs.map(({ cpu }) => cpu)).toFixed(0)} ms`;

await command(main);
