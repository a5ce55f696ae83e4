import { describe, expect, it } from 'vitest';
import { BadSpecError } from '../errors.ts';
import { decodeSpec } from './decodeSpec.ts';
import { encodeSpec, specDigest } from './encodeSpec.ts';
import { seeded } from './seeded.ts';
import { type Im2col, type Layer, type Linear, multiplications, type Spec, weight } from './spec.ts';
import { randomJob } from './testing.ts';
import { workloadNames, workloads } from './workloads.ts';

const small = workloadNames.filter((name) => !name.startsWith('gemm'));

describe('a specification', () => {
  it.each(small)('of %s is its bytes, and back', (name) => {
    const { spec } = workloads[name]();
    const bytes = encodeSpec(spec);
    expect(bytes).toHaveLength(6 + 36 * spec.weights.length + 16 * spec.layers.length);
    expect(decodeSpec(bytes)).toEqual(spec);
  });

  it('stands in bytes as the reference lays them out', () => {
    const spec: Spec = {
      input: { rows: 258, cols: 3 },
      weights: [{ rows: 5, cols: 3, root: `0x${'ab'.repeat(32)}` }],
      layers: [{ op: 'linear', a: 0, b: weight(0), relu: true, shift: -2, rows: 258, cols: 5 }],
    };
    const layer = [1, 0, 128, 1, 1, 2, 0, 5, 0xfe, 0, 0, 0, 0, 0, 0, 0];
    expect([...encodeSpec(spec)]).toEqual([1, 2, 0, 3, 1, 0, 5, 0, 3, ...Array<number>(32).fill(0xab), 1, ...layer]);
  });

  it('has one encoding: of 60,000 changed or cut ones, each is refused by name or means itself', () => {
    const next = seeded(32);
    let [refused, read] = [0, 0];
    for (let n = 0; n < 600; n++) {
      const whole = encodeSpec(randomJob(next, 1 + (next() % 5)).spec);
      for (let m = 0; m < 100; m++) {
        const bytes = m % 10 ? whole.with(next() % whole.length, m % 3 ? next() % 256 : next() % 6) : whole.slice(0, next() % whole.length);
        try {
          expect(encodeSpec(decodeSpec(bytes))).toEqual(bytes);
          read++;
        } catch (error) {
          if (!(error instanceof BadSpecError)) throw error;
          refused++;
        }
      }
    }
    expect(refused + read).toBe(60_000);
    expect(Math.min(refused, read)).toBeGreaterThan(5_000);
  });

  it('has another digest for another specification', () => {
    const digests = small.map((name) => specDigest(workloads[name]().spec));
    expect(new Set(digests).size).toBe(small.length);
  });

  it('tells its multiply-accumulates', () => {
    expect(multiplications(workloads['gemm-64']().spec)).toBe(64 ** 3);
    expect(multiplications(workloads.attention().spec)).toBe(6 * 16 ** 3);
    expect(multiplications(workloads.digits().spec)).toBe(36 * 8 * 9 + 288 * 32 + 32 * 10);
  });
});

describe('names what is wrong', () => {
  const { spec } = workloads.digits();
  const withLayer = (n: number, change: Partial<Linear> | Partial<Im2col>): Spec => ({
    ...spec,
    layers: spec.layers.map((layer, i) => (i + 1 === n ? ({ ...layer, ...change } as Layer) : layer)),
  });
  const picture = { height: 8, width: 8, channels: 1, kernel: 3, stride: 1, pad: 0 };
  const cases: [string, Spec, RegExp][] = [
    ['no rows', { ...spec, input: { rows: 0, cols: 1 } }, /the input: it has 0 rows, and 1 to 4096/],
    ['too many columns', { ...spec, input: { rows: 1, cols: 513 } }, /the input: it has 513 columns, and 1 to 512/],
    [
      'too many rows of weights',
      { ...spec, weights: [{ ...spec.weights[0], rows: 513 } as Spec['weights'][number]] },
      /weights 0: it has 513 rows/,
    ],
    ['a root that is none', { ...spec, weights: [{ rows: 8, cols: 9, root: '0x12' }] }, /weights 0: their root 0x12/],
    ['no layers', { ...spec, layers: [] }, /layers: there are 0/],
    ['too many layers', { ...spec, layers: Array<Layer>(17).fill(spec.layers[0] as Layer) }, /there are 17, and 1 to 16/],
    [
      'too many weights',
      { ...spec, weights: Array<Spec['weights'][number]>(129).fill(spec.weights[0] as never) },
      /there are 129, and 128/,
    ],
    ['a layer of its own output', withLayer(2, { a: 2 }), /layer 2, operand a: 2 is neither/],
    ['a layer of a later one', withLayer(2, { a: 5 }), /layer 2, operand a: 5 is neither/],
    ['weights that are not there', withLayer(2, { b: 131 }), /layer 2, operand b: 131 is neither/],
    ['weights in the place of an input', withLayer(2, { a: 128 }), /layer 2, operand a: 128 is a weight tensor/],
    ['rows of two lengths', withLayer(2, { b: weight(1) }), /layer 2 \(linear\): rows of 9 and of 288 have no product/],
    ['a shape that does not follow', withLayer(2, { cols: 9 }), /layer 2 \(linear\): it says 36 × 9, and its operands give 36 × 8/],
    ['a shift that is too large', withLayer(2, { shift: 33 }), /its shift is 33/],
    ['a reshape of other bytes', withLayer(3, { cols: 289 }), /36 × 8 cannot become 1 × 289/],
    ['a picture of another size', withLayer(1, { picture: { ...picture, width: 7 } }), /64 × 1 is no picture of 8 × 7/],
    ['a kernel that does not fit', withLayer(1, { picture: { ...picture, kernel: 9 } }), /a kernel of 9 does not fit/],
    ['a stride of zero', withLayer(1, { picture: { ...picture, stride: 0 } }), /the stride is not from 1/],
  ];
  it.each(cases)('%s', (_, wrong, words) => {
    expect(() => encodeSpec(wrong)).toThrow(BadSpecError);
    expect(() => encodeSpec(wrong)).toThrow(words);
  });

  const bytes = encodeSpec(spec);
  const layersAt = 6 + 36 * 3;
  const encoded: [string, Uint8Array, RegExp][] = [
    ['nothing', new Uint8Array(), /the input: the 0 bytes end before it/],
    ['an end in the middle of the weights', bytes.slice(0, 50), /weights 1: the 50 bytes end/],
    ['bytes after the end', Uint8Array.of(...bytes, 0), /1 bytes follow the last layer/],
    ['an operation that is none', bytes.with(layersAt, 4), /layer 1: there is no operation 4/],
    ['a kind of gather that is none', bytes.with(layersAt + 3, 3), /there is no kind 3 of gather/],
    ['flags that are none', bytes.with(layersAt + 16 + 3, 2), /layer 2, flags: 2 is neither/],
    ['a byte that is used for nothing', bytes.with(layersAt + 16 + 15, 1), /layer 2, byte 15: it is 1/],
    ['a picture where none belongs', bytes.with(layersAt + 16 + 9, 1), /layer 2, byte 9: it is 1/],
  ];
  it.each(encoded)('in the encoding: %s', (_, wrong, words) => {
    expect(() => decodeSpec(wrong)).toThrow(BadSpecError);
    expect(() => decodeSpec(wrong)).toThrow(words);
  });
});
