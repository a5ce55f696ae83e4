import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildProfile } from '../claims/index.ts';
import type { AssumptionsValue, Overview, Profile } from '../schema/index.ts';
import { isDrawn, riskStatusOf, roleOf, statusIn, trustOf } from './index.ts';

const folder = new URL('../../content/projects/', import.meta.url);
const profiles = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Profile);
const overviews: readonly Overview[] = await Promise.all(profiles.map(async (profile) => (await buildProfile(profile)).overview));
const trust = (slug: string) => trustOf(overviews.find((one) => one.slug === slug) as Overview);

it('gives every party of every system a place', () => {
  const places = overviews.map((one) => [one.slug, trustOf(one).parties.map(({ role, who }) => `${role}: ${who}`)]);
  expect(Object.fromEntries(places)).toMatchSnapshot();
});

it('has somebody to draw, and a typed check, in every system', () => {
  for (const one of overviews) {
    expect(isDrawn(trustOf(one)), one.slug).toBe(true);
    expect(trustOf(one).gates.length, one.slug).toBeGreaterThan(0);
  }
});

it('keeps every assumption as the claim has it', () => {
  for (const profile of profiles) {
    const stated = profile.claims
      .filter((one) => one.field === 'verification.trustModel' && one.headline)
      .flatMap(({ value }) => (value ?? []) as AssumptionsValue);
    expect(trust(profile.slug).parties.map(({ role: _role, claim: _claim, ...rest }) => rest)).toEqual(stated);
  }
});

it('tells what the chain is used for, and does not make a role up', () => {
  expect(trust('bittensor').chain).toMatchObject({ roles: ['recording', 'payment', 'incentive', 'identity'], name: 'Own Substrate chain' });
  const { fields } = overviews[0] as Overview;
  const unknown = { ...fields, 'thesis.onchainRole': { absence: { kind: 'not-found', searched: 'Everywhere.', asOf: '2026' } } } as const;
  expect(trustOf({ fields: unknown }).chain).toBeNull();
  const none = Object.fromEntries(Object.keys(fields).map((id) => [id, unknown['thesis.onchainRole']])) as Overview['fields'];
  expect(isDrawn(trustOf({ fields: none }))).toBe(false);
});

it('takes the type before the words', () => {
  expect(roleOf({ party: 'user', who: 'owner of the contract', forWhat: 'upgrades' })).toBe('asks');
  expect(roleOf({ party: 'hardware-maker', who: 'maker of a Safe', forWhat: 'quotes' })).toBe('makes');
  expect(roleOf({ party: 'single-operator', who: 'somebody', forWhat: 'something' })).toBe('works');
  expect(roleOf({ party: 'committee', who: 'somebody', forWhat: 'something' })).toBe('checks');
});

it('reads the status of a risk from its note, and does not guess one', () => {
  expect(riskStatusOf('Status: open, left to users.')).toBe('open');
  expect(riskStatusOf('Secondary source. Status: fixed before release.')).toBe('mended');
  expect(riskStatusOf('Status: by design; decisions go through a vote.')).toBe('by-design');
  expect(riskStatusOf('Status: denied by the project.')).toBe('otherwise');
  expect(riskStatusOf('Status: one fault was fixed; what became of the others was not read.')).toBe('otherwise');
  expect(riskStatusOf('It is open to doubt.')).toBe('not-told');
  expect(riskStatusOf(undefined)).toBe('not-told');
  expect(statusIn('Status: fixed; one part is open.')).toBe('fixed; one part is open');
  expect(riskStatusOf('Status: fixed; one part is open.')).toBe('open');
});
