import { describe, expect, it } from 'vitest';
import { unitProblem } from '../../registry/schema/units.ts';
import { workloadNames } from '../model/workloadNames.ts';
import { exactReadingsOf } from './document.ts';
import { familyNames, isExact, parseWorkload, quantities, readingId, type Subject, workloadText } from './quantities.ts';
import { countsOf, spreadIn } from './sentences.ts';

const subjects: readonly Subject[] = [...familyNames, 'every'];

describe('what a reading of the Lab is of', () => {
  it('is written in one form that is read back', () => {
    for (const workload of workloadNames)
      for (const subject of subjects) expect(parseWorkload(workloadText(workload, subject))).toEqual({ workload, subject });
  });

  it.each(['gemm-512', 'gemm-513, freivalds', 'gemm-512, Freivalds', 'gemm-512, freivalds, again', '', undefined])(
    'is nothing for %s',
    (text) => {
      expect(parseWorkload(text)).toBeUndefined();
    },
  );

  it('has an id that no other has', () => {
    const ids = workloadNames.flatMap((workload) =>
      subjects.flatMap((subject) =>
        (Object.keys(quantities) as (keyof typeof quantities)[]).map((one) => readingId(workload, subject, one)),
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
  });

  it('has a unit that the dictionary defines, and times alone are not exact', () => {
    for (const unit of Object.values(quantities)) expect(unitProblem('metrics.taskPrice.verificationOverhead', unit)).toBeNull();
    expect(Object.values(quantities).filter((unit) => !isExact(unit))).toEqual([
      '× work, worker',
      '× work, checker',
      '× work, fraud proof',
    ]);
  });
});

it('says the spread of a time so that it is read back, and of a count none', () => {
  const time = { workload: 'gemm-64', subject: 'freivalds', quantity: 'checker-time', value: 1.7, least: 1.4036, most: 2.1485 } as const;
  expect(spreadIn(countsOf(time, 9))).toEqual({ rounds: 9, least: 1.4036, most: 2.1485 });
  const { least, most, ...count } = { ...time, quantity: 'checker-multiplications' } as const;
  expect(spreadIn(countsOf(count, 9))).toBeUndefined();
});

it('takes the exact readings of a document, with their units', () => {
  const evidence = { counts: '', asOf: '', rung: 'measured', source: '', retrievedAt: '', field: 'metrics.workers' } as const;
  const readings = [
    { ...evidence, id: 'a', value: 1.5, unit: '× work, checker' },
    { ...evidence, id: 'b', value: 36864, unit: 'bytes, proof' },
  ];
  expect([...exactReadingsOf({ readings })]).toEqual([['b', { value: 36864, unit: 'bytes, proof' }]]);
});
