import type { Hex } from 'viem';

/**
 * How a value lies in ABI words: a scalar, `[element]` for an array, or its named parts for a struct
 * (https://docs.soliditylang.org/en/latest/abi-spec.html, without `bytes`, `string` and signed numbers, which no view has).
 * viem's codec does the same in 10 KB more, half of it Keccak for checksums; it is the second opinion in the tests.
 */
export type Layout = 'number' | 'bigint' | 'bytes32' | 'address' | 'bool' | readonly [Layout] | { readonly [name: string]: Layout };

type Value = number | bigint | string | boolean | Value[] | { [name: string]: Value };

const isArray = (layout: Layout): layout is readonly [Layout] => Array.isArray(layout);
const partsOf = (layout: Layout): [string, Layout][] => Object.entries(layout as { [name: string]: Layout });
const isDynamic = (layout: Layout): boolean =>
  typeof layout === 'object' && (isArray(layout) || partsOf(layout).some(([, part]) => isDynamic(part)));
const wordsOf = (layout: Layout): number =>
  typeof layout === 'string' || isDynamic(layout) ? 1 : partsOf(layout).reduce((sum, [, part]) => sum + wordsOf(part), 0);

/** Arguments as ABI words; structs and scalars only. */
export function encodeWords(layouts: readonly Layout[], values: readonly unknown[]): string {
  return layouts.map((layout, i) => encode(layout, values[i])).join('');
}

function encode(layout: Layout, value: unknown): string {
  if (isArray(layout)) throw new TypeError('A view takes no arrays.');
  if (typeof layout === 'object')
    return partsOf(layout)
      .map(([name, part]) => encode(part, (value as Record<string, unknown>)[name]))
      .join('');
  const word = typeof value === 'string' ? value.slice(2).toLowerCase() : BigInt(value as bigint).toString(16);
  if (!/^[0-9a-f]{1,64}$/.test(word)) throw new TypeError(`${String(value)} does not fit a word.`);
  return word.padStart(64, '0');
}

/** The values that a view returned. Throws `RangeError` where the bytes cannot be of these layouts. Addresses are lowercase. */
export function decodeWords(layouts: readonly Layout[], data: Hex): Value[] {
  const hex = data.slice(2).toLowerCase();
  // Each word of an honest answer is read once. Without this, lists that share their elements make 384 KB of an RPC
  // that lies into four million entries: half a minute and 1 GB.
  let left = hex.length / 64;
  const word = (at: number): string => {
    if (--left < 0) throw new RangeError('the answer holds the same words for several values');
    const text = hex.slice(at, at + 64);
    if (text.length < 64) throw new RangeError(`the answer ends at byte ${hex.length / 2}, a value begins at ${at / 2}`);
    return text;
  };
  const small = (at: number, limit: number): number => {
    const value = Number(BigInt(`0x${word(at)}`));
    if (value > limit) throw new RangeError(`${value} is more than ${limit}`);
    return value;
  };
  /** `base`: where the enclosing tuple begins; offsets count from there. All positions are in hex digits. */
  const read = (layout: Layout, at: number, base: number): Value => {
    if (isDynamic(layout)) {
      const start = base + small(at, hex.length / 2) * 2;
      if (!isArray(layout)) return struct(partsOf(layout), start);
      const length = small(start, hex.length / 64); // an element takes a word at least
      return Array.from({ length }, (_, i) => read(layout[0], start + 64 + i * 64 * wordsOf(layout[0]), start + 64));
    }
    if (typeof layout === 'object') return struct(partsOf(layout), at);
    if (layout === 'number') return small(at, 2 ** 48);
    if (layout === 'bool') return small(at, 1) === 1;
    if (layout === 'bigint') return BigInt(`0x${word(at)}`);
    return `0x${layout === 'address' ? word(at).slice(24) : word(at)}`;
  };
  const struct = (parts: [string, Layout][], start: number): { [name: string]: Value } => {
    const result: { [name: string]: Value } = {};
    let at = start;
    for (const [name, part] of parts) {
      result[name] = read(part, at, start);
      at += wordsOf(part) * 64;
    }
    return result;
  };
  return Object.values(
    struct(
      layouts.map((layout, i) => [`${i}`, layout]),
      0,
    ),
  );
}
