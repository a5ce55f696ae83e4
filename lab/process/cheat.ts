import type { Job } from '../model/run.ts';
import { randomTensor, seeded } from '../model/seeded.ts';
import { type Trace, trace } from '../model/trace.ts';
import { isCanonical } from '../number/e4m3.ts';
import { type Hash, toHash } from '../trace/hash.ts';
import type { Result } from '../trace/result.ts';
import { rowsOf, type Tensor } from '../trace/tensor.ts';
import { type Rows, rootOf, treeOf } from '../trace/tree.ts';

/** What a worker does who may lie: what it submits, the rows that it gives beside the chain, and those that it answers a demand with. */
export interface Play {
  /** Absent: it submits nothing. */
  result?: Result;
  given(layer: number): Rows | undefined;
  held(layer: number): Rows | undefined;
  /** Demands that it answers before it is silent. */
  answers: number;
}

/** A way to cheat, of a job whose right trace is known, by numbers of a seed. */
export type Strategy = (job: Job, own: Trace, next: () => number) => Play;

const right = (own: Trace, layer: number): Rows => rowsOf(own.layers[layer - 1] as Tensor);

/** Some layer, with its rows changed at some row. */
function changed(own: Trace, next: () => number, change: (row: Uint8Array) => Uint8Array) {
  const layer = 1 + (next() % own.layers.length);
  const rows = right(own, layer);
  const index = next() % rows.length;
  return { layer, rows: rows.map((row, i) => (i === index ? change(row) : row)) };
}

const withRoot = (own: Trace, layer: number, root: Hash): Result => ({
  layerRoots: own.layerRoots.map((old, n) => (n + 1 === layer ? root : old)),
});

/** A layer that is not what it should be, told openly. */
function openly(own: Trace, layer: number, rows: Rows): Play {
  const held = (asked: number) => (asked === layer ? rows : right(own, asked));
  return { result: withRoot(own, layer, rootOf(treeOf(rows))), given: held, held, answers: Number.POSITIVE_INFINITY };
}

const inSecret = (play: Play): Play => ({ ...play, given: () => undefined });

/** Another canonical byte at some place. */
const otherByte = (next: () => number) => (row: Uint8Array) => {
  const at = next() % row.length;
  let byte = next() >>> 24;
  while (!isCanonical(byte) || byte === row[at]) byte = next() >>> 24;
  return row.with(at, byte);
};

const wrongEntry: Strategy = (_, own, next) => {
  const { layer, rows } = changed(own, next, otherByte(next));
  return openly(own, layer, rows);
};

const garbage = (next: () => number): Hash => toHash(Uint8Array.from({ length: 32 }, () => next() >>> 24));

/** The ways of a worker to cheat. Each loses. */
export const cheats = {
  'submits nothing': () => ({ given: () => undefined, held: () => undefined, answers: 0 }),
  'changes an entry': wrongEntry,
  'changes an entry and withholds the rows': (job, own, next) => inSecret(wrongEntry(job, own, next)),
  'changes an entry and stops after one answer': (job, own, next) => ({ ...inSecret(wrongEntry(job, own, next)), answers: 1 }),
  'puts a byte that is no number': (_, own, next) => {
    const { layer, rows } = changed(own, next, (row) => row.with(next() % row.length, next() % 2 ? 0x7f : 0xff));
    return openly(own, layer, rows);
  },
  'cuts a row short': (_, own, next) => {
    const { layer, rows } = changed(own, next, (row) => row.slice(1));
    return inSecret(openly(own, layer, rows));
  },
  'commits to nothing': (_, own, next) => {
    const layer = 1 + (next() % own.layers.length);
    const none = () => undefined;
    return { result: withRoot(own, layer, garbage(next)), given: none, held: none, answers: 0 };
  },
  'hides a row beyond the last': (job, own, next) => {
    const layer = own.layers.findIndex(({ rows }) => !Number.isInteger(Math.log2(rows))) + 1;
    if (layer === 0) return inSecret(wrongEntry(job, own, next));
    const rows = right(own, layer);
    return inSecret(openly(own, layer, [...rows, rows[0] as Uint8Array]));
  },
  'copies the result of another input': (job, own, next) => {
    // A computation may forget its input: then there is nothing to copy, and the lie is another.
    for (let tries = 0; tries < 20; tries++) {
      const other = trace({ ...job, input: randomTensor(next, job.spec.input.rows, job.spec.input.cols) });
      if (other.layerRoots.every((root, n) => root === own.layerRoots[n])) continue;
      const held = (layer: number) => right(other, layer);
      return { result: { layerRoots: other.layerRoots }, given: held, held, answers: Number.POSITIVE_INFINITY };
    }
    return wrongEntry(job, own, next);
  },
} as const satisfies Record<string, Strategy>;

/** Plays a way to cheat by a seed: the same seed, the same lie. */
export const cheat = (name: keyof typeof cheats, job: Job, own: Trace, seed: number): Play => cheats[name](job, own, seeded(seed));

/** A worker that tells the truth, and gives its rows. */
export function honest(own: Trace): Play {
  const held = (layer: number) => right(own, layer);
  return { result: { layerRoots: own.layerRoots }, given: held, held, answers: Number.POSITIVE_INFINITY };
}

/** The ways of a challenger to attack a right result: where it stops, or what it shows. Each loses its bond. */
export const attacks = ['opens and is silent', 'demands and is silent', 'picks down to a row', 'shows a right entry'] as const;
export type Attack = (typeof attacks)[number];
