import { expect, test } from 'vitest';
import { isSame } from './isSame.ts';

const [akash, bittensor] = [{ slug: 'akash' }, { slug: 'bittensor' }];

test('the same things in a new list, record or month say the same, so nothing is drawn anew', () => {
  expect(isSame([akash, bittensor], [akash, bittensor])).toBe(true);
  expect(isSame({ at: null, config: akash }, { at: null, config: akash })).toBe(true);
  expect(isSame([[akash], 'loading', []], [[akash], 'loading', []])).toBe(true);
  expect(isSame([], [])).toBe(true);
  expect(isSame(Number.NaN, Number.NaN)).toBe(true);
});

test('another thing, order, length, name or kind says something else', () => {
  expect(isSame([akash, bittensor], [bittensor, akash])).toBe(false);
  expect(isSame([akash], [akash, bittensor])).toBe(false);
  expect(isSame([akash], [{ ...akash }])).toBe(false);
  expect(isSame([[akash]], [[bittensor]])).toBe(false);
  expect(isSame([[akash]], [['loading']])).toBe(false);
  expect(isSame('loading', [])).toBe(false);
  expect(isSame(undefined, [])).toBe(false);
  expect(isSame({ at: null }, { config: null })).toBe(false);
  expect(isSame([], {})).toBe(false);
  expect(isSame(null, {})).toBe(false);
});
