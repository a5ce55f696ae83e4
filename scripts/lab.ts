import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attacks, type cheats, cheats as ways } from '../lab/process/cheat.ts';
import { type Network, startNetwork } from '../lab/process/network.ts';
import { windows } from '../lab/process/roles.ts';
import { moveClock, rounds, untilIdle, waitHere } from '../lab/process/rounds.ts';
import { checkDevChain, startLabChain } from './lab/chain.ts';
import { deployLab, EPOCH_SECONDS, payForGas } from './lab/deploy.ts';
import { oneOf, wholeOf } from './lab/flags.ts';
import { digitOrders } from './lab/orders.ts';
import { createReport } from './lab/report.ts';
import { startWorkersApart } from './lab/workerProcess.ts';
import { Children } from './stack/children.ts';
import { tell } from './tell.ts';

const names = Object.keys(ways) as (keyof typeof cheats)[];
const usual = { cheat: 'changes an entry and withholds the rows', seed: 6, tasks: 3, questions: 20 } as const;

const help = `npm run lab: the Lab's network on this machine

Starts a chain of its own with the Lab's contracts, two honest workers and one that cheats, a payer, a watcher, an evaluator and an
arbitrator, and tells what they do. Workers are processes of their own; all talk over HTTP on loopback. Money is a test token without
value. Ctrl-C stops everything, and nothing is kept.

  npm run lab -- --tasks N      digits that the payer has named (${usual.tasks}; the last is one that the model misreads)
  npm run lab -- --cheat NAME   how the cheapest worker cheats ("${usual.cheat}")
  npm run lab -- --seed N       what it draws its lies by (${usual.seed}: a layer of many rows)
  npm run lab -- --attack NAME  a challenger attacks right results, too
  npm run lab -- --questions N  digits of the evaluation (${usual.questions}; 0 for none)
  npm run lab -- --rpc URL      on the chain of a running \`npm start\`, in real time: a task takes half a minute and more
  npm run lab -- --json         a JSON object a line

Ways to cheat: ${names.join(', ')}.
Attacks: ${attacks.join(', ')}.`;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: { help: flag, tasks: text, cheat: text, seed: text, attack: text, questions: text, rpc: text, json: flag },
  });
  if (values.help) return console.log(help);
  const cheating = { name: oneOf('cheat', values.cheat, names, usual.cheat), seed: wholeOf('seed', values.seed, usual.seed, 2 ** 31) };
  const attack = values.attack === undefined ? undefined : oneOf('attack', values.attack, attacks);
  const orders = digitOrders(wholeOf('tasks', values.tasks, usual.tasks, 100));
  const questions = wholeOf('questions', values.questions, usual.questions, 200);
  const report = createReport(values.json ?? false);

  // Nothing is kept, so an end needs no more than to end: the processes that were started end with this one.
  const folder = mkdtempSync(join(tmpdir(), 'deml-lab-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  process.stdout.on('error', () => process.exit(0)); // nobody reads any more, as with `npm run lab | head`

  const isOwn = values.rpc === undefined;
  const rpc = values.rpc ?? (await startLabChain(folder)).rpc;
  await checkDevChain(rpc);
  report.line(`deploys the contracts on the chain at ${rpc}.${isOwn ? ' Where everybody waits, its clock is moved on.' : ''}`);
  const contracts = await deployLab(rpc, folder);
  await payForGas(rpc);
  const network = await startNetwork({
    ...{ rpc, contracts, folder, cheating, questions },
    ...(attack && { attack }),
    time: isOwn ? 'moved' : 'lived',
    startWorker: startWorkersApart(new Children(join(folder, 'workers'))),
    say: report.say,
  });
  const before = await network.wealth();
  for (const order of orders) network.payer.want(order);
  await work(network, isOwn);
  report.balances(before, await network.wealth(), network.payer.outcomes);
}

/** Lets everybody work until the last order has ended and what is owed was taken out. */
async function work({ payer, parties }: Network, isOwn: boolean): Promise<void> {
  const [wait, mostWaits] = isOwn ? [moveClock(payer.chain.client, windows.moved.turnSeconds + 1), 5_000] : [waitHere(), 100_000];
  await rounds({ parties, wait, until: () => payer.isServed, mostWaits });
  // When the epoch is over, too, the pool mints its rebates: on a chain of others nobody waits for that.
  if (isOwn) await moveClock(payer.chain.client, EPOCH_SECONDS)();
  await untilIdle(parties);
}

await main().catch((error: unknown) => {
  tell(error);
  process.exitCode = 1;
});
process.exit();
