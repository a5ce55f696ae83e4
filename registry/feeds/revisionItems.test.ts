import { describe, expect, it } from 'vitest';
import { toDigest } from '../cid/index.ts';
import { claim, metric, note, page, profile } from '../testDocuments.ts';
import { htmlOf, textOf } from './itemText.ts';
import { allFeeds, feedTitle, parseFeedName } from './names.ts';
import { revisionItems } from './revisionItems.ts';
import type { Fact, Known, Placed, Proposed, Revised } from './types.ts';

const registry = { chainId: 10, address: '0x00000000000000000000000000000000000000AA' } as const;
const [id, transaction] = [`0x${'ef'.repeat(32)}`, `0x${'cd'.repeat(32)}`] as const;
const [digest, parent] = [toDigest(`0x${'ab'.repeat(32)}`), toDigest(`0x${'01'.repeat(32)}`)];
const revised: Fact<Revised> = {
  ...{ block: 7, log: 2, at: 1_700_000_000, transaction, name: 'revised', proposal: id, version: 2, digest, parent },
  ...{ status: 'active', approvals: 3 },
};
const proposed = (kind: Proposed['entry']['kind'], key: string): Proposed => ({
  ...{
    name: 'proposed',
    proposal: id,
    action: 'update',
    base: 1,
    digest,
    proposer: `0x${'12'.repeat(20)}`,
    deadline: 1_800_000_000,
    quorum: 2,
  },
  entry: { id, kind, period: kind === 'note' ? 202_501 : 0, key },
});
const read = (document: object): Known => ({ state: 'read', document: document as never });
const none: Known = { state: 'none' };
const first = { ...revised, version: 1, parent: null };

const ofProfile = (next: object, before: Known = read(profile())): Placed[] =>
  revisionItems({ registry, revised, proposed: proposed('project', 'sample'), own: read(next), before });
const titles = (placed: readonly Placed[]) => placed.map(({ item }) => item.title);
const world = { change: { kind: 'world' as const, summary: 'It moved.' } };
const withClaims = (part: object, ...fields: string[]) => {
  const one = profile();
  return { ...one, ...world, claims: one.claims.map((each) => (fields.includes(each.field) ? { ...each, ...part } : each)) };
};

describe('the title of a revision', () => {
  it('says before and after of the one thing that changed, in the whole and in its field', () => {
    const placed = ofProfile(withClaims({ value: [{ family: 'zk', status: 'retired' }] }, 'verification.mechanism'));
    expect(titles(placed)).toEqual(Array(2).fill('Sample · Verification: ZK live → ZK retired (world)'));
    expect(placed.map(({ feeds }) => feeds)).toEqual([
      ['all', 'kind/project', 'project/sample', 'change/world'],
      ['field/verification.mechanism'],
    ]);
  });

  it('says which part moved where the words in the table stayed', () => {
    const [whole] = ofProfile(withClaims({ rung: 'measured', asOf: '2026-05' }, 'details.team'));
    expect(whole?.item.title).toBe('Sample · Team: held 2026-03-14 → 2026-05, evidence documented → measured (world)');
  });

  it('counts and names several, and has one item a field', () => {
    const placed = ofProfile(withClaims({ short: 'Another' }, 'details.team', 'details.category', 'pricing.settlement', 'governance.keys'));
    expect(titles(placed)).toEqual([
      'Sample: 4 changes (world): Category, Team, Settlement …',
      'Sample · Category: In short → Another (world)',
      'Sample · Team: In short → Another (world)',
      'Sample · Settlement: In short → Another (world)',
      'Sample · Keys: In short → Another (world)',
    ]);
  });

  it('tells a claim that came or went, an absence that it filled, and never a zero', () => {
    const filled = ofProfile({ ...profile(['details.funding']), ...world });
    expect(titles(filled).slice(1)).toEqual(['Sample · Pricing model: 2 changes (world)']);
    const [, field] = filled;
    expect(textOf((field as Placed).item)).toMatch(/Pricing model \(added\)[\s\S]*Pricing model \(removed\)\n {2}says: not published/);
  });

  it.each([
    ['project', profile(), 'Sample: new project'],
    ['metric', metric(), 'readings of gensyn: new'],
    ['note', note(), 'Note: A title'],
    ['page', page(), 'Page: About: new page'],
  ] as const)('of a first %s says that it is new', (kind, document, title) => {
    const [whole] = revisionItems({ registry, revised: first, proposed: proposed(kind, document.slug), own: read(document), before: none });
    expect(whole?.item.title).toBe(title);
  });

  it('says retired and restored', () => {
    const told = { registry, own: read(withClaims({})), before: read(profile()) };
    const one = proposed('project', 'sample');
    expect(titles(revisionItems({ ...told, proposed: one, revised: { ...revised, status: 'retired' } }))).toEqual(['Sample: retired']);
    expect(titles(revisionItems({ ...told, proposed: { ...one, action: 'restore' }, revised }))).toEqual(['Sample: restored']);
  });
});

