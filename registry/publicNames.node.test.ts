import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const rooms = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['generated', '__snapshots__'].includes(entry.name))
  .map((entry) => entry.name)
  .sort();

it('every room of the registry is listed here', () => {
  const known =
    'actions cid claims collection comparison desk diff edit errors export feeds history indexer maps past proposing records release schema search serving state table trust upload verify';
  expect(rooms.join(' ')).toBe(known);
});

it.each(rooms)('the public names of registry/%s are these', async (room) => {
  expect(Object.keys(await import(`./${room}/index.ts`)).sort()).toMatchSnapshot();
});
