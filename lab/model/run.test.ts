import { describe, expect, it } from 'vitest';
import { BadSpecError, BadTensorError } from '../errors.ts';
import { kernel } from '../number/kernel.ts';
import { traceDigest } from '../trace/result.ts';
import { commitTensor } from '../trace/tensor.ts';
import { specDigest } from './encodeSpec.ts';
import { type Job, run } from './run.ts';
import { seeded } from './seeded.ts';
import { randomJob, slowRun } from './testing.ts';
import { trace } from './trace.ts';
import { workloads } from './workloads.ts';

const small = ['conv2d', 'batch-norm', 'attention', 'digits'] as const;

describe('a run', () => {
  it('gives every byte of 300 random jobs of every operation as BigInt does, by both kernels', () => {
    const next = seeded(31);
    const seen = new Map<string, number>();
    for (let n = 0; n < 300; n++) {
      const job = randomJob(next, 1 + (next() % 6));
      const right = slowRun(job);
      for (const multiply of [undefined, kernel()])
        expect(
          run(job, multiply).layers.map(({ bytes }) => bytes),
          `job ${n}`,
        ).toEqual(right);
      for (const { op } of job.spec.layers) seen.set(op, (seen.get(op) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(['im2col', 'linear', 'reshape', 'softmax', 'transpose']);
    expect(Math.min(...seen.values())).toBeGreaterThan(30);
  });

  it.each(small)('gives every byte of the workload %s as BigInt does', (name) => {
    const job = workloads[name]();
    expect(run(job).layers.map(({ bytes }) => bytes)).toEqual(slowRun(job));
  });

  it('is bound by one digest to what was asked, of which input, and to every layer', () => {
    const job = workloads.digits();
    const done = trace(job);
    expect(done.layerRoots).toEqual(done.layers.map(commitTensor));
    expect(done.digest).toBe(traceDigest(specDigest(job.spec), commitTensor(job.input), done.layerRoots));
    expect(traceDigest(specDigest(job.spec), done.inputRoot, [...done.layerRoots].reverse())).not.toBe(done.digest);
  });
});

describe('refuses to compute', () => {
  const job = workloads.digits();
  const [first, ...others] = job.weights as [Job['weights'][number], ...Job['weights']];
  const cases: [string, Job, RegExp][] = [
    ['an input of another shape', { ...job, input: { rows: 32, cols: 2, bytes: job.input.bytes } }, /input .* 32 × 2, and 64 × 1/],
    ['an input that is too short', { ...job, input: { ...job.input, bytes: job.input.bytes.subarray(1) } }, /63 bytes for 64 × 1/],
    [
      'an input with a byte that is no number',
      { ...job, input: { ...job.input, bytes: job.input.bytes.with(5, 0x7f) } },
      /0x7f at row 5, column 0/,
    ],
    ['an input with a second zero', { ...job, input: { ...job.input, bytes: job.input.bytes.with(5, 0x80) } }, /0x80 at row 5/],
    ['too few weights', { ...job, weights: others }, /there are 2, and 3/],
    ['weights of another root', { ...job, weights: [{ ...first, bytes: first.bytes.with(0, 0x01) }, ...others] }, /their root is 0x/],
    [
      'a bias that is no integer',
      { ...job, weights: [{ ...first, bias: first.bias.with(0, 0.5) }, ...others] },
      /no integer, or above 2\^50/,
    ],
    [
      'a bias above 2^50',
      { ...job, weights: [{ ...first, bias: first.bias.with(0, 2 ** 50 + 1) }, ...others] },
      /no integer, or above 2\^50/,
    ],
  ];
  it.each(cases)('%s', (_, wrong, words) => {
    expect(() => run(wrong)).toThrow(BadTensorError);
    expect(() => run(wrong)).toThrow(words);
  });

  it('a specification that is none', () => {
    expect(() => run({ ...job, spec: { ...job.spec, layers: [] } })).toThrow(BadSpecError);
  });
});
