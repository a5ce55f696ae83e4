import { expect, it } from 'vitest';
import { entryRoute } from './routes.ts';
import { entryInWords } from './words.ts';

it('leads from an entry to the page that shows it, at a block where one is named', () => {
  expect(entryRoute({ kind: 'project', period: 0, key: 'akash' })).toBe('#/project/akash');
  expect(entryRoute({ kind: 'metric', period: 0, key: 'akash' }, 7)).toBe('#/project/akash?group=metrics&at=7');
  expect(entryRoute({ kind: 'note', period: 202501, key: 'toploc' })).toBe('#/note/202501/toploc');
  expect(entryRoute({ kind: 'page', period: 0, key: 'verification' })).toBe('#/reference/verification');
});

it('knows the readings of the Lab, which are of no project', () => {
  const lab = { kind: 'metric', period: 0, key: 'lab' } as const;
  expect(entryRoute(lab)).toBe('#/lab');
  expect(entryInWords(lab)).toBe('readings of the Lab');
  expect(entryInWords({ ...lab, key: 'akash' })).toBe('readings of akash');
});
