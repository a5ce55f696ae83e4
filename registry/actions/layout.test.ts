import { type AbiFunction, type AbiParameter, decodeFunctionResult, encodeAbiParameters, encodeFunctionData, type Hex } from 'viem';
import { describe, expect, test } from 'vitest';
import { registryAbi } from '../generated/abi.ts';
import { registryViews } from '../generated/views.ts';
import { decodeWords, encodeWords } from './layout.ts';

const views = registryAbi.filter((item) => item.type === 'function').filter((item) => item.name in registryViews) as readonly AbiFunction[];

/** A linear congruential generator: the same values again in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function randomOf(parameter: AbiParameter, next: () => number): unknown {
  const { type } = parameter;
  if (type.endsWith('[]'))
    return Array.from({ length: Math.floor(next() * 5) }, () => randomOf({ ...parameter, type: type.slice(0, -2) } as AbiParameter, next));
  if ('components' in parameter) return Object.fromEntries(parameter.components.map((part) => [part.name, randomOf(part, next)]));
  const hex = (bytes: number) =>
    `0x${Array.from({ length: bytes }, () =>
      Math.floor(next() * 256)
        .toString(16)
        .padStart(2, '0'),
    ).join('')}` as Hex;
  if (type === 'bytes32') return hex(32);
  if (type === 'address') return hex(20);
  if (type === 'bool') return next() < 0.5;
  const bits = Number(/\d+/.exec(type)?.[0]);
  const value = BigInt(hex(bits / 8));
  return bits <= 48 ? Number(value) : value;
}

const lower = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : typeof one === 'string' ? one.toLowerCase() : one)));

describe.each(views.map((view) => [view.name, view] as const))('%s', (name, view) => {
  const [selector, inputs, outputs] = registryViews[name as keyof typeof registryViews];

  test('is asked and understood as viem does', () => {
    const next = numbers(20261120);
    for (let round = 0; round < 50; round++) {
      const args = view.inputs.map((input) => randomOf(input, next));
      expect(`${selector}${encodeWords(inputs, args)}`).toBe(encodeFunctionData({ abi: [view], functionName: name, args }));
      const data = encodeAbiParameters(view.outputs, view.outputs.map((output) => randomOf(output, next)) as never);
      const values = decodeWords(outputs, data);
      expect(lower(values.length === 1 ? values[0] : values)).toEqual(
        lower(decodeFunctionResult({ abi: [view], functionName: name, data })),
      );
    }
  });

  test('refuses an answer that is cut short at any word', () => {
    const next = numbers(7);
    const data = encodeAbiParameters(view.outputs, view.outputs.map((output) => randomOf(output, next)) as never);
    for (let words = 0; words * 64 < data.length - 2 - 64; words++)
      expect(() => decodeWords(outputs, data.slice(0, 2 + words * 64) as Hex)).toThrow(RangeError);
  });
});

test('an array that claims more elements than there are bytes is refused, not allocated', () => {
  const huge = `0x${'20'.padStart(64, '0')}${'f'.repeat(64)}` as Hex;
  expect(() => decodeWords([['number']], huge)).toThrow(RangeError);
});

test('a number that does not fit its type is refused', () => {
  expect(() => decodeWords(['number'], `0x${'f'.repeat(64)}`)).toThrow(RangeError);
  expect(() => decodeWords(['bool'], `0x${'2'.padStart(64, '0')}`)).toThrow(RangeError);
});

test('an argument that is longer than a word is refused', () => {
  expect(() => encodeWords(['bigint'], [2n ** 256n])).toThrow(TypeError);
});
