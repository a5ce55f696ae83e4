import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { exactReadingsOf, readingsOfRun } from '../../lab/bench/document.ts';
import { parseWorkload } from '../../lab/bench/quantities.ts';
import results from '../../lab/bench/results.json' with { type: 'json' };
import type { Results } from '../../lab/bench/results.ts';
import { timed, timesOf } from '../../lab/bench/times.ts';
import { workloadNames, workloads } from '../../lab/model/workloads.ts';
import { MAX_DOCUMENT_BYTES } from '../../registry/cid/index.ts';
import { type Metric, writeDocument } from '../../registry/schema/index.ts';
import { measureExact } from '../../scripts/lab/bench.ts';
import { committedDocument, labMetric } from '../../scripts/lab/document.ts';
import { withReadings } from '../../scripts/lab/readings.ts';
import gas from '../../snapshots/lab-gas.json' with { type: 'json' };
import golden from './golden.json' with { type: 'json' };

describe('the readings', () => {
  it('that are exact repeat to the unit', () => {
    expect(measureExact()).toEqual(results.exact);
  });

  it('are of the computations whose digests every engine has', () => {
    for (const name of workloadNames)
      expect(results.exact.workloads[name]).toMatchObject({ spec: golden[name].spec, trace: golden[name].trace });
  });

  it('in the reference are those of the committed run', async () => {
    const page = await readFile(new URL('../../docs/reference/lab.md', import.meta.url), 'utf8');
    expect(withReadings(page, results as Results, gas)).toBe(page);
    expect(page).toContain('<!-- readings -->');
  });

  it('are published as the document of the key lab, built of the committed run and its gas', async () => {
    const document = JSON.parse(await readFile(labMetric, 'utf8')) as Metric;
    expect(document).toEqual(JSON.parse(JSON.stringify(await committedDocument())));
    expect(writeDocument(document, 'lab').length).toBeLessThan(MAX_DOCUMENT_BYTES);
    for (const { workload } of document.readings) expect(parseWorkload(workload)).toBeDefined();
    expect(exactReadingsOf(document)).toEqual(readingsOfRun({ exact: measureExact() }, gas));
  });

  it('that are times come from checks that answered rightly, with their spread', () => {
    const times = timesOf(workloads.digits(), 3);
    expect(Object.keys(times)).toEqual(timed);
    for (const { median, least, most } of Object.values(times)) {
      expect(least).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(most);
    }
  });
});
