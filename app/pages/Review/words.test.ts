import { expect, it } from 'vitest';
import type { DeskComment } from '../../../registry/desk/types.ts';
import { commentFor, threadsOf } from './comments.ts';
import { entryWords, headingOf, stateWords } from './itemWords.ts';
import { deadlineWords, ethWords, spanWords } from './spans.ts';

it.each([
  [0, 'under 1 min'],
  [-5, 'under 1 min'],
  [61, '1 min'],
  [3600, '1 h'],
  [47 * 3600, '47 h'],
  [48 * 3600, '2 days'],
  [30 * 86_400, '30 days'],
])('tells %i seconds as %s', (seconds, words) => expect(spanWords(seconds)).toBe(words));

it('tells what is left of a deadline, or how long it is over', () => {
  expect(deadlineWords(1000 + 7200, 1000)).toBe('2 h left');
  expect(deadlineWords(1000, 1000 + 7200)).toBe('over since 2 h');
});

it.each([
  [0n, '0 ETH'],
  [10n ** 16n, '0.01 ETH'],
  [2n * 10n ** 15n, '0.002 ETH'],
  [10n ** 18n + 1n, '1.000000000000000001 ETH'],
])('tells %i wei exactly', (wei, words) => expect(ethWords(wei)).toBe(words));

const entry = { id: '0x00', kind: 'note', period: 202611, key: 'a-note' } as const;

it('says which entry a proposal changes, and how it ended in the words of its action', () => {
  const proposal = { baseVersion: 6 } as never;
  expect(entryWords({ entry, action: 'create', proposal })).toBe('new note a-note of November 2026');
  expect(entryWords({ entry: { ...entry, kind: 'project', period: 0, key: 'akash' }, action: 'update', proposal })).toBe(
    'update of project akash, version 6 to 7',
  );
  expect(headingOf({ entry, action: 'retire' }, 'A title')).toBe('Retire A title');
  expect(headingOf({ entry, action: 'create' }, null)).toBe('a-note');
  expect(stateWords({ state: 'executed', action: 'dispute', spam: false })).toBe('upheld');
  expect(stateWords({ state: 'rejected', action: 'dispute', spam: false })).toBe('dismissed');
  expect(stateWords({ state: 'rejected', action: 'update', spam: true })).toBe('rejected as spam');
});

it('puts answers under what they answer; an answer to what is gone, or to itself, stands for itself', () => {
  const said = (cid: string, replyTo?: string) => ({ cid, comment: { replyTo } }) as unknown as DeskComment;
  const threads = threadsOf([said('a'), said('b', 'a'), said('c', 'b'), said('d', 'gone'), said('e', 'e')]);
  expect(threads.map(({ first, answers }) => [first.cid, answers.map(({ cid }) => cid)])).toEqual([
    ['a', ['b', 'c']],
    ['d', []],
    ['e', []],
  ]);
});

it('writes a comment in the one spelling that is signed', () => {
  const comment = commentFor({
    proposal: '0xab',
    intent: 'reject',
    text: '  one\r\ntwo \n',
    author: '0xABCDEF',
    writtenAt: new Date('2026-11-20T09:31:07.999Z'),
    replyTo: null,
  });
  expect(comment).toEqual({
    schema: 'deml.comment/1',
    proposal: '0xab',
    intent: 'reject',
    text: 'one\ntwo',
    author: '0xabcdef',
    writtenAt: '2026-11-20T09:31:07Z',
  });
});
