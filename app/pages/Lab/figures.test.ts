import { expect, it } from 'vitest';
import results from '../../../lab/bench/results.json' with { type: 'json' };
import { lab } from '../../words/zh/lab.ts';
import { labRun } from '../../words/zh/labRun.ts';

const { workloads, accuracy } = results.exact;
const whole = (value: number): string => value.toLocaleString('en-US');

it('the figures in sentences of the page are those of the committed run, in both languages', () => {
  const said = [...Object.entries(lab), ...Object.entries(labRun)].map((texts) => texts.join());
  const both = (figure: string) => said.some((texts) => texts.split(figure).length > 2);
  expect(whole(workloads.digits.multiplications)).toMatch(/^\d+,\d{3}$/);
  for (const value of [workloads.digits.multiplications, accuracy.samples, accuracy.exact])
    expect(both(whole(value)), whole(value)).toBe(true);
});
