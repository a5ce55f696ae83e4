import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { readResults, reference, withFigures } from './figures.ts';

it('the reference has the figures of the last run', () => {
  const text = readFileSync(reference, 'utf8');
  assert.equal(withFigures(text, readResults()), text);
});
