import { type Job, operandOf } from '../../../../lab/model/run.ts';
import { named, randomTensor, randomWeights } from '../../../../lab/model/seeded.ts';
import { type Layer, picturesOut, weight, weightIn } from '../../../../lab/model/spec.ts';
import { type Trace, trace } from '../../../../lab/model/trace.ts';
import { rowsOf, weightRowsOf } from '../../../../lab/trace/tensor.ts';
import { type Opened, open, type Rows, rootOf, treeOf } from '../../../../lab/trace/tree.ts';
import { type Entry, layerOf, type OpenedEntry, type Published, rowsFor } from '../../../../lab/verify/referee.ts';

export type Next = () => number;
export const upTo = (next: Next, most: number): number => 1 + (next() % most);
export const oneOf = <T>(next: Next, list: readonly T[]): T => list[next() % list.length] as T;

/** A worker that may lie: its rows of every tensor, and the roots that it commits to. */
export interface Claims {
  job: Job;
  rows: Map<number, Rows>;
}

/** What an honest worker claims. */
export function claimsOf(job: Job, work: Trace = trace(job)): Claims {
  const rows = new Map<number, Rows>([[0, rowsOf(job.input)]]);
  for (const [w, tensor] of job.weights.entries()) rows.set(weight(w), weightRowsOf(tensor));
  for (const n of job.spec.layers.keys()) rows.set(n + 1, rowsOf(operandOf(job, work.layers, n + 1)));
  return { job, rows };
}

/** The same with one row replaced; a weight's root in the specification follows. */
export function withRow({ job, rows }: Claims, operand: number, index: number, row: Uint8Array): Claims {
  const changed = (rows.get(operand) ?? []).map((old, i) => (i === index ? row : old));
  const w = weightIn(operand);
  const weights = job.spec.weights.map((asked, i) => (i === w ? { ...asked, root: rootOf(treeOf(changed)) } : asked));
  return { job: { ...job, spec: { ...job.spec, weights } }, rows: new Map(rows).set(operand, changed) };
}

export const rootIn = ({ rows }: Claims, operand: number) => rootOf(treeOf(rows.get(operand) ?? []));

export const publishedIn = (claims: Claims): Published => ({
  inputRoot: rootIn(claims, 0),
  layerRoots: claims.job.spec.layers.map((_, n) => rootIn(claims, n + 1)),
});

export function openIn({ rows }: Claims, operand: number, index: number): Opened {
  const all = rows.get(operand) ?? [];
  return open(all, treeOf(all), index);
}

/** An entry with its rows, as the worker committed to them. */
export function openEntry(claims: Claims, entry: Entry): OpenedEntry {
  const { spec } = claims.job;
  const layer = layerOf(spec, entry);
  const { a, b } = rowsFor(spec, entry);
  return {
    ...entry,
    out: openIn(claims, entry.layer, entry.i),
    ...(a !== undefined && { a: openIn(claims, layer.a, a) }),
    ...(b !== undefined && layer.op === 'linear' && { b: openIn(claims, layer.b, b) }),
  };
}

/** A layer of any operation on a tensor of this shape, and the weights that it needs. */
function anyLayer(next: Next, n: number, { rows, cols }: { rows: number; cols: number }, job: Job): [Layer, Job] {
  const a = n - 1;
  switch (oneOf(next, ['linear', 'square', 'reshape', 'transpose', 'im2col', 'softmax'] as const)) {
    case 'linear': {
      const outs = upTo(next, 9);
      const weights = [...job.weights, randomWeights(next, outs, cols, oneOf(next, [4, 24, 50]))];
      const shift = (next() % 65) - 32;
      const layer: Layer = { op: 'linear', a, b: weight(job.weights.length), relu: next() % 2 === 0, shift, rows, cols: outs };
      return [layer, { ...job, weights, spec: { ...job.spec, weights: weights.map(named) } }];
    }
    case 'square':
      return [{ op: 'linear', a, b: a, relu: next() % 2 === 0, shift: 18 + (next() % 14), rows, cols: rows }, job];
    case 'reshape':
      return [{ op: 'reshape', a, rows: rows * cols <= 512 ? 1 : cols, cols: rows * cols <= 512 ? rows * cols : rows }, job];
    case 'transpose':
      return [{ op: 'transpose', a, rows: cols, cols: rows }, job];
    case 'softmax':
      return [{ op: 'softmax', a, rows, cols }, job];
    case 'im2col': {
      const height = [4, 3, 2, 1].find((side) => rows % side === 0) as number;
      const picture = { height, width: rows / height, channels: cols, kernel: upTo(next, 3), stride: upTo(next, 2), pad: next() % 3 };
      const out = picturesOut(picture);
      const shape = { rows: out.height * out.width, cols: picture.kernel ** 2 * cols };
      const fits = cols < 100 && picture.width < 100 && out.height > 0 && out.width > 0 && shape.cols <= 512 && shape.rows <= 512;
      return [fits ? { op: 'im2col', a, picture, ...shape } : { op: 'softmax', a, rows, cols }, job];
    }
  }
}

/** A job of some layers of any operations, one after the other. */
export function anyJob(next: Next): Job {
  const input = { rows: upTo(next, 20), cols: upTo(next, 12) };
  let job: Job = { spec: { input, weights: [], layers: [] }, weights: [], input: randomTensor(next, input.rows, input.cols) };
  let shape = input;
  for (let n = 1, count = upTo(next, 4); n <= count; n++) {
    const [layer, changed] = anyLayer(next, n, shape, job);
    job = { ...changed, spec: { ...changed.spec, layers: [...job.spec.layers, layer] } };
    shape = layer;
  }
  return job;
}
