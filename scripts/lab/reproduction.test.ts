import { expect, it } from 'vitest';
import type { Bare } from '../../lab/bench/document.ts';
import { cidOf, toDigest } from '../../registry/cid/index.ts';
import { MAX_DIFFERENCES } from '../../registry/schema/reproduction.ts';
import { writeStatement } from '../../registry/schema/statements.ts';
import { compareReadings, reproductionOf } from './reproduction.ts';

const readings = (values: Record<string, number>, unit = 'bytes, proof'): Map<string, Bare> =>
  new Map(Object.entries(values).map(([id, value]) => [id, { value, unit }]));
const told = {
  entry: { kind: 'metric', period: 0, key: 'lab' } as const,
  version: 1,
  digest: cidOf(toDigest(`0x${'ab'.repeat(32)}`)),
  account: `0x${'0a'.repeat(20)}`,
  ranAt: '2026-11-20T13:05:00Z',
  command: 'npm run lab:reproduce',
  code: { commit: 'ab'.repeat(20), modified: false },
  environment: { cpu: 'A processor', cores: 2, platform: 'linux x64', node: 'v24.0.0', load: 0 },
};

it('counts what is the same, and lists what differs with both sides', () => {
  expect(compareReadings(readings({ a: 1, b: 2, c: 3 }), readings({ a: 1, b: 3, d: 0 }))).toEqual({
    same: 1,
    different: 3,
    differences: [
      { id: 'b', unit: 'bytes, proof', said: 2, got: 3 },
      { id: 'c', unit: 'bytes, proof', said: 3 },
      { id: 'd', unit: 'bytes, proof', got: 0 },
    ],
  });
});

it('takes the same number of another unit for another reading', () => {
  expect(compareReadings(readings({ a: 1 }), readings({ a: 1 }, 'gas, proof'))).toMatchObject({ same: 0, different: 2 });
});

it('counts every difference, and lists as many as a statement takes', () => {
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`a-reading-with-a-name-of-some-length-${i}`, i]));
  const statement = reproductionOf(told, readings(many), { exact: readings({}), times: [] });
  expect(statement).toMatchObject({ outcome: 'different', exact: { same: 0, different: 150 } });
  expect(statement.exact?.differences).toHaveLength(MAX_DIFFERENCES);
  expect(writeStatement(statement).length).toBeLessThan(24 * 1024);
});

it('is the same only where nothing differs, and holds the times beside', () => {
  const times = [{ id: 't', unit: '× work, worker', value: 1.2 }];
  const statement = reproductionOf(told, readings({ a: 1 }), { exact: readings({ a: 1 }), times }, 'On a quiet machine.');
  expect(statement).toMatchObject({ outcome: 'same', exact: { same: 1, different: 0 }, times, note: 'On a quiet machine.' });
  writeStatement(statement);
});

it('makes a statement of a run that broke off, whatever its error says', () => {
  const failure = `Error: \u001b[31mred\u001b[0m\tand\u202e ${'long '.repeat(1_000)}`;
  const statement = reproductionOf(told, readings({ a: 1 }), { failure }, 'It was late.');
  expect(statement).toMatchObject({ outcome: 'unfinished', note: expect.stringMatching(/^Error: red and {2}long/) });
  expect(statement.exact).toBeUndefined();
  writeStatement(statement);
});
