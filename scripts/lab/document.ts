import { readFile, writeFile } from 'node:fs/promises';
import { labDocument } from '../../lab/bench/labDocument.ts';
import type { ChainResults, Results } from '../../lab/bench/results.ts';
import { cidOf, digestOf } from '../../registry/cid/index.ts';
import type { Metric } from '../../registry/schema/index.ts';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);

/** The files of a run, which a release carries under the address of their bytes. */
export const runFiles = { results: 'lab/bench/results.json', gas: 'snapshots/lab-gas.json' } as const;

/** The metric document of the committed run. */
export async function committedDocument(): Promise<Metric> {
  const [results, gas] = await Promise.all([readFile(at(runFiles.results)), readFile(at(runFiles.gas))]);
  const cids = { results: cidOf(await digestOf(results)), gas: cidOf(await digestOf(gas)) };
  return labDocument(JSON.parse(results.toString()) as Results, JSON.parse(gas.toString()) as ChainResults, cids);
}

export const labMetric = at('content/metrics/lab.json');

export async function writeLabDocument(): Promise<void> {
  await writeFile(labMetric, `${JSON.stringify(await committedDocument(), null, 2)}\n`);
}
