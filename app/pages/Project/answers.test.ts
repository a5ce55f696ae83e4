import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildProfile } from '../../../registry/claims/index.ts';
import { questionOf } from '../../../registry/comparison/sections.ts';
import { fieldIds, fieldOf } from '../../../registry/schema/fields.ts';
import { questions } from '../../../registry/schema/index.ts';
import { lackingOf, leansOf, oldestOf, weakestOf } from './Answers.tsx';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const { overview } = await buildProfile(JSON.parse(read('content/projects/akash.json')));

it('an answer is as well known as the weakest of its claims, and as old as the oldest', () => {
  const leans = leansOf(overview, 'executed');
  expect(leans.map(({ claim }) => claim.id)).toEqual(overview.answers.executed.claims);
  const [weak, strong] = (['announced', 'measured'] as const).map((rung, i) => {
    const [one] = leans;
    if (!one) throw new Error('no claim');
    return { ...one, claim: { ...one.claim, rung, asOf: i === 0 ? '2026' : '2024-03' } };
  });
  expect(weakestOf([strong, weak] as typeof leans)).toBe(weak);
  expect(oldestOf([weak, strong] as typeof leans)).toBe(strong);
  expect(weakestOf([])).toBeUndefined();
});

it('names the columns that an answer lacks, by kind; what does not apply is no lack', () => {
  const absent = (kind: 'not-found' | 'not-published' | 'not-applicable') => ({ absence: { kind, searched: 'Everywhere.', asOf: '2026' } });
  const fields = {
    ...overview.fields,
    'pricing.model': absent('not-found'),
    'tokenomics.token': absent('not-published'),
    'pricing.subsidized': absent('not-applicable'),
    'pricing.settlement': absent('not-found'), // no column of the table
  };
  const settled = lackingOf({ ...overview, fields }, 'settled');
  expect(settled.find(({ kind }) => kind === 'not-found')?.fields).toContain('pricing.model');
  expect(settled.flatMap((one) => one.fields)).toContain('tokenomics.token');
  expect(settled.flatMap((one) => one.fields)).not.toContain('pricing.subsidized');
  expect(settled.flatMap((one) => one.fields)).not.toContain('pricing.settlement');
});

it('the reference has the rule that the page follows', () => {
  const page = read('docs/reference/project-page.md');
  for (const question of questions) {
    const columns = fieldIds.filter((id) => fieldOf(id).column && questionOf(id) === question);
    expect(page).toContain(`| ${question} | ${columns.join(', ')} |`);
  }
});
