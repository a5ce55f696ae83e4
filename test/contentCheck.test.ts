import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FieldId, fields, type Profile } from '../registry/schema/index.ts';
import { claim, metric, note, page, profile } from '../registry/testDocuments.ts';
import { checkContent, report, summary } from '../scripts/content/check.ts';
import { levelOf, type Rule } from '../scripts/content/finding.ts';
import { skeletonOf } from '../scripts/content/rules/across.ts';
import { root } from '../scripts/stack/layout.ts';

const now = new Date('2026-08-31T12:00:00Z');
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'deml-content-'));
  await cp(join(root, 'content/link-policy.json'), join(dir, 'link-policy.json'));
  await write('projects/sample.json', system());
  await write('metrics/sample.json', metric({ slug: 'sample' }));
  await write('notes/2025-01/toploc.json', note({ projects: ['sample'], url: 'https://arxiv.org/abs/2501.16007' }));
  await write('pages/about.json', page());
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function write(file: string, document: unknown): Promise<void> {
  await mkdir(join(dir, file, '..'), { recursive: true });
  await writeFile(join(dir, file), typeof document === 'string' ? document : JSON.stringify(document));
}

/** A profile without a problem: its fields of compared numbers are absences, as they would need units. */
function system(part: Partial<Profile> = {}): Profile {
  const absent = fields.filter((field) => 'comparableBy' in field).map(({ id }) => id as FieldId);
  return { ...profile(absent), ...part };
}
const withClaim = (part: Partial<Profile['claims'][number]>, field: FieldId = 'details.summary'): Profile => {
  const all = system();
  return { ...all, claims: all.claims.map((one) => (one.field === field ? { ...one, ...part } : one)) };
};

/** What a rule found: `file path what`. */
async function found(rule: Rule): Promise<string[]> {
  const { findings } = await checkContent(dir, { now });
  return findings.filter((one) => one.rule === rule).map(({ file, path, what }) => [file, path, what].filter(Boolean).join(' '));
}

it('finds no problem in a clean folder', async () => {
  const checked = await checkContent(dir, { now });
  expect(checked.findings.filter((one) => levelOf(one) === 'problem')).toEqual([]);
  expect(summary(checked)).toBe('no problems, 7 warnings in 4 files');
});

describe('the form', () => {
  it('names what is no JSON, and goes on', async () => {
    await write('pages/broken.json', '{ "slug": ');
    expect((await found('json'))[0]).toMatch(/^pages\/broken\.json is not to be read: /);
    expect(await found('sentence')).toEqual([]);
  });

  it('names each place that departs from its schema, of every kind', async () => {
    await write('projects/sample.json', withClaim({ asOf: 'last year', sources: ['nowhere'] }));
    await write('metrics/sample.json', { ...metric({ slug: 'sample' }), readings: [] });
    await write('notes/2025-01/toploc.json', { ...note({ projects: ['sample'] }), tags: ['gossip'] });
    await write('pages/about.json', { ...page(), lead: 1 });
    const all = (await found('schema')).join('\n');
    expect(all).toMatch(/projects\/sample\.json claims\.0\.asOf is not a date/);
    expect(all).toMatch(/metrics\/sample\.json readings has fewer than 1 entry/);
    expect(all).toMatch(/notes\/2025-01\/toploc\.json tags\.0 is not one of execution/);
    expect(all).toMatch(/pages\/about\.json lead is missing or not a text/);
  });

  it('names claims without a source, sources that nothing cites, fields without an answer, conflicts linked one way', async () => {
    const all = withClaim({ sources: ['nowhere'] });
    const second = claim('details.team', { id: 'other', conflictsWith: ['details-team'] });
    await write('projects/sample.json', {
      ...all,
      claims: [...all.claims.filter(({ field }) => field !== 'tasks.other'), second],
      sources: { ...all.sources, spare: { title: 'Spare', kind: 'press' } },
    });
    const text = (await found('schema')).join('\n');
    expect(text).toContain('claims.0 (details-summary).sources names "nowhere", which is not a source here');
    expect(text).toContain('sources.spare is not cited');
    expect(text).toContain('tasks.other has neither a headline claim nor an absence');
    expect(text).toContain('(other).conflictsWith is not linked back from "details-team"');
  });

  it('names what is wrong in a recipe of a collector', async () => {
    await write('collectors/sample.json', { slug: 'sample', endpoints: {}, sources: {}, recipes: [{}], notRunnable: [] });
    expect((await found('recipe')).join('\n')).toMatch(/collectors\/sample\.json recipes\.0\.id /);
  });

  it('asks that file, slug and month agree', async () => {
    await write('projects/simple.json', system({ name: 'Other', monogram: 'Ot' }));
    await write('notes/2025-02/toploc.json', note({ projects: ['sample'] }));
    expect(await found('slug')).toEqual([
      'notes/2025-02/toploc.json publishedAt is 2025-01-27, but the file stands under 2025-02',
      'projects/simple.json slug is "sample", and the file is named "simple"',
    ]);
  });
});

