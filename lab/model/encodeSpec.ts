import { fromHash, type Hash, hashOf } from '../trace/hash.ts';
import { checkSpec } from './checkSpec.ts';
import type { Layer, Picture, Spec } from './spec.ts';

/** The numbers of the operations, and of the kinds of gather, in the encoding. */
export const opCodes = { linear: 1, gather: 2, softmax: 3 } as const;
export const gatherKinds = ['reshape', 'transpose', 'im2col'] as const;
/** The order of a picture's numbers in the encoding. */
export const pictureOrder = ['height', 'width', 'channels', 'kernel', 'stride', 'pad'] as const satisfies readonly (keyof Picture)[];

export const layerBytes = 16;
export const weightBytes = 36;

function encodeLayer(view: DataView, layer: Layer): void {
  const bytes = (at: number, ...values: number[]): void => {
    for (const [i, value] of values.entries()) view.setUint8(at + i, value);
  };
  view.setUint16(4, layer.rows);
  view.setUint16(6, layer.cols);
  if (layer.op === 'linear') {
    bytes(0, opCodes.linear, layer.a, layer.b, layer.relu ? 1 : 0);
    view.setInt8(8, layer.shift);
  } else if (layer.op === 'softmax') bytes(0, opCodes.softmax, layer.a);
  else {
    bytes(0, opCodes.gather, layer.a, 0, gatherKinds.indexOf(layer.op));
    if (layer.op === 'im2col') bytes(9, ...pictureOrder.map((name) => layer.picture[name]));
  }
}

/** The bytes of a specification, which a contract reads too; throws `BadSpecError`. */
export function encodeSpec(spec: Spec): Uint8Array {
  checkSpec(spec);
  const bytes = new Uint8Array(6 + weightBytes * spec.weights.length + layerBytes * spec.layers.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, spec.input.rows);
  view.setUint16(2, spec.input.cols);
  view.setUint8(4, spec.weights.length);
  let at = 5;
  for (const { rows, cols, root } of spec.weights) {
    view.setUint16(at, rows);
    view.setUint16(at + 2, cols);
    bytes.set(fromHash(root), at + 4);
    at += weightBytes;
  }
  view.setUint8(at++, spec.layers.length);
  for (const layer of spec.layers) {
    encodeLayer(new DataView(bytes.buffer, at, layerBytes), layer);
    at += layerBytes;
  }
  return bytes;
}

/** The digest that a quote and a trace name. */
export const specDigest = (spec: Spec): Hash => hashOf('spec', encodeSpec(spec));
