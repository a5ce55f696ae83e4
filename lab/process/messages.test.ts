import { describe, expect, it } from 'vitest';
import { BadTensorError } from '../errors.ts';
import { workloads } from '../model/workloads.ts';
import { BadMessageError } from './errors.ts';
import { readJob, readRows, writeJob, writeRows } from './messages.ts';

const message = writeJob(workloads.digits());

describe('a job as it travels', () => {
  it.each(['digits', 'attention', 'conv2d', 'batch-norm'] as const)('%s arrives as it was sent', (name) => {
    const job = workloads[name]();
    expect(readJob(JSON.parse(JSON.stringify(writeJob(job))))).toEqual(job);
  });

  it.each([
    ['an input of another length', { ...message, input: `${message.input}00` as const }, BadMessageError],
    ['weights that are too many', { ...message, weights: [...message.weights, '0x00' as const] }, BadMessageError],
    ['weights that are missing', { ...message, weights: message.weights.slice(1) }, Error],
    ['a byte that is no number', { ...message, input: message.input.replace(/..$/, '7f') as `0x${string}` }, BadTensorError],
    [
      'weights of another root',
      { ...message, weights: message.weights.map((bytes) => bytes.replace(/..$/, '01') as `0x${string}`) },
      BadTensorError,
    ],
  ])('is refused with %s', (_, changed, error) => {
    expect(() => readJob(changed)).toThrow(error);
  });
});

it('rows arrive as they were sent, of any length', () => {
  const rows = [Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(255)];
  expect(readRows(writeRows(rows))).toEqual(rows);
});
