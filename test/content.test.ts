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
import { checkContent, report } from '../scripts/content/check.ts';
import { levelOf } from '../scripts/content/finding.ts';
import { type ContentEntry, type ContentKind, loadContent } from '../scripts/content/load.ts';

const dir = fileURLToPath(new URL('../content', import.meta.url));
let entries: ContentEntry[];
beforeAll(async () => {
  entries = await loadContent(dir);
});

const of = (kind: ContentKind) => entries.filter((entry) => entry.kind === kind);
const first = <D>(entry: ContentEntry): D => readAnyDocument(entry.blocks[0] as Uint8Array) as D;
const groupsOf = (entry: ContentEntry) => entry.blocks.slice(1).map((bytes) => readAnyDocument(bytes) as GroupBlock);

describe('the content', () => {
  it('has no problem', async () => {
    const { findings } = await checkContent(dir);
    expect(report(findings.filter((one) => levelOf(one) === 'problem')).join('\n')).toBe('');
  });

  it('holds eight systems in depth, thirteen beside them, and this register itself', () => {
    expect(of('project').map(({ key }) => key)).toEqual([
      '0g',
      'akash',
      'autonolas',
      'bittensor',
      'chainlink-functions',
      'deml-os',
      'demle',
      'ezkl',
      'filecoin',
      'fluence',
      'gensyn',
      'giza',
      'io-net',
      'livepeer',
      'modulus',
      'oasis-rofl',
      'ocean-protocol',
      'ora',
      'prime-intellect',
      'risc-zero',
      'ritual',
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
    expect(of('page').map(({ key }) => key)).toEqual(expect.arrayContaining(['about', 'home', 'methodology']));
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
  }, 60_000);

  it('gives each system its own monogram and name', () => {
    const overviews = of('project').map((entry) => first<Overview>(entry));
    for (const part of ['monogram', 'name'] as const)
      expect(new Set(overviews.map((one) => one[part].toLowerCase())).size).toBe(overviews.length);
  });

  it('has a note on each of the eight, uses every tag, and names systems that are here', () => {
    const notes = of('note').map((entry) => first<Note>(entry));
    const related = new Set(notes.flatMap((one) => one.projects));
    const eight = ['0g', 'akash', 'autonolas', 'bittensor', 'fluence', 'gensyn', 'livepeer', 'sentient'];
    expect([...related]).toEqual(expect.arrayContaining(eight));
    expect([...new Set(notes.flatMap((one) => one.tags))].sort()).toEqual([...tags].sort());
    const systems = of('project').map(({ key }) => key);
    for (const key of [...related, ...of('metric').flatMap(({ key }) => (key === 'lab' ? [] : [key]))]) expect(systems).toContain(key);
  });
});
