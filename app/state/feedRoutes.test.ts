import { expect, test } from 'vitest';
import { entryRoute, governanceRoute, proposalRoute } from '../../registry/feeds/routes.ts';
import { momentIn } from './route/moment.ts';
import { noteHref } from './route/note.ts';
import { pageHref } from './route/page.ts';
import { projectHref } from './route/project.ts';
import { proposalHref } from './route/review.ts';
import { parseRoute } from './route.ts';

test.each([
  [{ kind: 'project', period: 0, key: 'gensyn' }, projectHref('gensyn')],
  [{ kind: 'metric', period: 0, key: 'gensyn' }, projectHref('gensyn', { group: 'metrics' })],
  [{ kind: 'note', period: 202_611, key: 'one' }, noteHref(202_611, 'one')],
  [{ kind: 'page', period: 0, key: 'about' }, pageHref('about')],
  [{ kind: 'page', period: 0, key: 'home' }, pageHref('home')],
  [{ kind: 'page', period: 0, key: 'layers' }, pageHref('layers')],
] as const)('what a feed links for %o is its page in the app, as of its block', (entry, page) => {
  const address = entryRoute(entry, 120);
  expect(parseRoute(address)).toEqual(parseRoute(page));
  expect(momentIn(address)).toBe('120');
});

test('proposals and announced calls have their pages', () => {
  const id = `0x${'ab'.repeat(32)}` as const;
  expect(proposalRoute(id)).toBe(proposalHref(id));
  expect(parseRoute(governanceRoute).page).toBe('governance');
});