describe('an item', () => {
  const told = { registry, revised, proposed: proposed('project', 'sample') };

  it('has one id for ever, a date of the chain, and a later one for each document that is here', () => {
    const waiting: Known = { state: 'waiting' };
    const steps = [
      [waiting, waiting],
      [waiting, read(profile())],
      [read(profile()), waiting],
      [read(profile()), read(profile())],
    ] as const;
    const items = steps.map(([own, before]) => revisionItems({ ...told, own, before })[0]?.item);
    const did = 'did:pkh:eip155:10:0x00000000000000000000000000000000000000aa';
    expect(items.map((item) => item?.id)).toEqual(Array(4).fill(`${did}/project/0/sample/2`));
    expect(items.map((item) => (item?.updated ?? 0) - revised.at)).toEqual([0, 0, 1, 2]);
    expect(items[2]?.changes).toEqual([]); // beside a document that is lacking, everything would look new
    expect(items[2]?.lead.join(' ')).toContain('has not arrived here yet');
  });

  it('names its sources by address, and its clocks', () => {
    const next = withClaims({ short: 'Another' }, 'details.team');
    next.sources = { ...next.sources, docs: { title: 'Docs', kind: 'document', url: 'https://docs.example.org/a?b=1&c=2' } };
    const [whole] = ofProfile(next);
    const item = (whole as Placed).item;
    expect(textOf(item)).toMatch(
      /Team\n {2}before: In short\. [\s\S]* {2}after: Another\. [\s\S]*held 2026-03-14; read 2026-08-01\n {2}https:\/\/docs/,
    );
    expect(htmlOf(item)).toContain('<a href="https://docs.example.org/a?b=1&amp;c=2" rel="nofollow noreferrer">');
    expect(item.facts.map(({ label }) => label)).toEqual([
      'Approved',
      'Revision',
      'Document',
      'Digest',
      'Proposal',
      'Transaction',
      'Registry',
    ]);
  });

  it('lists 40 changes and counts the rest', () => {
    const claims = Array.from({ length: 60 }, (_, i) => claim('details.team', { id: `team-${i}`, headline: undefined as never }));
    const [whole] = ofProfile({ ...profile(), ...world, claims: [...profile().claims, ...claims] });
    expect([whole?.item.changes.length, whole?.item.more]).toEqual([40, 20]);
    expect(textOf((whole as Placed).item)).toContain('And 20 more: the page shows all.');
  });
});

describe('the names of feeds', () => {
  it('are those of the register, each with a title', () => {
    const names = allFeeds(['gensyn']);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names)
      expect([parseFeedName(name, ['gensyn']), feedTitle(name)]).toEqual([name, expect.stringMatching(/^DeML OS: \S+/)]);
  });

  it.each([
    ['tag/verificaton', '; the nearest are tag/verification.'],
    ['project/gensin', '; the nearest are project/gensyn.'],
    ['quue', '; the nearest are queue.'],
    ['constructor/prototype', 'There is no feed "constructor/prototype".'],
    ['', 'There is no feed "".'],
  ])('refuse %j with the way out', (name, said) => {
    expect(() => parseFeedName(name, ['gensyn'])).toThrow(
      expect.objectContaining({ code: 'unknown-feed', message: expect.stringContaining(said) }),
    );
  });
});
