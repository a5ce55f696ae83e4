import { describe, expect, it } from 'vitest';
import { canonicalBytes, cidOf, digestOf, parseCid } from '../cid/index.ts';
import { BadDraftError } from '../errors/index.ts';
import type { Profile } from '../schema/index.ts';
import { claim, metric, note, page, profile } from '../testDocuments.ts';
import { blocksOf, exportDraft, importDraft, newClaimId, newRef, removeReading, setReading, validateDraft } from './index.ts';
import { addSource, markAbsence, removeClaim, setClaim, setSource } from './profile.ts';
import { draftFrom, emptyDraft } from './start.ts';

const head = cidOf(await digestOf(new TextEncoder().encode('head')));

describe('a draft', () => {
  it('goes on from a head and asks for a reason', async () => {
    const draft = draftFrom(profile(), head);
    expect(draft).toEqual({ ...profile(), change: { kind: 'world', summary: '' }, previous: head });
    expect(await validateDraft('project', draft)).toEqual([{ path: 'change.summary', reason: 'is empty' }]);
  });

  it('of a new entry lists everything that only its author knows, and no more', async () => {
    const issues = await validateDraft('project', emptyDraft('project', 'fresh', '2026-11-20'));
    expect(
      issues
        .filter(({ field }) => field === undefined)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'answers.constrained.claims',
      'answers.constrained.statement',
      'answers.executed.claims',
      'answers.executed.statement',
      'answers.settled.claims',
      'answers.settled.statement',
      'answers.verified.claims',
      'answers.verified.statement',
      'change.summary',
      'monogram',
      'name',
      'sentence',
    ]);
    expect(issues.filter(({ field }) => field === 'pricing.model')).toMatchObject([{ reason: 'is empty' }]);
    for (const kind of ['metric', 'note', 'page'] as const) {
      const paths = (await validateDraft(kind, emptyDraft(kind, 'fresh', '2026-11-20'))).map(({ path }) => path);
      expect(paths).toEqual(
        {
          metric: ['readings', 'change.summary'],
          note: ['title', 'summary', 'effect', 'tags', 'change.summary'],
          page: ['title', 'change.summary'],
        }[kind],
      );
    }
  });

  it('names the field and the claim of each problem', async () => {
    const draft = profile();
    const at = draft.claims.findIndex(({ field }) => field === 'thesis.threat');
    draft.claims[at] = { ...draft.claims[at], statement: '', sources: ['nowhere'] } as never;
    expect(await validateDraft('project', draft)).toEqual([
      { path: `claims.${at}.statement`, reason: 'is empty', field: 'thesis.threat', id: 'thesis-threat' },
      { path: `claims.${at}.sources`, reason: 'names "nowhere", which is not a source here', field: 'thesis.threat', id: 'thesis-threat' },
    ]);
  });

  it('must be of the entry that it is proposed for', async () => {
    expect(await validateDraft('note', note(), { period: 202502, key: 'other' })).toMatchObject([
      { path: 'slug' },
      { path: 'publishedAt' },
    ]);
    expect(await validateDraft('note', note(), { period: 202501, key: 'toploc' })).toEqual([]);
  });

  it('that is too large says so instead of failing', async () => {
    const sections = Array.from({ length: 20 }, (_, i) => ({ id: `s-${i}`, heading: 'Long', body: 'x'.repeat(19_000) }));
    expect(await validateDraft('page', page({ sections }))).toMatchObject([
      { path: '', reason: expect.stringMatching(/the limit is 262144/) },
    ]);
  });
});

describe('claims', () => {
  it('stand behind the last of their field, or in their own place', () => {
    const added = setClaim(profile(), claim('details.team', { id: 'details-team-2' }));
    expect(added.claims.filter(({ field }) => field === 'details.team').map(({ id }) => id)).toEqual(['details-team', 'details-team-2']);
    const again = setClaim(added, claim('details.team', { statement: 'Changed.' }));
    expect(again.claims.map(({ id }) => id)).toEqual(added.claims.map(({ id }) => id));
    expect(again.claims.find(({ id }) => id === 'details-team')?.statement).toBe('Changed.');
  });

  it('of the table take the place of an absence, and others leave it', async () => {
    const shown = setClaim(profile(['pricing.model']), claim('pricing.model'));
    expect(shown.absences).toEqual([]);
    expect(await validateDraft('project', shown)).toEqual([]);
    const { headline: _headline, ...behind } = claim('pricing.model');
    expect(setClaim(profile(['pricing.model']), behind).absences).toHaveLength(1);
  });

  it('that contradict each other are linked on both sides, and unlinked when one goes', async () => {
    const other = claim('details.team', { id: 'details-team-2', conflictsWith: ['details-team'] });
    const linked = setClaim(profile(), other);
    expect(linked.claims.find(({ id }) => id === 'details-team')?.conflictsWith).toEqual(['details-team-2']);
    expect(await validateDraft('project', linked)).toEqual([]);
    expect(removeClaim(linked, 'details-team-2')).toEqual(profile());
  });

  it('go with the sources that only they cited; a source that waits for its claim stays', () => {
    const { draft, ref } = addSource(profile(), { title: 'A report of 2026', kind: 'press' });
    expect(ref).toBe('a-report-of-2026');
    expect(setSource(draft, 'docs', { title: 'Renamed', kind: 'document' }).sources).toHaveProperty(ref);
    const cited = setClaim(draft, claim('details.team', { id: 'details-team-2', sources: [ref] }));
    expect(cited.sources).toHaveProperty(ref);
    expect(removeClaim(cited, 'details-team-2').sources).not.toHaveProperty(ref);
    expect(addSource(cited, { kind: 'press', title: 'A report of 2026' }).ref).toBe(ref);
  });

  it('go for an absence, and come back in the answer so that a form can ask', () => {
    const { draft, removed } = markAbsence(profile(), {
      field: 'details.team',
      kind: 'not-published',
      searched: 'The site.',
      asOf: '2026',
    });
    expect(removed.map(({ id }) => id)).toEqual(['details-team']);
    expect(draft.claims.some(({ field }) => field === 'details.team')).toBe(false);
    expect(draft.absences.at(-1)?.field).toBe('details.team');
  });

  it('have ids that are never given twice', () => {
    expect(newClaimId('verification.trustModel', [])).toBe('verification-trust-model-1');
    expect(newClaimId('verification.trustModel', ['verification-trust-model-9', 'verification-trust-model-x'])).toBe(
      'verification-trust-model-10',
    );
    expect(newRef('Überblick: the 2026 report, “final”', [])).toBe('uberblick-the-2026-report-final');
    expect(newRef('报告', ['source'])).toBe('source-2');
    expect(newRef('word '.repeat(40), []).length).toBeLessThan(64);
  });
});

