import { expect, it } from 'vitest';
import { schemaNames, schemaPart } from './schemaPart.ts';
import type { Path } from './tree.ts';
import { hasWords } from './words.ts';

const parts: readonly [kind: Parameters<typeof hasWords>[0], path: Path, without: readonly string[]][] = [
  ['note', [], ['schema', 'change', 'previous']],
  ['metric', ['readings', 0], []],
  ['metric', ['sources', 'x'], []],
  ['page', [], ['schema', 'sections', 'sources', 'channels', 'change', 'previous']],
  ['page', ['sections', 0], []],
  ['page', ['sections', 0, 'check'], []],
  ['page', ['sources', 'x'], []],
  ['page', ['channels', 0], []],
  ['project', [], ['life', 'links', 'answers', 'claims', 'absences', 'sources', 'change', 'previous']],
  ['project', ['life'], []],
  ['project', ['claims', 0], []],
  ['project', ['claims', 0, 'value', 0], []],
  ['project', ['absences', 0], []],
  ['project', ['change'], []],
];

it.each(parts)('every part of a %s at %j has words in its form', (kind, path, without) => {
  const names = schemaNames(kind, path).filter((name) => !without.includes(name));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(hasWords(kind, [...path, name]), [...path, name].join('.')).toBe(true);
});

it('reads limits, choices and what is required from the schema', () => {
  expect(schemaPart('note', ['title'])).toMatchObject({ type: 'string', max: 200, required: true });
  expect(schemaPart('note', ['caveat'])).toMatchObject({ max: 300, required: false });
  expect(schemaPart('note', ['sourceType']).choices).toContain('paper');
  expect(schemaPart('note', ['tags', 0]).choices).toContain('execution');
  expect(schemaPart('page', ['channels', 0, 'url'])).toMatchObject({ type: 'string', max: 500, required: false, nullable: true });
  expect(schemaPart('project', ['claims', 3, 'statement'])).toMatchObject({ max: 500, required: true });
  expect(schemaPart('project', ['claims', 0, 'value', 0, 'scope'])).toMatchObject({ max: 60, required: false });
  expect(schemaPart('metric', ['readings', 0, 'value']).type).toBe('number');
});
