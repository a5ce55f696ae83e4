import { compute, type Job } from '../model/run.ts';
import { resultOf, trace } from '../model/trace.ts';
import { kernel } from '../number/kernel.ts';
import { rowsOf, type Tensor } from '../trace/tensor.ts';
import { type Rows, rootOf, treeOf } from '../trace/tree.ts';
import { bilinear } from '../verify/bilinear.ts';
import { freivalds } from '../verify/freivalds.ts';
import { proveFraud } from '../verify/optimistic.ts';
import { reExecute } from '../verify/reExecution.ts';
import { judge, type OpenedEntry } from '../verify/referee.ts';
import { checkProduct, prove } from '../verify/sumcheck.ts';

/** Milliseconds of some rounds. */
export interface Time {
  median: number;
  least: number;
  most: number;
  /** Its median against that of the work alone, in the same kernel. */
  overWork: number;
}

/**
 * What is timed, in plain TypeScript but where WebAssembly is named: the work alone, the work with its commitments, and each
 * check of a result. `fraudProof` is what a watcher does beyond re-execution, `referee` the ruling on one entry; the sum-check is
 * of the products alone.
 */
export const timed = [
  ...(['work', 'trace', 'reExecution', 'fraudProof', 'referee', 'freivalds', 'bilinear', 'sumcheckProof', 'sumcheck'] as const),
  ...(['workWasm', 'reExecutionWasm'] as const),
] as const;
export type Timed = (typeof timed)[number];

/** A result with one false byte in its last layer, and the rows of that layer. */
function lieOf(layers: readonly Tensor[], layerRoots: readonly `0x${string}`[]): { layerRoots: `0x${string}`[]; rows: Rows } {
  const honest = rowsOf(layers.at(-1) as Tensor);
  const row = honest.at(-1) as Uint8Array;
  const rows = honest.with(-1, row.with(-1, row.at(-1) === 1 ? 2 : 1));
  return { layerRoots: layerRoots.with(-1, rootOf(treeOf(rows))), rows };
}

/** Each of what is timed, as a call that fails unless it answers what it has to: a fast wrong check is none. */
function callsOf(job: Job): Record<Timed, () => void> {
  const own = trace(job);
  const result = resultOf(own);
  const lie = lieOf(own.layers, own.layerRoots);
  const proof = proveFraud(job, own, lie, () => lie.rows) as OpenedEntry;
  const wasm = kernel();
  const roots = [own.inputRoot, ...own.layerRoots];
  const products = job.spec.layers.flatMap((layer, n) => (layer.op === 'linear' ? [{ layer, sums: own.sums[n] as Float64Array }] : []));
  const rounds = products.map(({ layer }) => prove(job, own, layer, roots));
  const expect = (right: string, check: () => string) => () => {
    const said = check();
    if (said !== right) throw new Error(`A check that was timed said ${said}, and ${right} is right.`);
  };
  return {
    work: () => compute(job),
    trace: () => trace(job),
    reExecution: expect('valid', () => reExecute(job, result)),
    fraudProof: () => proveFraud(job, own, lie, () => lie.rows),
    referee: expect('wrong', () => judge(job.spec, { inputRoot: own.inputRoot, layerRoots: lie.layerRoots }, proof)),
    freivalds: expect('valid', () => freivalds.check(job, result, own)),
    bilinear: expect('valid', () => bilinear.check(job, result, own)),
    sumcheckProof: () => products.map(({ layer }) => prove(job, own, layer, roots)),
    sumcheck: expect(
      'true',
      () => `${products.every(({ layer, sums }, n) => checkProduct(job, own, layer, sums, roots, rounds[n] as never))}`,
    ),
    workWasm: () => compute(job, wasm),
    reExecutionWasm: expect('valid', () => reExecute(job, result, wasm)),
  };
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] as number;

/** A quick call is repeated within a round until so many milliseconds have passed: clocks of processor time are coarse. */
const leastMilliseconds = 40;

function millisecondsOf(call: () => void, clock: () => number): number {
  const from = clock();
  for (let calls = 1; ; calls++) {
    call();
    const passed = clock() - from;
    if (passed >= leastMilliseconds) return passed / calls;
  }
}

/**
 * Times a job in rounds, each thing once a round, by a clock of milliseconds: one of processor time where the engine has it. The first
 * round warms the engine up and is not counted.
 */
export function timesOf(job: Job, rounds: number, clock: () => number = () => performance.now()): Record<Timed, Time> {
  const calls = callsOf(job);
  const taken = Object.fromEntries(timed.map((name) => [name, [] as number[]])) as Record<Timed, number[]>;
  for (let round = 0; round <= rounds; round++)
    for (const name of timed) {
      const milliseconds = millisecondsOf(calls[name], clock);
      if (round > 0) taken[name].push(milliseconds);
    }
  const timeOf = (name: Timed): Time => {
    const own = taken[name];
    const work = taken[name.endsWith('Wasm') ? 'workWasm' : 'work'];
    return { median: medianOf(own), least: Math.min(...own), most: Math.max(...own), overWork: medianOf(own) / medianOf(work) };
  };
  return Object.fromEntries(timed.map((name) => [name, timeOf(name)])) as Record<Timed, Time>;
}
