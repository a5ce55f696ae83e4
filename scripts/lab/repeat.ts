import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readingsOfRun } from '../../lab/bench/document.ts';
import { labDocument } from '../../lab/bench/labDocument.ts';
import { isExact } from '../../lab/bench/quantities.ts';
import type { ChainResults, Exact } from '../../lab/bench/results.ts';
import { root } from '../stack/layout.ts';
import { oneAtATime } from '../stack/lock.ts';
import { measureExact, measureTimes } from './bench.ts';
import type { Run } from './reproduction.ts';

/** Runs the whole bench here, gas on a chain of this process included. What it throws is an outcome. `rounds` 0: no times. */
export async function repeatLab({ rounds, commit }: { rounds: number; commit: string }): Promise<Run> {
  try {
    const exact = measureExact();
    const gas = await measureGas();
    return { exact: readingsOfRun({ exact }, gas), times: rounds === 0 ? [] : timesOf(exact, gas, rounds, commit) };
  } catch (error) {
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** Measured on contracts that were compiled just now: a snapshot would repeat what somebody else has measured. */
async function measureGas(): Promise<ChainResults> {
  const { default: hre } = await import('hardhat');
  await mkdir(join(root, 'cache'), { recursive: true });
  await oneAtATime(join(root, 'cache', 'deml-build.lock'), () => hre.tasks.getTask('build').run({ quiet: true, noTests: true }));
  const { measureLabGas } = await import('../../test/contracts/lab/bench/gas.ts');
  return measureLabGas();
}

function timesOf(exact: Exact, gas: ChainResults, rounds: number, commit: string): Exclude<Run, { failure: string }>['times'] {
  const nowhere = { results: '', gas: '' };
  const { readings } = labDocument({ exact, times: measureTimes(rounds, commit) }, gas, nowhere);
  return readings.filter(({ unit }) => !isExact(unit)).map(({ id, unit, value }) => ({ id, unit, value }));
}
