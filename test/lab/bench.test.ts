import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import results from '../../lab/bench/results.json' with { type: 'json' };
import { timed, timesOf } from '../../lab/bench/times.ts';
import { workloadNames, workloads } from '../../lab/model/workloads.ts';
import { measureExact, type Results } from '../../scripts/lab/bench.ts';
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

  it('that are times come from checks that answered rightly, with their spread', () => {
    const times = timesOf(workloads.digits(), 3);
    expect(Object.keys(times)).toEqual(timed);
    for (const { median, least, most } of Object.values(times)) {
      expect(least).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(most);
    }
  });
});
