import { BadEntryError, BadPathError } from '../errors.ts';
import { sourceOf } from '../model/gather.ts';
import { type Layer, type Operand, type Spec, shapeOf, weightIn } from '../model/spec.ts';
import { decodeAll, units } from '../number/e4m3.ts';
import { quantize } from '../number/quantize.ts';
import { softmax } from '../number/softmax.ts';
import type { Hash } from '../trace/hash.ts';
import type { Result } from '../trace/result.ts';
import { isMalformedRow, splitWeightRow } from '../trace/tensor.ts';
import { checkPath, type Opened } from '../trace/tree.ts';

/** What a referee says of one entry: its byte follows from the opened rows, does not, or a row is none. */
export type Ruling = 'honest' | 'wrong' | 'malformed';

/** One number of a trace: layer from 1, row and column from 0. */
export interface Entry {
  layer: number;
  i: number;
  j: number;
}

/** An entry with the rows from which it follows. */
export interface OpenedEntry extends Entry {
  out: Opened;
  a?: Opened | undefined;
  b?: Opened | undefined;
}

const openedBytes = (opened: Opened | undefined): number => (opened ? opened.row.length + 32 * opened.path.length : 0);

/** The bytes of the opened rows and their paths. */
export const entryBytes = ({ out, a, b }: OpenedEntry): number => openedBytes(out) + openedBytes(a) + openedBytes(b);

/** The roots that a trace digest binds. */
export interface Published extends Result {
  inputRoot: Hash;
}

/** The layer of an entry; throws `BadEntryError`. */
export function layerOf(spec: Spec, { layer, i, j }: Entry): Layer {
  const found = spec.layers[layer - 1];
  if (!found || !Number.isInteger(i + j) || i < 0 || i >= found.rows || j < 0 || j >= found.cols) throw new BadEntryError(layer, i, j);
  return found;
}

/** Which rows of the operands an entry follows from. */
export function rowsFor(spec: Spec, entry: Entry): { a?: number; b?: number } {
  const layer = layerOf(spec, entry);
  if (layer.op === 'linear') return { a: entry.i, b: entry.j };
  if (layer.op === 'softmax') return { a: entry.i };
  const from = sourceOf(layer, shapeOf(spec, layer.a)?.cols ?? 0, entry.i, entry.j);
  return from ? { a: from[0] } : {};
}

/** The root of what an operand names. */
export function rootOfOperand(spec: Spec, { inputRoot, layerRoots }: Published, operand: Operand): Hash {
  const w = weightIn(operand);
  return (w !== undefined ? spec.weights[w]?.root : operand === 0 ? inputRoot : layerRoots[operand - 1]) as Hash;
}

const nameOf = (operand: Operand): string => (operand === 0 ? 'input' : operand < 128 ? `layer ${operand}` : `weights ${operand - 128}`);

/** Whether an opened row of any tensor of the trace is malformed; throws `BadPathError` if it is not that row. */
export function judgeRow(spec: Spec, published: Published, operand: Operand, index: number, opened: Opened): 'honest' | 'malformed' {
  const shape = shapeOf(spec, operand);
  if (!shape) throw new BadPathError(nameOf(operand), index);
  checkPath(nameOf(operand), rootOfOperand(spec, published, operand), shape.rows, index, opened);
  return isMalformedRow(opened.row, shape.cols, weightIn(operand) !== undefined) ? 'malformed' : 'honest';
}

/** The byte that an entry has to be, from rows that are well formed. */
function rightByte(spec: Spec, { i, j }: Entry, layer: Layer, a?: Uint8Array, b?: Uint8Array): number {
  if (layer.op === 'softmax') return softmax(decodeAll(a as Uint8Array))[j] as number;
  if (layer.op !== 'linear') {
    const from = sourceOf(layer, shapeOf(spec, layer.a)?.cols ?? 0, i, j);
    return from ? ((a as Uint8Array)[from[1]] as number) : 0;
  }
  const right = weightIn(layer.b) === undefined ? { bias: 0n, bytes: b as Uint8Array } : splitWeightRow(b as Uint8Array);
  let sum = Number(right.bias);
  for (const [k, byte] of (a as Uint8Array).entries()) sum += (units[byte] as number) * (units[right.bytes[k] as number] as number);
  return layer.relu && sum <= 0 ? 0 : quantize(sum, layer.shift);
}

/**
 * The one rule: an entry is wrong if its byte is not what the layer gives from the opened rows, and a malformed row is
 * as bad. Throws `BadEntryError`, or `BadPathError` for a row that does not stand in the trace: then nothing is said.
 */
export function judge(spec: Spec, published: Published, entry: OpenedEntry): Ruling {
  const layer = layerOf(spec, entry);
  const needed = rowsFor(spec, entry);
  const rulings = [judgeRow(spec, published, entry.layer, entry.i, entry.out)];
  for (const name of ['a', 'b'] as const) {
    const index = needed[name];
    if (index === undefined) continue;
    const operand = name === 'b' && layer.op === 'linear' ? layer.b : layer.a;
    const opened = entry[name];
    if (!opened) throw new BadPathError(nameOf(operand), index);
    rulings.push(judgeRow(spec, published, operand, index, opened));
  }
  if (rulings.includes('malformed')) return 'malformed';
  return entry.out.row[entry.j] === rightByte(spec, entry, layer, entry.a?.row, entry.b?.row) ? 'honest' : 'wrong';
}
