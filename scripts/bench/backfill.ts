import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { numberToHex } from 'viem';
import { Children } from '../stack/children.ts';
import { freePort } from '../stack/ports.ts';
import { command } from '../tell.ts';
import { machine, writePart } from './report.ts';
import { type App, type Backfill, backfill } from './scale/backfills.ts';
import { call, deploy, startChain } from './scale/chain.ts';
import { fill } from './scale/fill.ts';
import { planOf } from './scale/plan.ts';
import { atLeast, median, plain, section } from './table.ts';

const help = `node scripts/bench/backfill.ts: our indexer against a bare Ponder app that stores the same events as they are

  --notes N    notes on the chain, five events each (default 10000)
  --rounds N   how often each reads the history, in turns (default 3)
  --write      also put the table into docs/reference/performance.md`;

/** Blocks after which Ponder holds a block for settled, on a chain without a name, and so a part of the history. */
const SETTLED = 80;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ options: { help: flag, notes: text, rounds: text, write: flag } });
  if (values.help) return console.log(help);
  const dir = await mkdtemp(join(tmpdir(), 'deml-backfill-'));
  const children = new Children(join(dir, 'pids'));
  try {
    const port = await freePort();
    const rpc = `http://127.0.0.1:${port}`;
    await startChain(children, port, rpc, undefined);
    const deployment = await deploy(children, rpc, join(dir, 'deployment.json'));
    await call(rpc, 'evm_setAutomine', [false]);
    const notes = Number(values.notes ?? 10_000);
    await fill(planOf({ notes, projects: 0 }), {
      ...{ rpc, gateway: null, registry: { address: deployment.registry, chainId: deployment.chainId } },
      onProgress: (done) => done % 2_500 === 0 && console.log(`${done} of ${notes} notes on the chain`),
    });
    await call(rpc, 'anvil_mine', [numberToHex(SETTLED)]);
    const query = { address: deployment.registry, fromBlock: '0x0', toBlock: 'latest' };
    const events = ((await call(rpc, 'eth_getLogs', [query])) as unknown[]).length;

    const taken: Record<App, Backfill[]> = { bare: [], ours: [] };
    for (let round = 0; round < Number(values.rounds ?? 3); round++)
      for (const app of ['bare', 'ours'] as const) {
        const one = await backfill(app, rpc, deployment);
        taken[app].push(one);
        console.log(`${app}: ${one.seconds.toFixed(1)} s, processor ${one.cpuSeconds.toFixed(1)} s`);
      }
    const of = (app: App, part: keyof Backfill) => median(taken[app].map((one) => one[part]));
    const rate = (app: App) => events / of(app, 'seconds');
    const table = section('Backfill of the indexer', [
      plain(`${events} events: a bare Ponder app, one insert each (median of ${taken.bare.length})`, `${rate('bare').toFixed(0)} events/s`),
      plain('the same events: the indexer', `${rate('ours').toFixed(0)} events/s`),
      atLeast('the indexer against the bare app', rate('ours') / rate('bare'), 0.8, ' ×', 2),
      plain(
        'processor time, start included: bare app, indexer',
        `${of('bare', 'cpuSeconds').toFixed(1)}, ${of('ours', 'cpuSeconds').toFixed(1)} s`,
      ),
    ]);
    console.log(table);
    if (values.write)
      await writePart(
        'backfill',
        `Written by \`node scripts/bench/backfill.ts --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}.\n\n${table}`,
      );
  } finally {
    await children.stopAll();
    await rm(dir, { recursive: true, force: true });
  }
  process.exit(0); // keep-alive connections
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1)); // its children end with it
await command(main);