describe('texts', () => {
  const mirror = 'is a mirror, preview or look-alike';
  it.each<[string, Rule, object, string]>([
    ['an http link', 'link', { url: 'http://arxiv.org' }, 'url http://arxiv.org is not https'],
    ['a broken link', 'link', { url: 'https://' }, 'url https:// is not a link'],
    ['a mirror', 'link', { url: 'https://www.binance.bh/x' }, `url www.binance.bh ${mirror}`],
    ['a preview', 'link', { url: 'https://x.vercel.app/' }, `url x.vercel.app ${mirror}`],
    ['a shortener', 'link', { url: 'https://bit.ly/x' }, 'url bit.ly hides where it leads'],
    ['a referral', 'link', { url: 'https://example.org/?REF=me' }, 'url carries the parameter "REF"'],
    ['a link inside a text', 'link', { effect: 'See https://bit.ly/x.' }, 'effect bit.ly hides where it leads'],
    ['a reading of tomorrow', 'future', { retrievedAt: '2026-09-01' }, 'retrievedAt is 2026-09-01, and today is 2026-08-31'],
    [
      'a reading before the publication',
      'order',
      { retrievedAt: '2025-01-26' },
      'publishedAt is 2025-01-27, but it was read on 2025-01-26',
    ],
    ['a summary without an end', 'sentence', { summary: 'It verifies' }, 'summary does not end like a sentence'],
    ['an effect without an end', 'sentence', { effect: 'It verifies:' }, 'effect does not end like a sentence'],
    ['a word that sells', 'selling', { summary: 'A groundbreaking method.' }, 'summary uses "groundbreaking"'],
    ['a long sentence', 'long', { effect: `It ${'really '.repeat(40)}verifies.` }, 'effect has a sentence of 42 words'],
  ])('finds %s in a note', async (_, rule, part, expected) => {
    await write('notes/2025-01/toploc.json', note({ projects: ['sample'], ...part }));
    expect(await found(rule)).toEqual([`notes/2025-01/toploc.json ${expected}`]);
  });

  it.each<[string, Rule, object, string]>([
    ['a claim that held tomorrow', 'future', { asOf: '2027' }, '.asOf is 2027, and today is 2026-08-31'],
    ['a statement without an end', 'sentence', { statement: 'Five people' }, '.statement does not end like a sentence'],
    ['a short text that sells', 'selling', { short: 'trustless' }, '.short uses "trustless"'],
    ['a qualifier that sells', 'selling', { qualifier: 'Leading nodes' }, '.qualifier uses "Leading"'],
    ['a source that was read first', 'order', { asOf: '2026-08-02' }, '.asOf is 2026-08-02, but the source was read on 2026-08-01'],
  ])('finds %s in a profile, and names the claim', async (_, rule, part, expected) => {
    await write('projects/sample.json', withClaim(part));
    expect(await found(rule)).toEqual([`projects/sample.json claims.0 (details-summary)${expected}`]);
  });

  it('compares dates at the precision of the coarser one, and lets a sentence end in a closing quotation mark', async () => {
    await write('projects/sample.json', withClaim({ asOf: '2026', statement: 'They call it “done.”' }));
    expect([...(await found('order')), ...(await found('future')), ...(await found('sentence'))]).toEqual([]);
  });

  it('finds a life that begins tomorrow, and an absence that does not say in a sentence where somebody looked', async () => {
    const absences = system().absences.map((one, i) => (i === 0 ? { ...one, searched: 'Docs' } : one));
    await write('projects/sample.json', system({ absences, life: { status: 'live', since: '2027-01' } }));
    expect(await found('future')).toEqual(['projects/sample.json life.since is 2027-01, and today is 2026-08-31']);
    expect(await found('sentence')).toEqual(['projects/sample.json absences.0.searched does not end like a sentence']);
  });
});

