import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseAtomFeed, parseJsonFeed, parseOpml } from 'feedsmith';
import ICAL from 'ical.js';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { toDigest } from '../../registry/cid/index.ts';
import {
  allFeeds,
  callDeadline,
  type Deadline,
  type FeedItem,
  freshnessDeadlines,
  type Known,
  openingItem,
  proposalDeadline,
  revisionItems,
} from '../../registry/feeds/index.ts';
import { note, profile } from '../../registry/testDocuments.ts';
import type { Page } from './page.ts';
import { toAtom } from './toAtom.ts';
import { toCalendar } from './toCalendar.ts';
import { toJsonFeed } from './toJsonFeed.ts';
import { toOpml } from './toOpml.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../test/fixtures/feeds/${name}`, import.meta.url), 'utf8');
const registry = { chainId: 1, address: '0x00000000000000000000000000000000000000aa' } as const;
const digest = toDigest(`0x${'ab'.repeat(32)}`);
const place = { block: 7, log: 0, at: 1_700_000_000, transaction: `0x${'cd'.repeat(32)}` } as const;
const id = `0x${'ef'.repeat(32)}` as const;

/** What strangers may try, were there no schema in front. */
const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a ]]> b <![CDATA[ c ]]]]><![CDATA[> d &amp; &lt;b&gt; &#0; &nbsp;',
  'control \u0000\u0001\u0008\u000b\u001b\u007f\u0085 end',
  'bidi \u202e\u2066right\u2069 zero\u200bwidth\ufeff',
  'lone \ud800 surrogate \udc00, \ufffe and \uffff',
  'emoji 👩🏽‍🚀 🇨🇭 and 中文字符 العربية',
  'line\r\nBEGIN:VEVENT\r\nSUMMARY:injected\r\nEND:VEVENT; comma, semi; back\\slash "quote" :',
  `long ${'x'.repeat(10_000)}`,
  '   ',
];

const proposed = (kind: 'project' | 'note', action: 'create' | 'update' | 'dispute' = 'create') => ({
  ...place,
  ...({
    name: 'proposed',
    proposal: id,
    action,
    base: 0,
    digest,
    proposer: `0x${'12'.repeat(20)}`,
    deadline: 1_700_086_400,
    quorum: 2,
  } as const),
  entry: { id, kind, period: kind === 'note' ? 202_311 : 0, key: 'sample' },
});
const read = (document: object): Known => ({ state: 'read', document: document as never });

/** Items of documents that say each of these texts wherever a document says anything. */
function itemsOf(texts: readonly string[]): FeedItem[] {
  return texts.flatMap((text, i) => {
    const revised = {
      ...place,
      block: i,
      name: 'revised',
      proposal: id,
      version: 2,
      digest,
      parent: digest,
      status: 'active',
      approvals: 2,
    } as const;
    const said = (document: object): object =>
      JSON.parse(JSON.stringify(document), (name, value) => (typeof value === 'string' && !names.has(name) ? text : value));
    const change = { change: { kind: 'world', summary: text } };
    const told = { registry, revised };
    return [
      ...revisionItems({ ...told, proposed: proposed('project'), own: read({ ...said(profile()), ...change }), before: read(profile()) }),
      ...revisionItems({ ...told, proposed: proposed('note'), own: read({ ...said(note()), ...change }), before: { state: 'none' } }),
      ...revisionItems({ ...told, proposed: proposed('note'), own: { state: 'refused', why: text }, before: { state: 'none' } }),
      openingItem(registry, proposed('note'), read({ ...note(), ...change })),
    ].map(({ item }, j) => ({ ...item, id: `${item.id}/${i}/${j}` }));
  });
}
/** What a schema closes; the rest is strangers' words. */
const names = new Set([
  'schema',
  'kind',
  'id',
  'field',
  'slug',
  'tags',
  'projects',
  'sourceType',
  '0',
  '1',
  'rung',
  'family',
  'status',
  'party',
]);

const pageWith = (items: FeedItem[]): Page => ({
  id: 'did:pkh:eip155:1:0x00/feeds/all',
  title: 'A feed',
  updated: 1_700_000_001,
  links: {
    ...{ word: 'What a gateway read.', atom: 'https://a.example/feeds/all.atom?x=1&y="2"', json: 'https://a.example/feeds/all.json' },
    ...{ first: { atom: 'https://a.example/feeds/all.atom', json: 'https://a.example/feeds/all.json' } },
    next: { atom: 'https://a.example/feeds/all.atom?before=1.2.3', json: 'https://a.example/feeds/all.json?before=1.2.3' },
  },
  items,
  app: (route) => `https://app.example/${route}`,
});

test.each([
  ['no item', []],
  ['plain items', itemsOf(['Plain words.'])],
  ['hostile items', itemsOf(hostile)],
])('Atom of %s fits RFC 4287, and says to a parser what the items say', (_, items) => {
  const xml = toAtom(pageWith(items));
  using grammar = XmlDocument.fromString(fixture('atom.rng'));
  using validator = RelaxNGValidator.fromDoc(grammar);
  using document = XmlDocument.fromString(xml);
  validator.validate(document);
  const parsed = parseAtomFeed(xml);
  expect(parsed.entries ?? []).toHaveLength(items.length);
  const ids = items.map((item) => item.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [i, entry] of (parsed.entries ?? []).entries()) {
    expect(entry.id).toBe(ids[i]);
    expect(entry.title?.value?.trim()).toBe((items[i] as FeedItem).title.trim());
    // The Schematron rules of the RFC: an author in the feed, and a link or content in each entry.
    expect(entry.links?.some(({ rel }) => rel === 'alternate')).toBe(true);
    expect(entry.content?.value).not.toMatch(/<(?!\/?(p|ul|li|b|br|small|code|a)\b)/);
    expect(entry.content?.value).not.toMatch(/<[^>]*\son\w+=|href="(?!https:|ipfs:)/i);
  }
  expect(parsed.authors).toHaveLength(1);
  expect(parsed.links?.find(({ rel }) => rel === 'self')?.href).toBe('https://a.example/feeds/all.atom?x=1&y="2"');
});

test('the grammar refuses what is no Atom', () => {
  using grammar = XmlDocument.fromString(fixture('atom.rng'));
  using validator = RelaxNGValidator.fromDoc(grammar);
  const xml = toAtom(pageWith(itemsOf(['Plain words.'])));
  for (const [from, to] of [
    [/<id>.*?<\/id>/, ''],
    [/<updated>.*?<\/updated>/, '<updated>yesterday</updated>'],
    [/type="html"/, 'type="markdown"'],
    [/<\/feed>/, '<title>again</title></feed>'],
  ] as const) {
    using document = XmlDocument.fromString(xml.replace(from, to));
    expect(() => validator.validate(document), String(from)).toThrow();
  }
});

test.each([
  ['no item', []],
  ['hostile items', itemsOf(hostile)],
])('JSON Feed of %s fits version 1.1, and says to a parser what the items say', (_, items) => {
  const json = toJsonFeed(pageWith(items));
  const isFeed = new Ajv2020({ formats: { uri: (text: string) => URL.canParse(text) } }).compile(
    JSON.parse(fixture('jsonfeed.schema.json')),
  );
  expect(isFeed(JSON.parse(json)), JSON.stringify(isFeed.errors)).toBe(true);
  expect(isFeed({ ...JSON.parse(json), items: [{ id: 1 }] })).toBe(false);
  const parsed = parseJsonFeed(json);
  expect(parsed.items?.map(({ id: one }) => one) ?? []).toEqual(items.map((item) => item.id));
  for (const item of (JSON.parse(json) as { items: { title: string; content_text: string }[] }).items)
    expect(item.title + item.content_text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/u);
});

test('OPML lists every feed', () => {
  const names = allFeeds(['gensyn', 'bittensor']);
  const parsed = parseOpml(toOpml(names, (name) => `https://a.example/feeds/${name}.atom`));
  expect(parsed.body?.outlines?.map(({ xmlUrl }) => xmlUrl)).toEqual(names.map((name) => `https://a.example/feeds/${name}.atom`));
});

const overview = {
  slug: 'sample',
  name: hostile.join(' '),
  fields: { 'details.team': { claims: [{ asOf: '2026-03' }, { asOf: '2025' }] } },
};
const deadlines: Deadline[] = [
  proposalDeadline(registry, proposed('note'), null),
  proposalDeadline(
    registry,
    { ...proposed('project', 'dispute'), proposal: `0x${'01'.repeat(32)}` },
    { ...place, at: place.at + 60, name: 'withdrawn', proposal: id, by: id },
  ),
  ...hostile.map((words, i) =>
    callDeadline(registry, { ...place, name: 'scheduled', call: `0x${i}/1`, readyAt: place.at + i, words }, null),
  ),
  callDeadline(
    registry,
    { ...place, name: 'scheduled', call: '0xff/1', readyAt: place.at, words: 'Vacate seat 3' },
    { ...place, name: 'cancelled', call: '0xff/1' },
  ),
  ...freshnessDeadlines(registry, { version: 4, approvedAt: place.at }, overview as never),
];

test('a calendar keeps the rules of RFC 5545, and holds each date once', () => {
  const text = toCalendar('Deadlines', deadlines, (route) => `https://app.example/${route}`);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(events.map(({ uid }) => uid)).toEqual(deadlines.map(({ uid }) => uid));
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  for (const [i, event] of events.entries()) {
    const one = deadlines[i] as Deadline;
    expect(event.summary.trim()).toBe(one.title.trim());
    expect(event.startDate.toJSDate().getTime()).toBe(one.at * 1000);
    expect(event.startDate.isDate).toBe(one.wholeDay);
    expect(event.sequence).toBe(one.sequence);
    const part = (name: string) => event.component.getFirstPropertyValue(name);
    expect(part('status')).toBe(one.cancelled ? 'CANCELLED' : 'CONFIRMED');
    for (const name of ['dtstamp', 'created', 'last-modified']) expect(String(part(name)), name).toMatch(/Z$/);
  }
});

test('what ended before its date is cancelled, and a fact grows old the day after its budget', () => {
  const [open, ended] = deadlines as [Deadline, Deadline];
  expect([open.cancelled, open.sequence, ended.cancelled, ended.sequence]).toEqual([false, 0, true, 1]);
  expect(ended.changed).toBe(place.at + 60);
  const fresh = deadlines.at(-1) as Deadline;
  expect(new Date(fresh.at * 1000).toISOString()).toBe('2027-04-01T00:00:00.000Z'); // 365 days after 31 March 2026, and one
});
