import { BadSpecError } from '../errors.ts';
import { toHash } from '../trace/hash.ts';
import { checkSpec } from './checkSpec.ts';
import { gatherKinds, layerBytes, opCodes, pictureOrder, weightBytes } from './encodeSpec.ts';
import type { Layer, Picture, Spec } from './spec.ts';

/** Whatever an operation does not use has to be zero: one specification has one encoding. */
function requireZero(n: number, view: DataView, unused: readonly number[]): void {
  const at = unused.find((place) => view.getUint8(place) !== 0);
  if (at !== undefined) throw new BadSpecError(`layer ${n}, byte ${at}`, `it is ${view.getUint8(at)}, and unused here: it has to be 0`);
}

const pictureBytes = [9, 10, 11, 12, 13, 14];

function decodeLayer(n: number, view: DataView): Layer {
  const [op, a, b, flags] = [0, 1, 2, 3].map((at) => view.getUint8(at)) as [number, number, number, number];
  const shape = { rows: view.getUint16(4), cols: view.getUint16(6) };
  requireZero(n, view, [15]);
  if (op === opCodes.linear) {
    requireZero(n, view, pictureBytes);
    if (flags > 1) throw new BadSpecError(`layer ${n}, flags`, `${flags} is neither 0 nor 1 (relu)`);
    return { op: 'linear', a, b, relu: flags === 1, shift: view.getInt8(8), ...shape };
  }
  if (op === opCodes.softmax) {
    requireZero(n, view, [2, 3, 8, ...pictureBytes]);
    return { op: 'softmax', a, ...shape };
  }
  if (op !== opCodes.gather) throw new BadSpecError(`layer ${n}`, `there is no operation ${op}`);
  const kind = gatherKinds[flags];
  if (!kind) throw new BadSpecError(`layer ${n}, flags`, `there is no kind ${flags} of gather`);
  requireZero(n, view, kind === 'im2col' ? [2, 8] : [2, 8, ...pictureBytes]);
  if (kind !== 'im2col') return { op: kind, a, ...shape };
  const picture = Object.fromEntries(pictureOrder.map((name, i) => [name, view.getUint8(9 + i)])) as unknown as Picture;
  return { op: 'im2col', a, picture, ...shape };
}

/** A specification from its bytes, checked; throws `BadSpecError`. */
export function decodeSpec(bytes: Uint8Array): Spec {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number, what: string): number => {
    if (at + length > bytes.length) throw new BadSpecError(what, `the ${bytes.length} bytes end before it`);
    at += length;
    return at - length;
  };
  const shapeAt = (from: number) => ({ rows: view.getUint16(from), cols: view.getUint16(from + 2) });
  const input = shapeAt(take(4, 'the input'));
  const weights = Array.from({ length: view.getUint8(take(1, 'weights')) }, (_, w) => {
    const from = take(weightBytes, `weights ${w}`);
    return { ...shapeAt(from), root: toHash(bytes.slice(from + 4, from + weightBytes)) };
  });
  const layers = Array.from({ length: view.getUint8(take(1, 'layers')) }, (_, i) =>
    decodeLayer(i + 1, new DataView(bytes.buffer, bytes.byteOffset + take(layerBytes, `layer ${i + 1}`), layerBytes)),
  );
  if (at < bytes.length) throw new BadSpecError('its end', `${bytes.length - at} bytes follow the last layer`);
  const spec: Spec = { input, weights, layers };
  checkSpec(spec);
  return spec;
}