describe('evidence', () => {
  it('asks a measurement for its workload', async () => {
    await write('projects/sample.json', withClaim({ rung: 'measured' }, 'tokenomics.supply'));
    expect((await found('workload'))[0]).toMatch(/\(tokenomics-supply\)\.workload is missing/);
  });

  it('asks for units that the dictionary knows', async () => {
    const { readings } = metric();
    await write('metrics/sample.json', metric({ slug: 'sample', readings: readings.map((one) => ({ ...one, unit: 'provider' })) }));
    expect((await found('unit'))[0]).toMatch(
      /readings\.0 \(workers-0\)\.unit "provider" is not a unit of metrics\.workers; nearest: "providers"/,
    );
  });

  it('finds a source that is listed twice, one that nothing cites, and one address under two titles', async () => {
    const docs = system().sources.docs as Profile['sources'][string];
    const more = { id: 'again', sources: ['again'], headline: undefined };
    const all = system();
    await write('projects/sample.json', {
      ...all,
      claims: [...all.claims, { ...claim('details.team'), ...more }],
      sources: { docs, again: docs },
    });
    const { sources } = metric();
    await write('metrics/sample.json', metric({ slug: 'sample', sources: { ...sources, spare: { ...docs, title: 'The manual' } } }));
    expect(await found('source')).toEqual(['projects/sample.json sources.again says the same as sources.docs']);
    expect(await found('uncited')).toEqual(['metrics/sample.json sources.spare is not cited']);
    expect(await found('title')).toEqual([
      'projects/sample.json sources.docs is "Documentation"; metrics/sample.json calls the same address "The manual"',
      'projects/sample.json sources.again is "Documentation"; metrics/sample.json calls the same address "The manual"',
    ]);
  });

  it('warns of values in the table that are past the budget of their field, by field', async () => {
    expect(await found('age')).toEqual([]);
    await write('projects/sample.json', withClaim({ asOf: '2024' }));
    expect(await found('age')).toEqual(['projects/sample.json claims 1 of the values in the table are past their budget: details.summary']);
  });
});

describe('documents together', () => {
  it('finds names that are taken for each other', async () => {
    expect(skeletonOf('0g')).toBe(skeletonOf('og'));
    expect(skeletonOf('rnodulus')).toBe(skeletonOf('modulus'));
    expect(skeletonOf('akash')).not.toBe(skeletonOf('alash'));
    await write('projects/sarnple.json', system({ slug: 'sarnple', monogram: 'Sr' }));
    expect(await found('twin')).toEqual([
      'projects/sarnple.json slug is "sarnple", which reads as that of projects/sample.json',
      'projects/sarnple.json name is "Sample", which reads as that of projects/sample.json',
    ]);
  });

  it('finds notes, readings and links of what is not here, with what may be meant', async () => {
    await write('notes/2025-01/toploc.json', note({ projects: ['sampel'] }));
    await write('metrics/other.json', metric({ slug: 'other' }));
    await write('collectors/gone.json', { slug: 'gone', endpoints: {}, sources: {}, recipes: [], notRunnable: [] });
    await write('pages/about.json', page({ sections: [{ id: 'one', heading: 'One', body: 'See [it](#/note/202501/toplock).' }] }));
    expect((await found('orphan')).sort()).toEqual([
      'collectors/gone.json slug names the project "gone", which is not here',
      'metrics/other.json slug names the project "other", which is not here',
      'notes/2025-01/toploc.json projects.0 names the project "sampel", which is not here; is "sample" meant?',
      'pages/about.json links to #/note/202501/toplock, which is no entry; is "note/202501/toploc" meant?',
    ]);
    expect(await found('unnoted')).toEqual(['projects/sample.json is named in no note']);
  });

  it('keeps the Lab apart: its readings are of no system, and no system cites its runs', async () => {
    const run = { title: 'A run', kind: 'measurement', url: `ipfs://bafkrei${'a'.repeat(52)}` } as const;
    await write('metrics/lab.json', metric({ slug: 'lab', sources: { docs: run } }));
    expect(await found('orphan')).toEqual([]);
    expect(await found('lab')).toEqual([]);
    await write('metrics/sample.json', metric({ slug: 'sample', sources: { docs: run } }));
    await write('projects/lab.json', { ...system(), slug: 'lab' });
    expect((await found('lab')).sort()).toEqual([
      'metrics/sample.json sources.docs is a run of the Lab',
      'projects/lab.json slug is the key of the Lab’s readings',
    ]);
  });

  it('warns of tags that no note has', async () => {
    const unused = await found('unused');
    expect(unused).toContain('notes tags no note has the tag "hardware"');
    expect(unused.join()).not.toContain('"verification"');
  });
});

