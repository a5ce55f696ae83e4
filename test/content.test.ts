import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { cidOf, digestOf } from '../registry/cid/index.ts';
import { overviewDepartures } from '../registry/claims/index.ts';
import {
  fieldIds,
  type GroupBlock,
  groups,
  type Note,
  type Overview,
  type Page,
  readAnyDocument,
  rungs,
  tags,
} from '../registry/schema/index.ts';
import { claim, note } from '../registry/testDocuments.ts';
import { checkContent, contentProblems } from '../scripts/checkContent.ts';
import type { ContentEntry, ContentKind } from '../scripts/content/load.ts';

const dir = fileURLToPath(new URL('../content', import.meta.url));
const policy = JSON.parse(readFileSync(join(dir, 'link-policy.json'), 'utf8'));
let problems: string[];
let entries: ContentEntry[];
beforeAll(async () => {
  ({ problems, entries } = await checkContent(dir));
});

const of = (kind: ContentKind) => entries.filter((entry) => entry.kind === kind);
const first = <D>(entry: ContentEntry): D => readAnyDocument(entry.blocks[0] as Uint8Array) as D;
const groupsOf = (entry: ContentEntry) => entry.blocks.slice(1).map((bytes) => readAnyDocument(bytes) as GroupBlock);

describe('the content', () => {
  it('has no problem', () => expect(problems).toEqual([]));

  it('holds the eight systems of the brief', () => {
    expect(of('project').map(({ key }) => key)).toEqual([
      '0g',
      'akash',
      'autonolas',
      'bittensor',
      'fluence',
      'gensyn',
      'livepeer',
      'sentient',
    ]);
  });

  it('holds 80 notes with unique slugs, the newest of August 2026', () => {
    const notes = of('note');
    expect(notes).toHaveLength(80);
    expect(new Set(notes.map(({ key }) => key)).size).toBe(80);
    expect(Math.max(...notes.map(({ period }) => period))).toBe(202608);
  });

  it('holds the pages home, methodology and about, with the four channels of the brief', () => {
    expect(
      of('page')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['about', 'home', 'methodology']);
    const about = of('page')
      .map((entry) => first<Page>(entry))
      .find(({ slug }) => slug === 'about');
    expect(about?.channels?.map(({ name }) => name).sort()).toEqual(['Discord', 'GitHub', 'Telegram', 'WeChat']);
  });

  it('says something of every field of every system: a headline claim or an absence', () => {
    for (const entry of of('project')) {
      const overview = first<Overview>(entry);
      expect(Object.keys(overview.fields).sort(), entry.key).toEqual([...fieldIds].sort());
      const blocks = groupsOf(entry);
      for (const id of fieldIds) {
        const claims = blocks.flatMap((block) => block.claims).filter((one) => one.field === id && one.headline).length;
        const absences = blocks.flatMap((block) => block.absences).filter((one) => one.field === id).length;
        expect([claims > 0, absences], `${entry.key} ${id}`).toEqual(claims > 0 ? [true, 0] : [false, 1]);
      }
    }
  });

  it('gives every claim a source of its group, a date and a rung', () => {
    for (const entry of of('project'))
      for (const block of groupsOf(entry))
        for (const one of block.claims) {
          expect(one.sources.length, `${entry.key} ${one.id}`).toBeGreaterThan(0);
          for (const ref of one.sources) expect(Object.keys(block.sources), `${entry.key} ${one.id}`).toContain(ref);
          expect(rungs).toContain(one.rung);
        }
  });

  it('links every group block by the CID of its bytes, and derives the overview from them', async () => {
    for (const entry of of('project')) {
      const overview = first<Overview>(entry);
      const cids = await Promise.all(entry.blocks.slice(1).map(async (bytes) => cidOf(await digestOf(bytes))));
      expect(groups.map((group) => overview.groups[group]['/'])).toEqual(cids);
      expect(await overviewDepartures(overview, groupsOf(entry)), entry.key).toEqual([]);
    }
  });

  it('gives each system its own monogram and name', () => {
    const overviews = of('project').map((entry) => first<Overview>(entry));
    for (const part of ['monogram', 'name'] as const)
      expect(new Set(overviews.map((one) => one[part].toLowerCase())).size).toBe(overviews.length);
  });

  it('has a note on every system, uses every tag, and reads metrics of its own systems only', () => {
    const notes = of('note').map((entry) => first<Note>(entry));
    const systems = of('project').map(({ key }) => key);
    const related = new Set(notes.flatMap((one) => one.projects)); // systems that are not listed may be named too
    for (const key of systems) expect(related).toContain(key);
    expect([...new Set(notes.flatMap((one) => one.tags))].sort()).toEqual([...tags].sort());
    for (const { key } of of('metric')) expect(systems).toContain(key);
  });
});

