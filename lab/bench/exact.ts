import { encodeSpec, specDigest } from '../model/encodeSpec.ts';
import type { Job } from '../model/run.ts';
import { type Layer, multiplications, type Spec, shapeOf } from '../model/spec.ts';
import { type Trace, trace } from '../model/trace.ts';
import { movesTo } from '../trace/descent.ts';
import type { Hash } from '../trace/hash.ts';
import { rowBytes, rowsOf, type Tensor } from '../trace/tensor.ts';
import { open, treeOf } from '../trace/tree.ts';
import type { FamilyName } from '../verify/family.ts';
import { openEntry } from '../verify/optimistic.ts';
import { entryBytes, type OpenedEntry } from '../verify/referee.ts';

/** What a family asks for on a workload: the same on every machine. */
export interface FamilyReading {
  /** Bytes that the worker sends to a checker who has the specification, the weights and the input. */
  proof: number;
  /** Bytes of the rows and paths that decide a dispute; 0 where there is none. */
  dispute: number;
  /** Times that a silent or lying worker is asked before a dispute is decided, at most. */
  turns: number;
  /** Multiplications of one check. Of an audit: of a drawn result. */
  multiplications: number;
}

/** What a workload is, and what each family asks for. */
export interface ExactReading {
  spec: Hash;
  trace: Hash;
  layers: number;
  multiplications: number;
  specBytes: number;
  inputBytes: number;
  weightBytes: number;
  families: Record<FamilyName, FamilyReading>;
  /** Bytes of the rounds of a sum-check of every product: three numbers of 32 bytes for each bit of its inner length. */
  sumcheckBytes: number;
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** The numbers of a product of each linear layer: m × k by k × n. */
const products = (spec: Spec): { m: number; n: number; k: number }[] =>
  spec.layers.flatMap((layer) =>
    layer.op === 'linear' ? [{ m: layer.rows, n: layer.cols, k: shapeOf(spec, layer.b)?.cols as number }] : [],
  );

/** The proof of the entry in the middle of a layer: in a picture, and so with all its rows. */
function proofOf(job: Job, own: Trace, { rows, cols }: Layer, n: number): OpenedEntry {
  const entry = { layer: n + 1, i: Math.floor(rows / 2), j: Math.floor(cols / 2) };
  const layer = rowsOf(own.layers[n] as Tensor);
  return openEntry(job, own, entry, open(layer, treeOf(layer), entry.i));
}

/** Computes a job and counts. */
export function exactReading(job: Job): ExactReading {
  const { spec } = job;
  const own = trace(job);
  const all = products(spec);
  const rows = sum(spec.layers.map((layer) => layer.rows * layer.cols));
  const sums = sum(all.map(({ m, n }) => 8 * m * n));
  const again = multiplications(spec);
  const none = { proof: 0, dispute: 0, turns: 0, multiplications: 0 };
  return {
    spec: specDigest(spec),
    trace: own.digest,
    layers: spec.layers.length,
    multiplications: again,
    specBytes: encodeSpec(spec).length,
    inputBytes: spec.input.rows * spec.input.cols,
    weightBytes: sum(spec.weights.map((tensor) => tensor.rows * rowBytes(tensor.cols, true))),
    families: {
      acceptance: none,
      reExecution: { ...none, multiplications: again },
      audit: { ...none, multiplications: again },
      optimistic: {
        proof: 0,
        dispute: Math.max(...spec.layers.map((layer, n) => entryBytes(proofOf(job, own, layer, n)))),
        turns: Math.max(...spec.layers.map((layer) => movesTo(layer.rows) + 1)),
        multiplications: again,
      },
      // By each of two primes: B' r, A (B' r) and C r; for the bilinear check once, and the sums of both sides.
      freivalds: { ...none, proof: rows + sums, multiplications: 2 * sum(all.map(({ m, n, k }) => n * k + m * k + m * n)) },
      bilinear: { ...none, proof: rows + sums, multiplications: sum(all.map(({ m, n, k }) => n * k + m * k + m * n + m + k)) },
    },
    sumcheckBytes: sum(all.map(({ k }) => 96 * Math.ceil(Math.log2(k)))),
  };
}