describe('npm run content', { timeout: 120_000 }, () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'scripts/content.ts'), ...args], { encoding: 'utf8', cwd: root });

  it('ends with 0 on warnings and with 1 on a problem, and says of each rule why and what to do', async () => {
    expect(run('check', '--dir', dir).status).toBe(0);
    await write('notes/2025-01/toploc.json', note({ projects: ['sample'], summary: 'A robust method.' }));
    const { status, stdout } = run('check', '--dir', dir);
    expect(status).toBe(1);
    expect(stdout).toContain('problem · selling: praise tells a reader nothing. Say what it does instead, in plain words.');
    expect(stdout).toContain('  notes/2025-01/toploc.json: summary uses "robust"');
    const json: object[] = JSON.parse(run('check', '--dir', dir, '--json').stdout);
    expect(json).toContainEqual(expect.objectContaining({ rule: 'selling', level: 'problem', path: 'summary' }));
  });

  it('tells of the named files only, and refuses a name that is no document', async () => {
    await write('notes/2025-01/toploc.json', note({ projects: ['nobody'] }));
    expect(run('check', '--dir', dir, join(dir, 'projects/sample.json')).stdout).not.toContain('nobody');
    expect(run('check', '--dir', dir, join(dir, 'notes/2025-01/toploc.json')).stdout).toContain('names the project "nobody"');
    const { status, stderr } = run('check', '--dir', dir, join(dir, 'projects/none.json'));
    expect([status, stderr]).toEqual([1, expect.stringContaining('projects/none.json')]);
  });

  it('draws the coverage of every system, without an empty cell', async () => {
    const text = run('coverage', '--dir', dir).stdout;
    expect(text).toMatch(/^metrics\.workers +· +1 of 1$/m);
    expect(text).toMatch(/^details\.summary +3 +0 of 1$/m);
    expect(text).toMatch(/^ +claims +sources +conflicts +absences +readings\nSample +(\d+) +1 +0 +(\d+) +2\nall +\1 +1 +0 +\2 +2$/m);
    const { cells, systems } = JSON.parse(run('coverage', '--dir', dir, '--json').stdout);
    expect(systems).toEqual([expect.objectContaining({ slug: 'sample', sources: 1, readings: 2 })]);
    expect(cells).toHaveLength(fields.length);
    expect(cells).toContainEqual(expect.objectContaining({ field: 'metrics.workers', state: 'absent', searched: expect.any(String) }));
  });

  it('draws the same claims for the same seed, each beside the research that it comes from', async () => {
    const research = join(dir, 'research');
    const fact = { field: 'details.summary', claim: 'What is known of it.', asOf: '2026-03-14', confidence: 'high' };
    await write('research/sample.json', {
      claims: [
        { ...fact, source: { url: 'https://docs.example.org/a', title: 'Documentation' } },
        { ...fact, field: 'details.team', asOf: '2020', claim: 'Else.', source: { url: 'https://other.example.org', title: 'Press' } },
      ],
    });
    const args = ['sample', '--dir', dir, '--research', research, '--seed', '7', '--count', '50'];
    const { stdout } = run(...args);
    expect(run(...args).stdout).toBe(stdout);
    expect(run(...args.with(6, '8')).stdout).not.toBe(stdout);
    expect(stdout).toMatch(
      /details-summary \(details\.summary\)[\s\S]*?research {2}What is known of it\.[\s\S]*?matched by field, date, address/,
    );
    expect(stdout.trimEnd()).toMatch(/seed 7$/);
    expect(run('sample', '--dir', dir).stderr).toContain('--research is missing');
  });

  it('is a task of npm', () => {
    expect(execFileSync(process.execPath, [join(root, 'scripts/bootstrap.mjs'), 'content', '--help'], { encoding: 'utf8' })).toContain(
      'npm run content check',
    );
  });
});

it('reports problems before warnings', async () => {
  await write('notes/2025-01/toploc.json', note({ projects: ['sample'], summary: 'A robust method.' }));
  const { findings } = await checkContent(dir, { now });
  const levels = report(findings).flatMap((line) => /^(problem|warning) ·/.exec(line)?.[1] ?? []);
  expect(levels).toEqual([...levels].sort());
  expect(levels).toContain('problem');
});
