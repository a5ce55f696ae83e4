import { expect, test } from 'vitest';
import { entryRoute, governanceRoute, proposalRoute } from '../../registry/feeds/routes.ts';
import { momentIn, parseRoute } from './route.ts';

test.each([
  [
    { kind: 'project', period: 0, key: 'gensyn' },
    { page: 'project', slug: 'gensyn', group: null },
  ],
  [
    { kind: 'metric', period: 0, key: 'gensyn' },
    { page: 'project', slug: 'gensyn', group: 'metrics' },
  ],
  [
    { kind: 'note', period: 202_611, key: 'one' },
    { page: 'note', period: 202_611, slug: 'one' },
  ],
  [{ kind: 'page', period: 0, key: 'about' }, { page: 'about' }],
  [{ kind: 'page', period: 0, key: 'home' }, { page: 'home' }],
  [
    { kind: 'page', period: 0, key: 'layers' },
    { page: 'reference', slug: 'layers' },
  ],
] as const)('what a feed links for %o is a page of the app, as of its block', (entry, route) => {
  const address = entryRoute(entry, 120);
  expect(parseRoute(address)).toMatchObject(route);
  expect(momentIn(address)).toBe('120');
});

test('proposals and announced calls have their pages', () => {
  const id = `0x${'ab'.repeat(32)}` as const;
  expect(parseRoute(proposalRoute(id))).toEqual({ page: 'proposal', id });
  expect(parseRoute(governanceRoute)).toEqual({ page: 'governance' });
});
