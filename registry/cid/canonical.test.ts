import * as dagJson from '@ipld/dag-json';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import own from '../../test/fixtures/rfc8785/own.json' with { type: 'json' };
import vectors from '../../test/fixtures/rfc8785/vectors.json' with { type: 'json' };
import { NotCanonicalError, TooLargeError } from '../errors/index.ts';
import { canonicalBytes, MAX_DOCUMENT_BYTES, parseCanonical } from './canonical.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const doubleOf = (hex: string): number =>
  new DataView(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)).buffer).getFloat64(0);
const cid = 'bafkreih5aznjvttude6c3wbvqeebb6rlx5wkbzyppv7garjiubll2ceym4';

describe('RFC 8785', () => {
  it.each(vectors.numbers)('appendix B: the double %s is %s', (hex, expected) => {
    expect(text(canonicalBytes([doubleOf(hex)]))).toBe(`[${expected}]`);
    expect(parseCanonical(utf8(`[${expected}]`))).toEqual([doubleOf(hex) + 0]); // + 0: minus zero reads back as zero
  });

  it.each(vectors.refusedNumbers)('appendix B: the double %s is an error', (hex) => {
    expect(() => canonicalBytes([doubleOf(hex)])).toThrow(NotCanonicalError);
  });

  it('section 3.2.2 and 3.2.4: primitives, and their UTF-8', () => {
    const { input, output, hex } = vectors.serialization;
    const bytes = canonicalBytes(JSON.parse(input));
    expect(text(bytes)).toBe(output);
    expect(hexOf(bytes)).toBe(hex);
    expect(parseCanonical(bytes)).toEqual(JSON.parse(input));
    expect(() => parseCanonical(utf8(input))).toThrow(NotCanonicalError);
  });

  it('section 3.2.3: the library sorts by UTF-16 units, and we refuse keys that are not ASCII', () => {
    const { input, order } = vectors.sorting;
    expect(Object.values(JSON.parse(canonicalize({ a: input }) as string).a)).not.toEqual(order); // "1" is first in an object
    expect([...(canonicalize(input) as string).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)).toEqual(order);
    expect(() => canonicalBytes(input)).toThrow(/is not of printable ASCII/);
    expect(() => parseCanonical(utf8(canonicalize(input) as string))).toThrow(/is not of printable ASCII/);
  });

  it.each(own)('$name', ({ input, output, refused }) => {
    expect(canonicalize(JSON.parse(input))).toBe(output);
    if (refused) {
      expect(() => canonicalBytes(JSON.parse(input))).toThrow(NotCanonicalError);
      expect(() => parseCanonical(utf8(output))).toThrow(NotCanonicalError);
    } else {
      expect(text(canonicalBytes(JSON.parse(input)))).toBe(output);
      expect(parseCanonical(utf8(output))).toEqual(JSON.parse(output));
    }
  });
});

describe('canonicalBytes', () => {
  it('writes the bytes of dag-json, links too', () => {
    const value = { z: [1.5, 1e30, 'é', { '/': cid }], a: { b: null, A: true } };
    const bytes = canonicalBytes(value);
    expect(dagJson.encode(dagJson.decode(bytes))).toEqual(bytes);
    expect(text(bytes)).toContain(`{"/":"${cid}"}`);
  });

  it.each([
    ['undefined', undefined, /no JSON form/],
    ['a function', () => 1, /no JSON form/],
    ['NaN', { a: Number.NaN }, /NaN/],
    ['Infinity', [Number.POSITIVE_INFINITY], /Infinity/],
    ['a bigint', { a: 1n }, /BigInt/],
    ['a lone surrogate', { a: '\ud800' }, /surrogate/],
    ['a lone surrogate in a key', { '\udc00': 1 }, /surrogate/],
  ])('refuses %s', (_, value, why) => {
    expect(() => canonicalBytes(value)).toThrow(NotCanonicalError);
    expect(() => canonicalBytes(value)).toThrow(why);
  });

  it('refuses a cycle, and a nesting of 100,000, with its own error', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(() => canonicalBytes(cycle)).toThrow(NotCanonicalError);
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(() => canonicalBytes(deep)).toThrow(NotCanonicalError);
  });

  it.each([
    ['two keys beside a link', { '/': cid, a: 1 }],
    ['a number as a link', { '/': 1 }],
    ['bytes', { '/': { bytes: 'AA' } }],
    ['a link to nowhere', { '/': 'https://example.org' }],
    ['a link by another hash', { '/': 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG' }],
  ])('refuses a "/" key that is not a link: %s', (_, value) => {
    expect(() => canonicalBytes({ a: [value] })).toThrow(NotCanonicalError);
    expect(() => parseCanonical(utf8(canonicalize({ a: [value] }) as string))).toThrow(NotCanonicalError);
  });

  it('names what it was asked to write', () => {
    expect(() => canonicalBytes({ é: 1 }, 'The note toploc')).toThrow(
      'The note toploc is not canonical JSON: the key "é" is not of printable ASCII.',
    );
  });
});

describe('parseCanonical', () => {
  it.each([
    ['a byte order mark', '\ufeff{"a":1}'],
    ['a space', '{"a": 1}'],
    ['a line feed at the end', '{"a":1}\n'],
    ['keys out of order', '{"b":1,"a":2}'],
    ['a key twice', '{"a":1,"a":1}'],
    ['1.0', '{"a":1.0}'],
    ['1e2', '[1e2]'],
    ['-0', '[-0]'],
    ['a leading zero', '[01]'],
    ['1E400', '[1E400]'],
    ['a number beyond 2^53 that doubles cannot hold', '[9007199254740993]'],
    ['an upper case escape', '["\\u001F"]'],
    ['a needless escape', '["\\/"]'],
    ['an escaped letter', '["\\u0041"]'],
    ['a lone surrogate', '["\\ud800"]'],
    ['nothing', ''],
    ['two values', '1 2'],
    ['a comment', '{}//'],
    ['a trailing comma', '[1,]'],
  ])('refuses %s', (_, input) => {
    expect(() => parseCanonical(utf8(input))).toThrow(NotCanonicalError);
  });

  it('refuses what is not UTF-8', () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0xe2, 0x82],
    ])
      expect(() => parseCanonical(Uint8Array.from(bytes))).toThrow(NotCanonicalError);
  });

  it('reads up to the limit and not a byte more, before it parses', () => {
    const fits = utf8(`"${'x'.repeat(MAX_DOCUMENT_BYTES - 2)}"`);
    expect(parseCanonical(fits)).toHaveLength(MAX_DOCUMENT_BYTES - 2);
    expect(() => parseCanonical(utf8(`"${'x'.repeat(MAX_DOCUMENT_BYTES - 1)}"`), 'The note')).toThrow(TooLargeError);
    expect(() => parseCanonical(utf8('not JSON'), 'The note', 3)).toThrow('The note has 8 bytes or more; the limit is 3.');
  });

  it('refuses a nesting of 100,000 in its own error', () => {
    expect(() => parseCanonical(utf8('['.repeat(1e5) + ']'.repeat(1e5)))).toThrow(NotCanonicalError);
  });

  it('keeps "__proto__" a key like any other', () => {
    const value = parseCanonical(utf8('{"__proto__":{"a":1}}')) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(value.a).toBeUndefined();
  });
});
