import { expect, it } from 'vitest';
import { metric } from '../testDocuments.ts';
import { itemsOf } from './itemsOf.ts';

const [reading] = metric().readings as [ReturnType<typeof metric>['readings'][number]];
const readings = ['gemm-64, every family', 'gemm-64, freivalds', 'gemm-64, optimistic', 'gemm-512, freivalds', 'gemm-512, optimistic'].map(
  (workload, i) => ({ ...reading, id: `r-${i}`, workload }),
);

it('finds every reading of a system', () => {
  expect(itemsOf(metric({ slug: 'sample', readings })).map(({ id }) => id)).toEqual(readings.map(({ id }) => id));
});

it('finds one reading of each family of the Lab, so that others who speak of the family are seen', () => {
  const items = itemsOf(metric({ slug: 'lab', readings }));
  expect(items.map(({ id }) => id)).toEqual(['r-0', 'r-1', 'r-2']);
  expect(items[1]?.texts).toContainEqual({ path: 'workload', text: 'gemm-64, freivalds' });
});
