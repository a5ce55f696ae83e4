import type { Job, Work } from '../model/run.ts';
import type { Trace } from '../model/trace.ts';
import type { Hash } from '../trace/hash.ts';
import { isMalformedRow, rowsOf, tensorOf } from '../trace/tensor.ts';
import { treeOf } from '../trace/tree.ts';
import { acceptance } from './acceptance.ts';
import { audit } from './audit.ts';
import { bilinear } from './bilinear.ts';
import { answering } from './descend.ts';
import type { Verdict } from './family.ts';
import { freivalds } from './freivalds.ts';
import { optimistic } from './optimistic.ts';
import { type Claim, reExecution } from './reExecution.ts';
import { watch } from './watch.ts';

/** What is said of one result by each family, and by those whose answer depends on who is there, in both cases. */
export interface Verdicts {
  acceptance: Verdict;
  /** Three nodes of which two are honest, and one honest node beside the worker. */
  vote: Verdict;
  referee: Verdict;
  auditDrawn: Verdict;
  auditNotDrawn: Verdict;
  unwatched: Verdict;
  watched: Verdict;
  freivalds: Verdict;
  bilinear: Verdict;
}

const beacon: Hash = `0x${'00'.repeat(32)}`;

/** The claim as a proof for those who check the whole work; undefined if some rows are none of their layer. */
function workOf({ spec }: Job, { rows }: Claim, sums: Work['sums']): Work | undefined {
  const fits = spec.layers.every((layer, n) => rows[n]?.length === layer.rows && !rows[n].some((row) => isMalformedRow(row, layer.cols)));
  return fits ? { layers: spec.layers.map(({ cols }, n) => tensorOf(rows[n] as Uint8Array[], cols)), sums } : undefined;
}

function watched(job: Job, own: Trace, claim: Claim): Verdict {
  const rows = (layer: number) => claim.rows[layer - 1] ?? [];
  const objection = watch(job, own, claim, rows, (layer) => answering(rows(layer), treeOf(rows(layer))));
  if (objection.by === 'nothing') return 'valid';
  return objection.by === 'proof' ? optimistic.check(job, claim, objection.proof) : 'invalid';
}

/** One claim before every family. `own` is an honest trace of the job, `sums` what the worker says of its products. */
export function verdictsOn(job: Job, own: Trace, claim: Claim, sums: Work['sums']): Verdicts {
  const honest: Claim = { layerRoots: own.layerRoots, rows: own.layers.map(rowsOf) };
  const work = workOf(job, claim, sums);
  return {
    acceptance: acceptance.check(job, claim, undefined),
    vote: reExecution.check(job, claim, { by: 'vote', nodes: [claim, honest, honest] }),
    referee: reExecution.check(job, claim, { by: 'referee', nodes: [claim, honest] }),
    auditDrawn: audit.check(job, claim, { beacon, rate: 1 }),
    auditNotDrawn: audit.check(job, claim, { beacon, rate: 0 }),
    unwatched: optimistic.check(job, claim, undefined),
    watched: watched(job, own, claim),
    freivalds: work ? freivalds.check(job, claim, work) : 'malformed',
    bilinear: work ? bilinear.check(job, claim, work) : 'malformed',
  };
}
