import { readFile, writeFile } from 'node:fs/promises';
import { labDocument, type RunCids } from '../../lab/bench/labDocument.ts';
import type { ChainResults, Results } from '../../lab/bench/results.ts';
import { cidOf, digestOf } from '../../registry/cid/index.ts';
import type { Metric } from '../../registry/schema/index.ts';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);

/** The files of a run, which a release carries under the address of their bytes. */
export const runFiles = { results: 'lab/bench/results.json', gas: 'snapshots/lab-gas.json' } as const;

const cidOfFile = async (path: string): Promise<string> => cidOf(await digestOf(await readFile(at(path))));

/** The raw CIDs of the run's files. */
export const runCids = async (): Promise<RunCids> => ({ results: await cidOfFile(runFiles.results), gas: await cidOfFile(runFiles.gas) });

/** The metric document of the committed run. */
export async function committedDocument(): Promise<Metric> {
  const [results, gas] = await Promise.all([readFile(at(runFiles.results), 'utf8'), readFile(at(runFiles.gas), 'utf8')]);
  return labDocument(JSON.parse(results) as Results, JSON.parse(gas) as ChainResults, await runCids());
}

export const labMetric = at('content/metrics/lab.json');

export async function writeLabDocument(): Promise<void> {
  await writeFile(labMetric, `${JSON.stringify(await committedDocument(), null, 2)}\n`);
}
