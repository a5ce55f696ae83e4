import {
  type Claim,
  type Field,
  type FieldId,
  fieldIds,
  fieldOf,
  type Metric,
  type Note,
  type Page,
  type Profile,
  type Value,
} from './schema/index.ts';

/** Small documents that fit their schemas, for tests to break. Each call gives a fresh copy. */

const revision = { change: { kind: 'new' as const, summary: 'Opened for a test.' }, previous: null };

/** A note. */
export const note = (part: Partial<Note> = {}): Note => ({
  schema: 'deml.note/1',
  slug: 'toploc',
  publishedAt: '2025-01-27',
  sourceType: 'paper',
  title: 'A title',
  authors: ['A. Author'],
  summary: 'What it says.',
  effect: 'What it changes.',
  tags: ['verification'],
  projects: ['gensyn'],
  retrievedAt: '2026-08-01',
  ...revision,
  ...part,
});

/** A page. */
export const page = (part: Partial<Page> = {}): Page => ({
  schema: 'deml.page/1',
  slug: 'about',
  title: 'About',
  sections: [{ id: 'one', heading: 'One', body: 'Text.\n\nMore.' }],
  ...revision,
  ...part,
});

/** Two readings of a metric. */
export const metric = (part: Partial<Metric> = {}): Metric => ({
  schema: 'deml.metric/1',
  slug: 'gensyn',
  readings: ['2026-01', '2026-02'].map((asOf, i) => ({
    id: `workers-${i}`,
    field: 'metrics.workers' as const,
    value: 100 + i,
    unit: 'nodes',
    counts: 'Nodes seen in a day.',
    asOf,
    rung: 'reported' as const,
    source: 'dashboard',
    retrievedAt: '2026-08-01',
  })),
  sources: { dashboard: { title: 'Dashboard', kind: 'measurement' } },
  ...revision,
  ...part,
});

/** A value that fits a field, or undefined for a field of text. */
export function valueFor(field: FieldId): Value | undefined {
  const { value, choices = [] }: Field = fieldOf(field);
  switch (value) {
    case 'number':
      return 12.5;
    case 'date':
      return '2026-03';
    case 'choice':
      return choices[0] as string;
    case 'choices':
      return choices.slice(0, 2);
    case 'families':
      return [{ family: 'zk', status: 'live' }];
    case 'assumptions':
      return [{ party: 'committee', who: 'Three of five signers.', forWhat: 'Correct weights.' }];
    case 'text':
      return undefined;
  }
}

/** A claim of a field, with a value that fits it. */
export function claim(field: FieldId, part: Partial<Claim> = {}): Claim {
  const value = valueFor(field);
  return {
    id: field.toLowerCase().replaceAll('.', '-'),
    field,
    statement: `What is known of ${field}.`,
    asOf: '2026-03-14',
    rung: 'documented',
    sources: ['docs'],
    retrievedAt: '2026-08-01',
    headline: true,
    ...(value === undefined ? { short: 'In short' } : { value }),
    ...(typeof value === 'number' ? { unit: 'USD' } : {}),
    ...part,
  };
}

/** A profile in which every field but `absent` has one headline claim. */
export function profile(absent: readonly FieldId[] = ['pricing.model', 'details.funding']): Profile {
  const claims = fieldIds.filter((id) => !absent.includes(id)).map((id) => claim(id));
  const answer = (field: FieldId) => ({ statement: 'By its nodes.', claims: [claim(field).id] });
  return {
    slug: 'sample',
    name: 'Sample',
    monogram: 'Sa',
    sentence: 'A system for tests.',
    life: { status: 'live', since: '2024-05' },
    links: { website: 'https://sample.example.org' },
    answers: {
      executed: answer('tasks.inference'),
      verified: answer('verification.mechanism'),
      settled: answer('thesis.onchainRole'),
      constrained: answer('governance.model'),
    },
    claims,
    sources: { docs: { title: 'Documentation', kind: 'document', url: 'https://docs.example.org/a' } },
    absences: absent.map((field) => ({
      field,
      kind: 'not-published' as const,
      searched: 'The documentation and the repository.',
      asOf: '2026-08',
    })),
    ...revision,
  };
}
