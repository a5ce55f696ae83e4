import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type ExactReading, exactReading } from '../../lab/bench/exact.ts';
import { type Time, type Timed, timesOf } from '../../lab/bench/times.ts';
import { type WorkloadName, workloadNames, workloads } from '../../lab/model/workloads.ts';
import gas from '../../snapshots/lab-gas.json' with { type: 'json' };
import { type Accuracy, digitsAccuracy } from '../../test/lab/digitsAccuracy.ts';
import { withReadings } from './readings.ts';

/** What does not differ between machines. */
export interface Exact {
  workloads: Record<WorkloadName, ExactReading>;
  accuracy: Accuracy;
}

/** Milliseconds on one machine. */
export interface Times {
  asOf: string;
  /** `load`: processes that were busy in the minute before. */
  environment: { cpu: string; cores: number; platform: string; node: string; load: number };
  rounds: number;
  workloads: Record<WorkloadName, Record<Timed, Time>>;
}

/** What lab/bench/results.json holds. */
export interface Results {
  exact: Exact;
  times: Times;
}

const each = <T>(of: (name: WorkloadName) => T): Record<WorkloadName, T> =>
  Object.fromEntries(workloadNames.map((name) => [name, of(name)])) as Record<WorkloadName, T>;

/** Everything that has to repeat to the unit. */
export const measureExact = (): Exact => ({ workloads: each((name) => exactReading(workloads[name]())), accuracy: digitsAccuracy(2_000) });

/** Milliseconds that this thread was computed: what else runs on the machine is not in it. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function measureTimes(rounds: number): Times {
  return {
    asOf: new Date().toISOString().slice(0, 10),
    environment: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
      load: loadavg()[0] ?? 0,
    },
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

Writes lab/bench/results.json and the tables of docs/reference/lab.md. Exact readings repeat to the unit on every machine, and a
test compares them; times are of the processor, medians with the least and the most, of the machine that is named with them.`;

const file = new URL('../../lab/bench/results.json', import.meta.url);
const docs = new URL('../../docs/reference/lab.md', import.meta.url);

async function main(): Promise<void> {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ options: { help: flag, exact: flag, print: flag, rounds: { type: 'string', default: '9' } } });
  if (values.help) return console.log(help);
  const exact = measureExact();
  const times = values.exact ? (JSON.parse(await readFile(file, 'utf8')) as Results).times : measureTimes(Number(values.rounds));
  const results: Results = { exact, times };
  const text = JSON.stringify(results, (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value), 2);
  if (values.print) return console.log(text);
  await writeFile(file, `${text}\n`);
  await writeFile(docs, withReadings(await readFile(docs, 'utf8'), JSON.parse(text) as Results, gas));
}

if (import.meta.main) await main();
