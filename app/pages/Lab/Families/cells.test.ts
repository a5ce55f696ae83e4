import { describe, expect, it } from 'vitest';
import document from '../../../../content/metrics/lab.json' with { type: 'json' };
import { workloadNames } from '../../../../lab/model/workloadNames.ts';
import type { Metric } from '../../../../registry/schema/documents.ts';
import { byPlace, type Cell, cellOf } from './cells.ts';
import { columns } from './columns.ts';
import { shownSpread, shownValue } from './Figure.tsx';
import { rows } from './rows.ts';
import { placeIn, placeText } from './view.ts';
import { workloadIn } from './workloads.ts';

const metric = document as Metric;
const places = byPlace(metric);
const said = (cell: Cell): string | null => (cell === null ? null : 'reason' in cell ? cell.reason : shownValue(cell.reading));

describe('the table of families', () => {
  it('has in every cell of every workload a reading or why there can be none', () => {
    for (const workload of workloadNames)
      for (const { family } of rows)
        for (const { quantity } of columns)
          expect(cellOf(places, workload, family, quantity), `${workload} ${family} ${quantity}`).not.toBeNull();
  });

  it('has one unit in a column', () => {
    for (const { quantity } of columns) {
      const units = workloadNames.flatMap((workload) =>
        rows.flatMap(({ family }) => {
          const cell = cellOf(places, workload, family, quantity);
          return cell !== null && 'reading' in cell ? [cell.reading.unit] : [];
        }),
      );
      expect(new Set(units).size, quantity).toBe(1);
    }
  });

  it('shows a true zero as a number, and what nobody does as a reason', () => {
    expect(said(cellOf(places, 'gemm-64', 'acceptance', 'settled-windows'))).toBe('0');
    expect(said(cellOf(places, 'gemm-64', 'acceptance', 'checker-time'))).toBe('nobody checks');
    expect(said(cellOf(places, 'gemm-512', 'bilinear', 'withheld-gas'))).toMatch(/^no contract/);
    expect(said(cellOf(places, 'gemm-64', 'bilinear', 'withheld-gas'))).toBe('the proof holds the rows');
  });

  it('has no cell for a reading in another form, and says where a revision lacks one', () => {
    const [first] = metric.readings as [Metric['readings'][number]];
    const other = byPlace({ readings: [{ ...first, workload: 'gemm-64 by everybody' }] });
    expect(other.size).toBe(0);
    expect(cellOf(other, 'gemm-64', 'freivalds', 'checker-time')).toBeNull();
  });

  it('rounds a ratio to what repeats, and tells two ends apart', () => {
    const reading = { ...(metric.readings[0] as Metric['readings'][number]), value: 0.1751 };
    const from = (least: number, most: number) => ({
      ...reading,
      counts: `A check; median of 9 rounds in turns, from ${least} to ${most}.`,
    });
    expect(shownValue(reading)).toBe('0.18 ×');
    expect(shownSpread(from(0.1591, 0.2033))).toBe('0.16–0.20');
    expect(shownSpread(from(1.0735, 1.1015))).toBe('1.07–1.10');
    expect(shownSpread({ ...reading, counts: 'A count.' })).toBeNull();
  });

  it('has addresses of its cells that are read back, and no others', () => {
    for (const { family } of rows)
      for (const { quantity } of columns) expect(placeIn(placeText({ family, quantity }))).toEqual({ family, quantity });
    for (const text of [undefined, '', 'freivalds', 'freivalds.toString', 'nobody.checker-time']) expect(placeIn(text)).toBeUndefined();
    expect(workloadIn('gemm-512')).toBe('gemm-512');
    expect(workloadIn('gemm-4096')).toBe('gemm-64');
  });
});
