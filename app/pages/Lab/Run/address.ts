import type { Entry } from '../../../../lab/verify/referee.ts';
import type { LabView } from '../../../state/route/lab.ts';
import { type Digit, isDrawn, spec } from './model.ts';

/**
 * What the worker does. `byte` puts another byte at the entry (null: the next number) and may withhold the rows; `rounding` gives the number
 * on the other side of the exact sum; `sum` says a sum that is off by one unit; `any` publishes any bytes in place of work.
 */
export type Change = { kind: 'none' | 'rounding' | 'sum' | 'any' } | { kind: 'byte'; byte: number | null; withheld: boolean };

/** What a run shows: of which digit, which entry, and what the worker does to it. */
export interface RunState {
  digit: Digit;
  entry: Entry;
  change: Change;
}

export const another = { kind: 'byte', byte: null, withheld: false } as const satisfies Change;

/** One step of one number of the convolution: the answer stays, and whoever looks notices. */
export const defaultRun: RunState = { digit: 0, entry: { layer: 2, i: 14, j: 3 }, change: another };

/** Whether a layer sums: a layer that only moves bytes has nothing to round. */
export const isLinear = (layer: number): boolean => spec.layers[layer - 1]?.op === 'linear';

/** The same change at another entry: which number is put there follows from that entry. */
export const fresh = (change: Change): Change =>
  change.kind === 'byte' && change.byte !== notANumber ? { ...change, byte: null } : change;

export const notANumber = 0x7f;

function digitIn(text: string | undefined): Digit {
  if (text === undefined) return defaultRun.digit;
  return /^\d{1,4}$/.test(text) ? Number(text) : isDrawn(text) ? text : defaultRun.digit;
}

function entryIn(layerText: string | undefined, text: string | undefined): Entry {
  if (layerText === undefined && text === undefined) return defaultRun.entry;
  const layer = /^[1-5]$/.test(layerText ?? '') ? Number(layerText) : defaultRun.entry.layer;
  const [, i = 0, j = 0] = (/^(\d{1,3})\.(\d{1,3})$/.exec(text ?? '') ?? []).map(Number);
  const { rows, cols } = spec.layers[layer - 1] as { rows: number; cols: number };
  return i < rows && j < cols ? { layer, i, j } : { layer, i: 0, j: 0 };
}

function changeIn(text: string | undefined, layer: number): Change {
  if (text === 'none' || text === 'any') return { kind: text };
  if (text === 'rounding' || text === 'sum') return isLinear(layer) ? { kind: text } : another;
  const [found, hex, withheld] = /^([0-9a-f]{2})?(-?withheld)?$/.exec(text ?? '') ?? [];
  return found ? { kind: 'byte', byte: hex ? Number.parseInt(hex, 16) : null, withheld: withheld !== undefined } : another;
}

/** Reads what an address says of a run; what leads nowhere is at its default. */
export function parseRun({ digit, layer, entry, change }: LabView['run']): RunState {
  const at = entryIn(layer, entry);
  return { digit: digitIn(digit), entry: at, change: changeIn(change, at.layer) };
}

export const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');

function changeText(change: Change): string | undefined {
  if (change.kind !== 'byte') return change.kind;
  const parts = [change.byte === null ? '' : hexOf(change.byte), change.withheld ? 'withheld' : ''].filter(Boolean);
  return parts.length > 0 ? parts.join('-') : undefined;
}

/** The inverse of `parseRun`: what is left out is at its default. */
export function runIn({ digit, entry: { layer, i, j }, change }: RunState): LabView['run'] {
  const is = defaultRun.entry;
  const text = changeText(change);
  return {
    ...(digit !== defaultRun.digit && { digit: String(digit) }),
    ...((layer !== is.layer || i !== is.i || j !== is.j) && { layer: String(layer), entry: `${i}.${j}` }),
    ...(text && { change: text }),
  };
}