describe('contentProblems', () => {
  const today = '2026-08-31';
  const told = (document: unknown) => contentProblems(document, policy, today).map(({ path, reason }) => `${path} ${reason}`);

  it('finds nothing in a good note', () => expect(told(note({ url: 'https://arxiv.org/abs/2501.16007' }))).toEqual([]));

  it.each([
    ['an http link', { url: 'http://arxiv.org' }, 'url is not https'],
    ['a broken link', { url: 'https://' }, 'url is not a link'],
    [
      'a mirror',
      { url: `https://${policy.neverLink[0]}/x` },
      `url ${policy.neverLink[0]} is a mirror, preview or look-alike: link the canonical page, or cite title and publisher alone`,
    ],
    [
      'a preview',
      { url: 'https://x.vercel.app/' },
      'url x.vercel.app is a mirror, preview or look-alike: link the canonical page, or cite title and publisher alone',
    ],
    ['a shortener', { url: 'https://bit.ly/x' }, 'url bit.ly hides where it leads'],
    ['a referral', { url: 'https://example.org/?REF=me' }, 'url carries the parameter "REF"'],
    ['a reading of tomorrow', { retrievedAt: '2026-09-01' }, 'retrievedAt 2026-09-01 lies in the future'],
    ['a publication of tomorrow', { publishedAt: '2026-09-01' }, 'publishedAt 2026-09-01 lies in the future'],
    ['a summary without an end', { summary: 'It verifies' }, 'summary does not end like a sentence'],
    ['an effect without an end', { effect: 'It verifies:' }, 'effect does not end like a sentence'],
    ['a word that sells', { summary: 'A groundbreaking method.' }, 'summary uses "groundbreaking": say what it does instead'],
  ] as const)('finds %s', (_, part, expected) => expect(told({ ...note(), ...part })).toEqual([expected]));

  it.each([
    ['a claim that held tomorrow', { asOf: '2027' }, 'claims.0.asOf 2027 lies in the future'],
    ['a statement without an end', { statement: 'Five people' }, 'claims.0.statement does not end like a sentence'],
    ['a short text that sells', { short: 'trustless' }, 'claims.0.short uses "trustless": say what it does instead'],
    ['a qualifier that sells', { qualifier: 'Leading nodes' }, 'claims.0.qualifier uses "Leading": say what it does instead'],
    ['a measurement without a workload', { rung: 'measured' }, 'claims.0.workload is missing: a measurement names its workload'],
    ['a reproduction without a workload', { rung: 'reproduced' }, 'claims.0.workload is missing: a measurement names its workload'],
  ] as const)('finds %s', (_, part, expected) => expect(told({ claims: [claim('metrics.workers', part)] })).toEqual([expected]));

  it('finds an absence that does not say where somebody looked in a sentence, and a life that begins tomorrow', () => {
    expect(told({ absences: [{ field: 'metrics.tasks', kind: 'not-found', searched: 'Docs', asOf: '2026' }] })).toEqual([
      'absences.0.searched does not end like a sentence',
    ]);
    expect(told({ life: { status: 'live', since: '2027-01' }, sentence: 'A robust network.' })).toEqual([
      'life.since 2027-01 lies in the future',
      'sentence uses "robust": say what it does instead',
    ]);
  });

  it('lets a sentence end in a closing quotation mark', () =>
    expect(told({ summary: 'They call it “done.”', effect: 'Is it?' })).toEqual([]));
});
