import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createPublicClient, http } from 'viem';
import { LabChain, type LabContracts } from '../lab/process/chain.ts';
import { attacks, type cheats, cheats as ways } from '../lab/process/cheat.ts';
import { enrolAll, wealthOfAll } from '../lab/process/enrol.ts';
import { startNetwork } from '../lab/process/network.ts';
import type { Outcome } from '../lab/process/payer.ts';
import { replayAnyBytes } from '../lab/process/replay.ts';
import { accounts, type Time, windows } from '../lab/process/roles.ts';
import { moveClock, rounds, untilIdle, type Wait, waitHere } from '../lab/process/rounds.ts';
import { checkDevChain, startLabChain } from './lab/chain.ts';
import { deployLab, EPOCH_SECONDS, payForGas } from './lab/deploy.ts';
import { oneOf, wholeOf } from './lab/flags.ts';
import { digitOrders } from './lab/orders.ts';
import { recordRun } from './lab/record.ts';
import { createReport } from './lab/report.ts';
import { runningStack } from './lab/stack.ts';
import { type Act, tour } from './lab/tour.ts';
import { startWorkersApart } from './lab/workerProcess.ts';
import { Children } from './stack/children.ts';
import { tell } from './tell.ts';

const names = Object.keys(ways) as (keyof typeof cheats)[];
const usual = { cheat: 'changes an entry and withholds the rows', seed: 38, tasks: 3, questions: 20 } as const;

const help = `npm run lab: the Lab's network on this machine

Starts a chain of its own with the Lab's contracts, two honest workers and one that cheats, a payer, a watcher, an evaluator and an
arbitrator, and tells what they do. Workers are processes of their own; all talk over HTTP on loopback. Money is a test token without
value. Ctrl-C stops everything, and nothing is kept.

  npm run lab -- --tasks N      digits that the payer has named (${usual.tasks}; the last is one that the model misreads)
  npm run lab -- --cheat NAME   how the cheapest worker cheats ("${usual.cheat}")
  npm run lab -- --seed N       what it draws its lies by (${usual.seed}: a layer of many rows)
  npm run lab -- --attack NAME  a challenger attacks right results, too
  npm run lab -- --questions N  digits of the evaluation (${usual.questions}; 0 for none)
  npm run lab -- --replay 'any bytes'  instead: the same worthless bytes, sent to a task of each of three families
  npm run lab -- --tour         instead: what may become of a task, one after the other, and the replay
  npm run lab -- --record FILE  write the events of the run, as the Lab's page replays them
  npm run lab -- --stack        in the market of a running \`npm start\`, in real time, where its page shows it: a task takes half a minute and more
  npm run lab -- --stack --dir DIR  of one that keeps its state in DIR instead of .deml
  npm run lab -- --rpc URL      the same on a dev chain by its address, with contracts of its own
  npm run lab -- --json         a JSON object a line

Ways to cheat: ${names.join(', ')}.
Attacks: ${attacks.join(', ')}.`;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      ...{ help: flag, tasks: text, cheat: text, seed: text, attack: text, questions: text, rpc: text, json: flag },
      ...{ tour: flag, replay: text, record: text, stack: flag, dir: text },
    },
  });
  if (values.help) return console.log(help);
  const cheating = { name: oneOf('cheat', values.cheat, names, usual.cheat), seed: wholeOf('seed', values.seed, usual.seed, 2 ** 31) };
  const attack = values.attack === undefined ? undefined : oneOf('attack', values.attack, attacks);
  const orders = digitOrders(wholeOf('tasks', values.tasks, usual.tasks, 100));
  const questions = wholeOf('questions', values.questions, usual.questions, 200);
  const isReplay = values.replay !== undefined && oneOf('replay', values.replay, ['any bytes']) !== undefined;
  const acts = values.tour ? tour() : isReplay ? [] : [{ cheating, questions, orders, ...(attack && { attack }) }];
  const report = createReport(values.json ?? false);

  // Nothing is kept, so an end needs no more than to end: the processes that were started end with this one.
  const folder = mkdtempSync(join(tmpdir(), 'deml-lab-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  process.stdout.on('error', () => process.exit(0)); // nobody reads any more, as with `npm run lab | head`

  const stack = values.stack ? await runningStack(values.dir) : undefined;
  const given = stack?.rpc ?? values.rpc;
  const isOwn = given === undefined;
  const rpc = given ?? (await startLabChain(folder)).rpc;
  await checkDevChain(rpc);
  if (stack) report.line(`takes part in the market of the stack at ${rpc}; ${stack.page} shows it.`);
  else report.line(`deploys the contracts on the chain at ${rpc}.${isOwn ? ' Where everybody waits, its clock is moved on.' : ''}`);
  const contracts = stack?.contracts ?? (await deployLab(rpc, folder));
  await payForGas(rpc);
  const stage: Stage = { rpc, contracts, folder, time: isOwn ? 'moved' : 'lived', report };
  await enrolAll((role) => new LabChain(rpc, contracts, accounts[role]));
  const reader = new LabChain(rpc, contracts, accounts.payer);
  const before = await wealthOfAll(reader);
  const outcomes: Outcome[] = [];
  for (const act of acts) outcomes.push(...(await play(stage, act)));
  if (values.tour || isReplay) await replayAnyBytes({ ...stage, wait: waitOn(stage), say: report.say });
  report.balances(before, await wealthOfAll(reader), outcomes);
  if (values.record === undefined) return;
  const events = await recordRun(values.record, { rpc, contracts, command: commandOf(process.argv.slice(2)) });
  report.line(`wrote ${events} events to ${values.record}.`);
}

/** What a run was started by, without where its recording went. */
const commandOf = (flags: readonly string[]): string =>
  ['npm run lab', ...(flags.length > 0 ? ['--'] : []), ...flags.map((flag) => (/\s/.test(flag) ? `'${flag}'` : flag))].join(' ');

/** Where a run takes place. */
interface Stage {
  rpc: string;
  contracts: LabContracts;
  folder: string;
  time: Time;
  report: ReturnType<typeof createReport>;
}

const clientOf = ({ rpc }: Stage) => createPublicClient({ transport: http(rpc) });
const isMoved = ({ time }: Stage): boolean => time === 'moved';

/** How time passes where nobody has anything to do. */
const waitOn = (stage: Stage): Wait => (isMoved(stage) ? moveClock(clientOf(stage), windows.moved.turnSeconds + 1) : waitHere());

/** Lets everybody work until the last order has ended and what is owed was taken out. */
async function play(stage: Stage, { cheating, attack, questions, orders }: Act): Promise<readonly Outcome[]> {
  const { rpc, contracts, folder, time, report } = stage;
  const readFrom = (await clientOf(stage).getBlockNumber()) + 1n;
  const startWorker = startWorkersApart(new Children(join(folder, 'workers')));
  const options = { rpc, contracts, folder, time, cheating, questions, readFrom, startWorker, say: report.say };
  const { payer, parties, close } = await startNetwork({ ...options, ...(attack && { attack }) });
  for (const order of orders) payer.want(order);
  await rounds({ parties, wait: waitOn(stage), until: () => payer.isServed, mostWaits: isMoved(stage) ? 5_000 : 100_000 });
  // When the epoch is over, too, the pool mints its rebates: on a chain of others nobody waits for that.
  if (isMoved(stage)) await moveClock(clientOf(stage), EPOCH_SECONDS)();
  await untilIdle(parties);
  await close();
  return payer.outcomes;
}

await main().catch((error: unknown) => {
  tell(error);
  process.exitCode = 1;
});
process.exit();
