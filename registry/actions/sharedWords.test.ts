import { expect, it } from 'vitest';
import { registryViews } from '../generated/views.ts';
import { decodeWords } from './layout.ts';

const word = (value: number): string => value.toString(16).padStart(64, '0');

it('refuses at once an answer whose lists share their elements: a small lie must not become a large value', () => {
  const months = 2_000;
  const entries = 2_000;
  const empty = 8 * 32; // where the empty list stands that projects, metrics, pages and periods share
  const page = [1, 1, empty, empty, empty, empty, empty + 32, 0];
  const month = [1, 64, entries, ...Array<number>(entries * 6).fill(1)];
  const words = [32, ...page, 0, months, ...Array<number>(months).fill(months * 32), ...month];
  const started = performance.now();
  expect(() => decodeWords(registryViews.firstPage[2], `0x${words.map(word).join('')}`)).toThrow('the same words for several values');
  expect(performance.now() - started).toBeLessThan(1_000);
});
