import { specDigest } from '../model/encodeSpec.ts';
import type { Job } from '../model/run.ts';
import { fromHash, type Hash, hashBytes } from '../trace/hash.ts';
import { type Result, traceDigest } from '../trace/result.ts';
import { commitTensor } from '../trace/tensor.ts';
import { type Family, hasAllRoots } from './family.ts';
import { reExecute } from './reExecution.ts';

/** A beacon that nobody knew when the result was published, and the share of results that are computed again. */
export interface Audit {
  beacon: Hash;
  rate: number;
}

/** Whether the beacon draws a trace: the first 48 bits of a hash, as a number below 1, lie below the rate. */
export function isDrawn({ beacon, rate }: Audit, digest: Hash): boolean {
  const view = new DataView(hashBytes('audit', fromHash(beacon), fromHash(digest)).buffer);
  return (view.getUint16(0) * 2 ** 32 + view.getUint32(2)) / 2 ** 48 < rate;
}

/** Whether this result is computed again. */
export const isAudited = (job: Job, { layerRoots }: Result, drawn: Audit): boolean =>
  isDrawn(drawn, traceDigest(specDigest(job.spec), commitTensor(job.input), layerRoots));

/** Drawn results are computed again; of the others `valid` says nothing, as `isAudited` tells. */
export const audit: Family<Audit> = {
  name: 'audit',
  checks: ['sums', 'rounding', 'moves'],
  check(job, result, proof) {
    if (!hasAllRoots(job, result)) return 'malformed';
    return isAudited(job, result, proof) ? reExecute(job, result) : 'valid';
  },
};

/** How likely a worker who cheats with probability `cheats` is caught over so many tasks. */
export const caughtOver = (tasks: number, cheats: number, rate: number): number => 1 - (1 - cheats * rate) ** tasks;

/** The bond above which cheating does not pay, for a cost saved and a reward in the same unit. */
export const leastBond = (cost: number, reward: number, rate: number): number => (cost - rate * reward) / rate;
