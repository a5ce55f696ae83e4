import { expect, it } from 'vitest';
import { blankDocument } from './blank.ts';
import { follow } from './follow.ts';

const titled = (title: string, slug: string) => ({ ...blankDocument('note', null), title, slug });

it('lets the key of a new note follow its title', () => {
  const before = titled('Verd', 'verd');
  expect(follow('note', before, { ...before, title: 'Verde' }).slug).toBe('verde');
});

it('leaves a key alone that somebody wrote', () => {
  const before = titled('Verd', 'my-key');
  expect(follow('note', before, { ...before, title: 'Verde' }).slug).toBe('my-key');
  expect(follow('note', before, { ...before, slug: 'x' }).slug).toBe('x');
});

it('gives a new project a key and two letters', () => {
  const before = blankDocument('project', null);
  expect(follow('project', before, { ...before, name: 'Prime Intellect' })).toMatchObject({ slug: 'prime-intellect', monogram: 'Pr' });
});
