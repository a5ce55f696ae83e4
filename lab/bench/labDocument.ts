import type { Metric } from '../../registry/schema/documents.ts';
import { LAB_KEY } from '../../registry/schema/labKey.ts';
import { workloadNames } from '../model/workloadNames.ts';
import { type Count, exactCounts, type Ratio } from './document.ts';
import { type Quantity, quantities, readingId, workloadText } from './quantities.ts';
import type { ChainResults, Results } from './results.ts';
import { countsOf, leavesOutOf } from './sentences.ts';
import type { Time, Timed } from './times.ts';

type Reading = Metric['readings'][number];

/** Where the bytes of a run can be had: raw CIDs of its files. */
export interface RunCids {
  results: string;
  gas: string;
}

const DIGITS = 4;
const rounded = (value: number): number => Number(value.toFixed(DIGITS));

/** Whose time each ratio is: the subject, the quantity, and what was timed. */
const ratios: readonly (readonly [Count['subject'], Quantity, Timed])[] = [
  ['every', 'worker-time', 'trace'],
  ['reExecution', 'checker-time', 'reExecution'],
  ['audit', 'checker-time', 'reExecution'],
  ['optimistic', 'checker-time', 'reExecution'],
  ['optimistic', 'fraud-proof-time', 'fraudProof'],
  ['freivalds', 'checker-time', 'freivalds'],
  ['bilinear', 'checker-time', 'bilinear'],
];

function timesOf({ workloads }: Results['times']): Ratio[] {
  return workloadNames.flatMap((workload) => {
    const { work } = workloads[workload];
    const against = (time: Time) => ({
      value: rounded(time.overWork),
      least: rounded(time.least / work.median),
      most: rounded(time.most / work.median),
    });
    return ratios.map(([subject, quantity, what]) => ({ workload, subject, quantity, ...against(workloads[workload][what]) }));
  });
}

const chainOnly = /-(gas|transactions|windows)$/;

/** The metric document of the key `lab`: the readings of a committed run, and what contracts took in the test that CI repeats. */
export function labDocument(results: Results, gas: ChainResults, cids: RunCids): Metric {
  const { asOf, commit, rounds, environment } = results.times;
  const { cpu, cores, platform, node, load } = environment;
  const reading = (count: Count | Ratio, leavesOut = leavesOutOf(count, results.exact.accuracy)): Reading => ({
    id: readingId(count.workload, count.subject, count.quantity),
    field: 'metrics.taskPrice.verificationOverhead',
    value: count.value,
    unit: quantities[count.quantity],
    workload: workloadText(count.workload, count.subject),
    counts: countsOf(count, rounds),
    ...(leavesOut !== undefined && { leavesOut }),
    asOf,
    rung: 'measured',
    source: chainOnly.test(count.quantity) ? 'gas' : 'run',
    retrievedAt: asOf,
  });
  return {
    schema: 'deml.metric/1',
    slug: LAB_KEY,
    readings: [...timesOf(results.times), ...exactCounts(results.exact, gas.workloads)].map((count) => reading(count)),
    sources: {
      run: {
        title: `npm run lab:bench at ${commit.slice(0, 12)}: ${cores} × ${cpu}, ${platform}, Node ${node}, load ${load.toFixed(1)}, ${rounds} rounds`,
        publisher: 'DeML OS, the Lab',
        kind: 'measurement',
        url: `ipfs://${cids.results}`,
      },
      gas: {
        title: 'node scripts/lab/gas.ts: Hardhat network, solc 0.8.37, optimizer 200, cancun; a test compares it to the unit',
        publisher: 'DeML OS, the Lab',
        kind: 'measurement',
        url: `ipfs://${cids.gas}`,
      },
    },
    change: { kind: 'new', summary: 'Readings of the Lab: families of verification on seven workloads of toy size.' },
    previous: null,
  };
}
