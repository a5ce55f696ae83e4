import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { buildProfile } from '../../../registry/claims/index.ts';
import { UnavailableError } from '../../../registry/errors/index.ts';
import { groups } from '../../../registry/schema/vocabulary.ts';
import { Section } from './Section.tsx';

const read = (slug: string) => JSON.parse(readFileSync(new URL(`../../../content/projects/${slug}.json`, import.meta.url), 'utf8'));
const built = await buildProfile(read('gensyn'));
const modulus = await buildProfile(read('modulus'));

it('keeps the place of every claim of the table while its block is on the way', () => {
  for (const group of groups) {
    const waiting = renderToStaticMarkup(<Section group={group} state={{ state: 'waiting' }} overview={built.overview} marked={null} />);
    const there = renderToStaticMarkup(
      <Section group={group} state={{ state: 'verified', document: built.groups[group] }} overview={built.overview} marked={null} />,
    );
    const labels = (markup: string) =>
      [...String(markup.split('<details class="profile-rest"')[0]).matchAll(/<h3[^>]*>([^<]+)<\/h3>/g)].map(([, label]) => label);
    expect(labels(waiting), group).toEqual(labels(there));
    const held = built.groups[group].claims.filter(({ headline }) => headline);
    for (const { asOf } of held) expect(waiting).toContain(asOf);
  }
});

it('shows what the table knows where a block cannot be had, beside the reason', () => {
  const error = new UnavailableError('block', []);
  const markup = renderToStaticMarkup(
    <Section group="tasks" state={{ state: 'unavailable', error }} overview={built.overview} marked={null} />,
  );
  expect(markup).toContain('The tasks claims are not shown');
  expect(markup).toContain('<h3>Inference</h3>');
  expect(markup).not.toContain('class="bar"');
});

it('shows the trust drawing and its tables before any group block is there', () => {
  const markup = renderToStaticMarkup(
    <Section group="verification" state={{ state: 'waiting' }} overview={built.overview} marked={null} />,
  );
  expect(markup).toContain('Who must be honest in Gensyn');
  expect(markup).toContain('<th scope="row" lang="en">Gensyn, maker of the REE runtime</th>');
  expect(markup).toContain('compiler and kernels are closed source');
});

it('puts risks under the status that their notes tell', () => {
  const markup = renderToStaticMarkup(
    <Section
      group="verification"
      state={{ state: 'verified', document: modulus.groups.verification }}
      overview={modulus.overview}
      marked={null}
    />,
  );
  const places = ['Open', 'By design', 'Mended or stopped'].map((status) => markup.indexOf(`<h4 class="profile-status">${status}`));
  expect(places[0]).toBeGreaterThan(0);
  expect(places[2]).toBeGreaterThan(places[0] as number);
});
