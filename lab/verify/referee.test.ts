import { describe, expect, it } from 'vitest';
import { BadEntryError, BadPathError } from '../errors.ts';
import { seeded } from '../model/seeded.ts';
import { weightIn } from '../model/spec.ts';
import { randomJob } from '../model/testing.ts';
import { trace } from '../model/trace.ts';
import { workloads } from '../model/workloads.ts';
import { rowsOf, weightRowsOf } from '../trace/tensor.ts';
import { open, type Rows, rootOf, treeOf } from '../trace/tree.ts';
import { openEntry } from './optimistic.ts';
import { judge, judgeRow, type OpenedEntry } from './referee.ts';
import { claimOf } from './testing.ts';

describe('the referee', () => {
  it('calls every entry of 40 random jobs honest, and every other byte in its place wrong', () => {
    const next = seeded(41);
    let [honest, wrong] = [0, 0];
    for (let n = 0; n < 40; n++) {
      const job = randomJob(next, 1 + (next() % 4));
      const done = trace(job);
      for (const [l, { rows, cols }] of job.spec.layers.entries())
        for (let i = 0; i < rows; i++)
          for (let j = 0; j < cols; j++) {
            const entry = { layer: l + 1, i, j };
            const own = rowsOf(done.layers[l] as never);
            expect(judge(job.spec, done, openEntry(job, done, entry, open(own, treeOf(own), i)))).toBe('honest');
            honest++;
            const right = own[i]?.[j] as number;
            const byte = (right + 1 + (next() % 126)) % 127; // any of the positive bytes but the right one
            if (byte === right) continue;
            const lied = own.with(i, (own[i] as Uint8Array).with(j, byte));
            const roots = { ...done, layerRoots: done.layerRoots.with(l, rootOf(treeOf(lied))) };
            expect(judge(job.spec, roots, openEntry(job, done, entry, open(lied, treeOf(lied), i)))).toBe('wrong');
            wrong++;
          }
    }
    expect(Math.min(honest, wrong)).toBeGreaterThan(1_500);
  });

  const job = workloads.digits();
  const done = trace(job);
  const own = claimOf(done).rows[1] as Rows;
  const entry = { layer: 2, i: 3, j: 4 };
  const opened = openEntry(job, done, entry, open(own, treeOf(own), 3));

  it('refuses a row that does not stand in the trace: nothing is said of the worker', () => {
    const [a, b] = [opened.a, opened.b] as [NonNullable<OpenedEntry['a']>, NonNullable<OpenedEntry['b']>];
    const refused: [string, OpenedEntry][] = [
      ['another row of the output', { ...opened, out: open(own, treeOf(own), 4) }],
      ['a changed row of a', { ...opened, a: { ...a, row: a.row.with(0, 1) } }],
      ['a path that is short', { ...opened, a: { ...a, path: a.path.slice(1) } }],
      ['b in the place of a', { ...opened, a: b }],
      ['no b', { ...opened, b: undefined }],
    ];
    for (const [what, attempt] of refused) expect(() => judge(job.spec, done, attempt), what).toThrow(BadPathError);
  });

  it('refuses an entry that does not exist', () => {
    for (const change of [{ layer: 0 }, { layer: 6 }, { i: 36 }, { i: -1 }, { j: 8 }, { j: 0.5 }])
      expect(() => judge(job.spec, done, { ...opened, ...change }), JSON.stringify(change)).toThrow(BadEntryError);
  });

  it('answers of a malformed row, of every tensor: a refusal would make that lie unprovable', () => {
    for (const operand of [0, 1, 2, 5, 128, 130]) {
      const w = weightIn(operand);
      const rows: Rows =
        w !== undefined ? weightRowsOf(job.weights[w] as never) : rowsOf(operand ? (done.layers[operand - 1] as never) : job.input);
      for (const row of [(rows[0] as Uint8Array).with(-1, 0xff), (rows[0] as Uint8Array).slice(1), new Uint8Array()]) {
        const lied = rows.with(0, row);
        const root = rootOf(treeOf(lied));
        const spec = { ...job.spec, weights: job.spec.weights.map((one, n) => (n === w ? { ...one, root } : one)) };
        const published = {
          inputRoot: operand === 0 ? root : done.inputRoot,
          layerRoots: done.layerRoots.map((one, n) => (n === operand - 1 ? root : one)),
        };
        expect(judgeRow(spec, published, operand, 0, open(lied, treeOf(lied), 0))).toBe('malformed');
      }
      expect(judgeRow(job.spec, done, operand, 0, open(rows, treeOf(rows), 0))).toBe('honest');
    }
  });

  it('opens no row of a for what lies outside the picture', () => {
    const conv = workloads.conv2d();
    const work = trace(conv);
    const rows = claimOf(work).rows[0] as Rows;
    const corner = openEntry(conv, work, { layer: 1, i: 0, j: 0 }, open(rows, treeOf(rows), 0));
    expect(corner.a).toBeUndefined();
    expect(judge(conv.spec, work, corner)).toBe('honest');
  });
});
