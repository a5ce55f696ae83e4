import { expect, it } from 'vitest';
import { stepsOfTheWorld } from './steps.ts';

const at = (version: number, kind: 'new' | 'world' | 'correction' | 'method') => ({ version, document: { change: { kind } } });

it('shows the steps of which a revision says that the world moved, each against the one before it', () => {
  const { shown, left } = stepsOfTheWorld([at(2, 'world'), at(3, 'correction'), at(4, 'world'), at(5, 'world'), at(6, 'method')]);
  expect(shown.map(({ from, to }) => [from.version, to.version])).toEqual([
    [3, 4],
    [4, 5],
  ]);
  expect(left.map(({ version }) => version)).toEqual([3, 6]);
});

it('has no step before the first revision', () => {
  expect(stepsOfTheWorld([at(1, 'new')])).toEqual({ shown: [], left: [] });
  expect(stepsOfTheWorld([])).toEqual({ shown: [], left: [] });
});
