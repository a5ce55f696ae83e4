import { expect, it } from 'vitest';
import akash from '../../../content/projects/akash.json' with { type: 'json' };
import bittensor from '../../../content/projects/bittensor.json' with { type: 'json' };
import { buildProfile } from '../../../registry/claims/index.ts';
import { parseRoute } from '../../state/route.ts';
import { fieldPlaces, matching, type Place, pagePlaces, systemPlaces } from './places.ts';

const blocks = await Promise.all([akash, bittensor].map((one) => buildProfile(one)));
const systems = blocks.flatMap(({ overview }) => systemPlaces(overview));
const places = [...pagePlaces(), ...systems, ...fieldPlaces()];
const names = (found: Map<Place['kind'], Place[]>, kind: Place['kind']) => (found.get(kind) ?? []).map(({ name }) => name);

it('offers pages and systems before anything is typed, and no claim', () => {
  const found = matching(places, ' ');
  expect([...found.keys()]).toEqual(['page', 'system']);
  expect(names(found, 'system')).toEqual([akash.name, bittensor.name]);
});

it('finds what holds every word, in the name or beside it, the nearest name first', () => {
  expect(names(matching(places, 'stat'), 'page')).toEqual(['Status']);
  expect(names(matching(places, 'bitt'), 'system')[0]).toBe('Bittensor');
  const claims = matching(places, 'akash governance').get('claim') ?? [];
  expect(claims.length).toBeGreaterThan(0);
  for (const { name, beside } of claims) expect(`${name} ${beside}`).toMatch(/akash/i);
  expect(matching(places, 'no-such-word').size).toBe(0);
});

it('leads to pages that there are', () => {
  expect(places.length).toBeGreaterThan(100);
  expect(places.filter(({ href }) => parseRoute(href).page === 'missing')).toEqual([]);
});

it('calls every claim by what the table says of it, and keeps dates as they are', () => {
  const [launched] = systems.filter(({ beside }) => beside === 'Bittensor, Launched');
  expect(launched?.name).toMatch(/^\d{4}(-\d\d){0,2}$/);
  expect(systems.filter(({ name }) => name === '')).toEqual([]);
});
