import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attacks, type cheats, cheats as ways } from '../lab/process/cheat.ts';
import { livedWindows, movedWindows, type Network, startNetwork } from '../lab/process/network.ts';
import { moveClock, rounds, waitHere } from '../lab/process/rounds.ts';
import { DemlError } from '../registry/errors/index.ts';
import { startLabChain } from './lab/chain.ts';
import { deployLab, payForGas } from './lab/deploy.ts';
import { digitOrders } from './lab/orders.ts';
import { createReport } from './lab/report.ts';
import { tell } from './tell.ts';

const names = Object.keys(ways) as (keyof typeof cheats)[];

const help = `npm run lab: the Lab's network on this machine

Starts a chain of its own with the Lab's contracts, two honest workers and one that cheats, a payer, a watcher, an evaluator and an
arbitrator, and tells what they do. They talk over HTTP on loopback; money is a test token without value. Ctrl-C stops everything.

  npm run lab -- --tasks N    digits that the payer has named (default 3; the last is one that the model misreads)
  npm run lab -- --cheat NAME how the cheapest worker cheats (default "changes an entry and withholds the rows")
  npm run lab -- --seed N     what it draws its lies by (default 6, a layer of many rows)
  npm run lab -- --attack NAME  a challenger attacks right results so
  npm run lab -- --questions N  digits of the evaluation (default 20; 0 for none)
  npm run lab -- --rpc URL    on the chain of a running \`npm start\`, in real time
  npm run lab -- --json       a JSON object a line

Ways to cheat: ${names.join(', ')}.
Attacks: ${attacks.join(', ')}.`;

/** A whole number of a flag. */
function wholeOf(flag: string, text: string | undefined, without: number, most: number): number {
  const number = text === undefined ? without : Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw badFlag(`--${flag} is ${text}`, `Give a whole number from 0 to ${most}.`);
}

const badFlag = (what: string, fix: string): DemlError => new DemlError(`${what}.`, { code: 'bad-flag', family: 'input', fix });

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      tasks: { type: 'string' },
      cheat: { type: 'string', default: 'changes an entry and withholds the rows' },
      seed: { type: 'string' },
      attack: { type: 'string' },
      questions: { type: 'string' },
      rpc: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const name = names.find((one) => one === values.cheat);
  if (!name) throw badFlag(`There is no way to cheat "${values.cheat}"`, `Name one of: ${names.join(', ')}.`);
  const attack = attacks.find((one) => one === values.attack);
  if (values.attack && !attack) throw badFlag(`There is no attack "${values.attack}"`, `Name one of: ${attacks.join(', ')}.`);
  const cheating = { name, seed: wholeOf('seed', values.seed, 6, 2 ** 31) };
  const orders = digitOrders(wholeOf('tasks', values.tasks, 3, 100));
  const questions = wholeOf('questions', values.questions, 20, 200);

  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped.abort());
  const report = createReport(values.json);
  const folder = await mkdtemp(join(tmpdir(), 'deml-lab-'));
  const closing: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const own = values.rpc ? undefined : await startLabChain(folder);
    if (own) closing.push(own.stop);
    const rpc = values.rpc ?? (own?.rpc as string);
    report.line('lab', `a chain at ${rpc}; the contracts are deployed …`);
    const contracts = await deployLab(rpc, folder);
    await payForGas(rpc);
    const windows = own ? movedWindows : livedWindows;
    const network = await startNetwork({
      rpc,
      contracts,
      folder,
      windows,
      cheating,
      ...(attack && { attack }),
      questions,
      say: report.say,
    });
    closing.push(network.close);
    await work(network, orders, { isOwn: own !== undefined, signal: stopped.signal, report });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** Gives the orders, lets everybody work until the last has ended, and tells who has what. */
async function work(
  network: Network,
  orders: ReturnType<typeof digitOrders>,
  { isOwn, signal, report }: { isOwn: boolean; signal: AbortSignal; report: ReturnType<typeof createReport> },
): Promise<void> {
  const before = await network.wealth();
  for (const order of orders) network.payer.want(order);
  const wait = isOwn ? moveClock(network.payer.chain.client, movedWindows.turnSeconds + 1) : waitHere();
  await rounds({ parties: network.parties, wait, until: () => network.payer.isServed, mostWaits: isOwn ? 1_000 : 100_000, signal });
  if (signal.aborted) return report.line('lab', 'stopped.');
  // What is still owed is taken out: one more round for everybody.
  for (const party of network.parties()) while (await party.step());
  report.balances(before, await network.wealth(), network.payer.outcomes);
}

if (import.meta.main)
  await main().catch((error: unknown) => {
    tell(error);
    process.exitCode = 1;
  });
if (import.meta.main) process.exit();
