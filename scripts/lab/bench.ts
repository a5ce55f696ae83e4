import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { exactReading } from '../../lab/bench/exact.ts';
import type { Exact, Results, Times } from '../../lab/bench/results.ts';
import { timesOf } from '../../lab/bench/times.ts';
import { type WorkloadName, workloadNames, workloads } from '../../lab/model/workloads.ts';
import gas from '../../snapshots/lab-gas.json' with { type: 'json' };
import { digitsAccuracy } from '../../test/lab/digitsAccuracy.ts';
import { command } from '../tell.ts';
import { commitNow, commitOfClean } from './commit.ts';
import { writeLabDocument } from './document.ts';
import { environmentNow } from './environment.ts';
import { withReadings } from './readings.ts';

const each = <T>(of: (name: WorkloadName) => T): Record<WorkloadName, T> =>
  Object.fromEntries(workloadNames.map((name) => [name, of(name)])) as Record<WorkloadName, T>;

/** Everything that has to repeat to the unit. */
export const measureExact = (): Exact => ({ workloads: each((name) => exactReading(workloads[name]())), accuracy: digitsAccuracy(2_000) });

/** Milliseconds that this thread was computed: what else runs on the machine is not in it. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** What is timed on this machine. */
export function measureTimes(rounds: number, commit: string): Times {
  return {
    asOf: new Date().toISOString().slice(0, 10),
    commit,
    environment: environmentNow(),
    rounds,
    workloads: each((name) => {
      console.log(`${name} …`);
      return timesOf(workloads[name](), rounds, processorTime);
    }),
  };
}

const help = `npm run lab:bench: families × workloads

  --rounds N   how often each is timed, in turns (default 9)
  --exact      leave the times as they are
  --print      write nothing

Writes lab/bench/results.json, the tables of docs/reference/lab.md, and content/metrics/lab.json, which is proposed to the register.
Exact readings repeat to the unit on every machine, and a test compares them; times are of the processor, medians with the least
and the most, of the machine and the commit that are named with them: they are not taken of code that no commit has.`;

const file = new URL('../../lab/bench/results.json', import.meta.url);
const docs = new URL('../../docs/reference/lab.md', import.meta.url);

async function main(): Promise<void> {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ options: { help: flag, exact: flag, print: flag, rounds: { type: 'string', default: '9' } } });
  if (values.help) return console.log(help);
  const exact = measureExact();
  const times = values.exact
    ? (JSON.parse(await readFile(file, 'utf8')) as Results).times
    : measureTimes(Number(values.rounds), values.print ? await commitNow() : await commitOfClean());
  const results: Results = { exact, times };
  const text = JSON.stringify(results, (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value), 2);
  if (values.print) return console.log(text);
  await writeFile(file, `${text}\n`);
  await writeFile(docs, withReadings(await readFile(docs, 'utf8'), JSON.parse(text) as Results, gas));
  await writeLabDocument();
}

if (import.meta.main) await command(main);
