import { describe, expect, it } from 'vitest';
import * as errors from './index.ts';

const cause = new Error('below');
/** One of each, made as the code makes them. */
const samples: errors.DemlError[] = [
  new errors.DigestMismatchError('https://a.example', 'bafk1', 'bafk2'),
  new errors.TooLargeError('The note', 300, 200),
  new errors.NotCanonicalError('The note', 'its keys are not sorted', cause),
  new errors.OffSchemaError('The note', [{ path: 'title', reason: 'is empty' }]),
  new errors.BadCarError('https://a.example', 'it is empty'),
  new errors.WrongEntryError('note toploc', 'other'),
  new errors.NoRegistryError('0x01', 1),
  new errors.BadAnswerError('heads', cause),
  new errors.BadCidError('Qm', 'it is not base32'),
  new errors.BadDigestError('0x'),
  new errors.BadKeyError('A b'),
  new errors.BadConfigError('rpcs', 'it is empty'),
  new errors.EndpointError('https://a.example', 'answered 500', cause),
  new errors.LackingError('https://a.example', 'answered 404'),
  new errors.UnavailableError('bafk1', [new errors.EndpointError('https://a.example', 'answered 500')]),
  new errors.NoChainError([new errors.EndpointError('https://rpc.example', 'answered 500')]),
  new errors.LogLimitError('https://rpc.example', 'query exceeds max block range 500', 500),
  new errors.RevertedError('0x1234', 'execution reverted'),
  new errors.BadDraftError('The draft', [{ path: 'schema', reason: 'is missing' }]),
];

describe('DemlError', () => {
  it('is the base of every exported error, and each has a sample here', () => {
    const classes = Object.values(errors).filter((one) => one !== errors.DemlError);
    expect(new Set(samples.map((one) => one.constructor))).toEqual(new Set(classes));
  });

  it.each(samples.map((one) => [one.name, one] as const))('%s says what, with the value, and the way out', (name, error) => {
    expect(error).toBeInstanceOf(errors.DemlError);
    expect(name).toBe(error.constructor.name);
    expect(error.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(['retry', 'input', 'content', 'fatal']).toContain(error.family);
    expect(error.message).toMatch(/\.$/);
    expect(error.fix).toMatch(/^[A-Z].*\.$/);
  });

  it('keeps its cause, and one code for one name', () => {
    expect(new errors.NotCanonicalError('x', 'y', cause).cause).toBe(cause);
    expect(new Set(samples.map((one) => one.code)).size).toBe(samples.length);
  });

  it('names at most three issues and counts the rest, and keeps all', () => {
    const issues = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, reason: 'is empty' }));
    const error = new errors.OffSchemaError('The note', issues);
    expect(error.message).toBe('The note is off schema at a: is empty; b: is empty; c: is empty, and 2 more.');
    expect(error.issues).toEqual(issues);
  });

  it('cuts what a stranger wrote', () => {
    expect(new errors.BadCidError('x'.repeat(10_000), 'it is long').message.length).toBeLessThan(200);
    expect(new errors.BadKeyError('x'.repeat(10_000)).message.length).toBeLessThan(200);
    expect(new errors.BadDigestError('x'.repeat(10_000)).message.length).toBeLessThan(200);
  });

  it('says why no gateway has a block, or that none is configured', () => {
    expect(new errors.UnavailableError('bafk1', [new errors.EndpointError('https://a.example', 'answered 404')]).message).toBe(
      'No gateway has bafk1. https://a.example: answered 404.',
    );
    expect(new errors.UnavailableError('bafk1', []).message).toBe('No gateway has bafk1. None is configured.');
  });
});