it('readings are put in, changed and removed with their source', () => {
  const reading = { ...(metric().readings[0] as ReturnType<typeof metric>['readings'][0]), id: 'workers-2', source: 'other' };
  const added = setReading({ ...metric(), sources: { ...metric().sources, other: { title: 'Other', kind: 'press' } } }, reading);
  expect(added.readings).toHaveLength(3);
  expect(setReading(added, { ...reading, value: 5 }).readings[2]?.value).toBe(5);
  expect(removeReading(added, 'workers-2')).toEqual(metric());
});

describe('blocks', () => {
  it('of a changed profile are the overview and the groups that changed; the rest are held', async () => {
    const before = await blocksOf('project', profile());
    expect(before.blocks.map(({ name }) => name)).toEqual(expect.arrayContaining(['overview', 'thesis', 'metrics']));
    const draft = setClaim(profile(), claim('thesis.threat', { statement: 'Changed.' }));
    const after = await blocksOf(
      'project',
      draft,
      before.blocks.map(({ digest }) => digest),
    );
    expect(after.blocks.filter(({ kept }) => !kept).map(({ name }) => name)).toEqual(['overview', 'thesis']);
    expect(after.digest).toBe(after.blocks[0]?.digest);
    expect(parseCid(after.cid).digest).toBe(after.digest);
  });

  it('of every other kind are one', async () => {
    for (const [kind, document] of [
      ['note', note()],
      ['page', page()],
      ['metric', metric()],
    ] as const)
      expect((await blocksOf(kind, document as never)).blocks).toHaveLength(1);
  });

  it('are not made of a draft with problems', async () => {
    await expect(blocksOf('note', note({ title: '' }))).rejects.toMatchObject({ code: 'off-schema' });
  });
});

describe('a file', () => {
  it('of a draft comes back as the same draft', () => {
    for (const [kind, document] of [
      ['note', note()],
      ['page', page()],
      ['metric', metric()],
      ['project', profile()],
    ] as const) {
      expect(exportDraft(document)).not.toContain('"schema"');
      expect(importDraft(kind, exportDraft(document))).toEqual(document);
    }
  });

  it('has its parts in the order in which they are read, though blocks have them by the alphabet', () => {
    const { claims, ...rest } = JSON.parse(exportDraft(JSON.parse(new TextDecoder().decode(canonicalBytes(profile())))));
    expect(Object.keys(rest)).toEqual([
      'slug',
      'name',
      'monogram',
      'sentence',
      'life',
      'links',
      'answers',
      'absences',
      'sources',
      'change',
      'previous',
    ]);
    expect(Object.keys(claims[0])).toEqual(['id', 'field', 'statement', 'short', 'asOf', 'rung', 'sources', 'retrievedAt', 'headline']);
  });

  it('is refused with every path that is wrong', () => {
    const text = exportDraft({ ...note({ title: '' }), tags: ['nonsense'], extra: 1 } as never);
    const thrown = caught(() => importDraft('note', text));
    expect(thrown.issues.map(({ path }) => path).sort()).toEqual(['extra', 'tags.0', 'title']);
    expect(thrown).toMatchObject({ family: 'input', code: 'bad-draft' });
    expect(caught(() => importDraft('note', '{"slug":')).issues[0]?.reason).toMatch(/^is not JSON: /);
    expect(caught(() => importDraft('note', '[]')).issues).toEqual([{ path: '', reason: 'is not an object' }]);
    expect(caught(() => importDraft('project', exportDraft(note()))).issues.length).toBeGreaterThan(5);
  });

  it('of an unfinished draft is taken where that is allowed, but never one of another form', () => {
    const unfinished = exportDraft(emptyDraft('project', 'fresh', '2026-11-20'));
    expect(() => importDraft('project', unfinished)).toThrow(BadDraftError);
    const draft: Profile = importDraft('project', unfinished, { allowUnfinished: true });
    expect(draft).toEqual(emptyDraft('project', 'fresh', '2026-11-20'));
    expect(() => importDraft('project', '{"slug":"fresh"}', { allowUnfinished: true })).toThrow(BadDraftError);
  });
});

function caught(run: () => unknown): BadDraftError {
  try {
    run();
  } catch (error) {
    if (error instanceof BadDraftError) return error;
  }
  throw new Error('It was taken.');
}
