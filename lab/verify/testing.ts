import type { Job, Work } from '../model/run.ts';
import type { Linear } from '../model/spec.ts';
import type { Trace } from '../model/trace.ts';
import { quantizeAll } from '../number/quantize.ts';
import { rowsOf } from '../trace/tensor.ts';
import { type Rows, rootOf, treeOf } from '../trace/tree.ts';
import type { Claim } from './reExecution.ts';

/** What a worker publishes, with all its rows. */
export const claimOf = ({ layers, layerRoots }: Pick<Trace, 'layers' | 'layerRoots'>): Claim => ({ layerRoots, rows: layers.map(rowsOf) });

/** A claim with other rows in one layer, committed to as they are. */
const withRows = (claim: Claim, layer: number, rows: Rows): Claim => ({
  rows: claim.rows.map((one, n) => (n === layer - 1 ? rows : one)),
  layerRoots: claim.layerRoots.map((root, n) => (n === layer - 1 ? rootOf(treeOf(rows)) : root)),
});

const withRow = (claim: Claim, layer: number, change: (row: Uint8Array) => Uint8Array): Claim => {
  const rows = claim.rows[layer - 1] as Rows;
  const at = rows.length - 1;
  return withRows(claim, layer, rows.with(at, change(rows[at] as Uint8Array)));
};

const other = (byte: number): number => (byte === 0x38 ? 0x39 : 0x38);

/** Lies about a layer, by name. The rows of `garbage root` and of those after it are not those of the root. */
export const lies = {
  'one byte': (claim, layer) => withRow(claim, layer, (row) => row.with(0, other(row[0] as number))),
  'a byte that is no number': (claim, layer) => withRow(claim, layer, (row) => row.with(0, 0x7f)),
  'a second zero': (claim, layer) => withRow(claim, layer, (row) => row.with(0, 0x80)),
  'a row that is short': (claim, layer) => withRow(claim, layer, (row) => row.slice(1)),
  'a row that is long': (claim, layer) => withRow(claim, layer, (row) => Uint8Array.of(...row, 0)),
  'no row': (claim, layer) => withRow(claim, layer, () => new Uint8Array()),
  'a row too many': (claim, layer) => withRows(claim, layer, [...(claim.rows[layer - 1] as Rows), Uint8Array.of(1)]),
  'a root of nothing': (claim, layer) => ({ ...claim, layerRoots: claim.layerRoots.with(layer - 1, `0x${'5e'.repeat(32)}`) }),
  'a root of another layer': (claim, layer) => ({
    ...claim,
    layerRoots: claim.layerRoots.with(layer - 1, claim.layerRoots.at(layer % 2 ? 1 : 0) as never),
  }),
} as const satisfies Record<string, (claim: Claim, layer: number) => Claim>;

export type Lie = keyof typeof lies;
export const lieNames = Object.keys(lies) as Lie[];

/** Every layer of a job, with every lie about it. */
export const everyLie = (job: Job): [Lie, number][] =>
  job.spec.layers.flatMap((_, n) => lieNames.map((lie): [Lie, number] => [lie, n + 1]));

/** Work whose sums of one layer were changed, and rounded as they are: the lie of a worker who lies about a product only. */
export function bendSums(job: Job, honest: Work, n: number, change: (sums: Float64Array) => void): Work {
  const sums = Float64Array.from(honest.sums[n - 1] as Float64Array);
  change(sums);
  const { rows, cols, shift, relu } = job.spec.layers[n - 1] as Linear;
  return {
    layers: honest.layers.with(n - 1, { rows, cols, bytes: quantizeAll(sums, shift, relu) }),
    sums: honest.sums.with(n - 1, sums),
  };
}
