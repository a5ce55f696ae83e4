import { expect, test } from 'vitest';
import { RateLimitedError } from './errors.ts';
import { createRateLimit, networkOf, senderOf } from './rateLimit.ts';

test('a burst, then a steady rate, for each address of its own', () => {
  let now = 0;
  const take = createRateLimit({ perMinute: 60, burst: 2, now: () => now });
  take('a');
  take('a');
  expect(() => take('a')).toThrow(RateLimitedError);
  take('b');
  now += 1_000;
  take('a');
  expect(() => take('a')).toThrow(RateLimitedError);
  now += 3_600_000;
  take('a');
  take('a');
  expect(() => take('a')).toThrow(RateLimitedError); // a long silence saves up no more than the burst
});

test('the error tells when to come again', () => {
  const take = createRateLimit({ perMinute: 2, burst: 1, now: () => 0 });
  take('a');
  expect(() => take('a')).toThrow(expect.objectContaining({ retryAfter: 30, code: 'rate-limited' }));
});

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('a sender cannot choose an address of its own: only the last one was written by the proxy', () => {
  expect(senderOf('10.9.9.9, 203.0.113.7', '127.0.0.1', true)).toBe('203.0.113.7');
  expect(senderOf('10.9.9.9', '203.0.113.8', false)).toBe('203.0.113.8');
  expect(senderOf(undefined, '127.0.0.1', true)).toBe('unknown');
});
