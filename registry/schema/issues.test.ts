import { expect, it } from 'vitest';
import { buildProfile } from '../claims/index.ts';
import type { OffSchemaError } from '../errors/index.ts';
import { metric, note, page, profile } from '../testDocuments.ts';
import { checkDocument, type SchemaName } from './read.ts';

function issues(value: unknown, name: SchemaName): string[] {
  try {
    checkDocument(value, name);
  } catch (error) {
    return (error as OffSchemaError).issues.map(({ path, reason }) => `${path} ${reason}`);
  }
  return [];
}

/** Mistakes that people make, and what they are told. */
const notes: [mistake: string, part: object, told: string][] = [
  ['a title as a number', { title: 5 }, 'title is missing or not a text'],
  ['no summary', { summary: undefined }, 'summary is missing or not a text'],
  ['an empty summary', { summary: '' }, 'summary is empty'],
  ['a summary of two paragraphs', { summary: 'One.\n\nTwo.' }, 'summary holds a control, bidi or invisible character'],
  ['a summary that ends with a space', { summary: 'One. ' }, 'summary begins or ends with a space'],
  ['a summary of 1,201 characters', { summary: 'x'.repeat(1201) }, 'summary has more than 1200 characters'],
  ['authors as one text', { authors: 'A. Author' }, 'authors is missing or not a list'],
  ['too many authors', { authors: Array(41).fill('A') }, 'authors has more than 40 entries'],
  ['a number among the authors', { authors: ['A', 7] }, 'authors.1 is missing or not a text'],
  ['no tag', { tags: [] }, 'tags has fewer than 1 entry'],
  [
    'a tag that is none',
    { tags: ['verification', 'crypto'] },
    'tags.1 is not one of execution, verification, governance, incentive, application, hardware, blockchain, interface',
  ],
  ['a type that is none', { sourceType: 'tweet' }, 'sourceType is not one of paper, blog, release, discussion'],
  ['a name as a project', { projects: ['Gensyn'] }, 'projects.0 is not 1 to 32 characters of a–z, 0–9 and "-"'],
  ['a date in words', { publishedAt: '27 January 2025' }, 'publishedAt is not a date as 2026, 2026-03 or 2026-03-14'],
  ['a month as the day', { publishedAt: '2025-01' }, 'publishedAt needs a day, as 2026-03-14'],
  ['a date as a number', { publishedAt: 20250127 }, 'publishedAt is missing or not a text'],
  ['an http link', { url: 'http://arxiv.org/abs/1' }, 'url is not an https or ipfs link'],
  ['no change', { change: undefined }, 'change is missing or not an object'],
  ['a change of its own', { change: { kind: 'typo', summary: 'x' } }, 'change.kind is not one of new, world, correction, method, retire'],
  ['no previous', { previous: undefined }, 'previous is missing or not a text'],
  ['a misspelt key', { sumary: 'x' }, 'sumary is not a part of this document'],
  ['another version', { schema: 'deml.note/2' }, 'schema is not deml.note/1'],
];

it.each(notes)('a note with %s', (_, part, told) => {
  expect(issues({ ...note(), ...part }, 'deml.note/1').slice(0, 1)).toEqual([told]);
});

it('names every mistake of a document, not only the first', () => {
  expect(issues({ ...note(), title: '', tags: [], extra: 1 }, 'deml.note/1')).toEqual([
    'title is empty',
    'tags has fewer than 1 entry',
    'extra is not a part of this document',
  ]);
});

it('names the place inside lists and records', () => {
  expect(issues(page({ sections: [{ id: 'one', heading: '', body: 'x' }] }), 'deml.page/1')).toEqual(['sections.0.heading is empty']);
  expect(issues(page({ channels: [{ name: 'X', url: 'javascript:1' }] }), 'deml.page/1')).toEqual([
    'channels.0.url is not an https or ipfs link',
  ]);
  expect(issues(metric({ sources: { ...metric().sources, 'Bad Ref': { title: 'x', kind: 'code' } } }), 'deml.metric/1')).toEqual([
    'sources.Bad Ref is a name that cannot stand here: it is not 1 to 64 characters of a–z, 0–9 and "-"',
  ]);
  expect(issues(metric({ sources: { dashboard: { title: 'x', kind: 'blog' as never } } }), 'deml.metric/1')).toEqual([
    'sources.dashboard.kind is not one of code, chain, document, announcement, measurement, press',
  ]);
});

it('finds the branch of a union that was meant', async () => {
  const { overview } = await buildProfile(profile());
  const cell = (id: string, value: unknown) => issues({ ...overview, fields: { ...overview.fields, [id]: value } }, 'deml.project/1');
  expect(cell('details.team', { claims: [{ id: 'x', asOf: 'May', rung: 'reported', short: 'y' }] })).toEqual([
    'fields.details.team.claims.0.asOf is not a date as 2026, 2026-03 or 2026-03-14',
  ]);
  expect(cell('details.team', { absence: { kind: 'unknown', searched: 'x', asOf: '2026' } })).toEqual([
    'fields.details.team.absence.kind is not one of not-published, not-found, not-applicable',
  ]);
  expect(cell('details.team', 0)).toEqual(['fields.details.team does not have the form of this part']);
  expect(cell('details.chain', { claims: [{ id: 'x', asOf: '2026', rung: 'reported', value: true }] })).toEqual([
    'fields.details.chain.claims.0.value does not have the form of this part',
  ]);
  expect(cell('details.scope', { claims: [{ id: 'x', asOf: '2026', rung: 'reported', value: 'x'.repeat(81) }] })).toEqual([
    'fields.details.scope.claims.0.value has more than 80 characters',
    'fields.details.scope.claims.0.value is not one of in-scope, border',
  ]);
  expect(
    cell('verification.mechanism', { claims: [{ id: 'x', asOf: '2026', rung: 'reported', value: [{ family: 'zk', status: 'soon' }] }] }),
  ).toEqual(['fields.verification.mechanism.claims.0.value.0.status is not one of live, opt-in, testnet, planned, retired']);
});

it('speaks of counts as numbers', async () => {
  const { overview } = await buildProfile(profile());
  const counts = (part: object) =>
    issues({ ...overview, counts: { ...overview.counts, metrics: { ...overview.counts.metrics, ...part } } }, 'deml.project/1');
  expect(counts({ claims: 1.5 })).toEqual(['counts.metrics.claims is missing or not a whole number']);
  expect(counts({ claims: -1 })).toEqual(['counts.metrics.claims is less than 0']);
  expect(counts({ claims: '3' })).toEqual(['counts.metrics.claims is missing or not a number']);
});
