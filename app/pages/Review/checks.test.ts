import { expect, it } from 'vitest';
import type { QueueItem } from '../../../registry/records/index.ts';
import { checksOf } from './checks.ts';
import type { Subject } from './subject.ts';

const item = {
  entry: { id: '0x00', kind: 'note', period: 202611, key: 'a-note' },
  state: 'open',
  proposal: { baseVersion: 0 },
  eventsAgree: null,
} as unknown as QueueItem;

/** A document that was read, for an entry that is not there yet. */
const subjectOf = (document: Record<string, unknown>): Subject =>
  ({
    next: { state: 'read', whole: { schema: 'deml.note/1', document, size: 400, departures: [] } },
    base: null,
    baseError: null,
    head: { version: 0 },
    diff: null,
  }) as unknown as Subject;
const badIn = (document: Record<string, unknown>) =>
  checksOf(item, subjectOf({ slug: 'a-note', publishedAt: '2026-11-04', previous: null, ...document }))
    .filter(({ verdict }) => verdict !== 'good')
    .map(({ verdict, words }) => `${verdict}: ${words}`);

it('finds nothing to look at in a note that stands where it says', () => {
  expect(badIn({})).toEqual([]);
});

it('names a document that calls itself something else than its entry', () => {
  expect(badIn({ slug: 'other' })).toEqual(['bad: it says that it is “other”, not a-note']);
});

it('names a note that would stand in another month than it was published', () => {
  expect(badIn({ publishedAt: '2025-11-04' })).toEqual(['bad: it was published on 2025-11-04, and would stand in the month 202611']);
});

it('names a revision that it does not replace', () => {
  expect(badIn({ previous: 'bafkreia' })).toEqual(['look: the revision that it says it replaces is not the one it was proposed for']);
});
