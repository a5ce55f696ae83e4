import { describe, expect, it } from 'vitest';
import { cidOf, digestOf, type Json } from '../cid/index.ts';
import { diffDocuments } from '../diff/index.ts';
import { asJson, isObject, same } from '../diff/same.ts';
import type { Profile } from '../schema/index.ts';
import { claim, metric, note, page, profile } from '../testDocuments.ts';
import { randomOf, seedOf } from '../testing.ts';
import { markAbsence, removeClaim, setClaim } from './profile.ts';
import { rebase } from './rebase.ts';
import { resolve } from './resolve.ts';
import { draftFrom } from './start.ts';
import { validateDraft } from './validateDraft.ts';

const head = cidOf(await digestOf(new TextEncoder().encode('the new head')));
const mineOf = <D extends Profile>(base: D, part: Partial<Profile>): Profile => ({
  ...base,
  change: { kind: 'correction', summary: 'Mine.' },
  ...part,
});
const changed = (one: Profile, id: string, part: object): Profile => ({
  ...one,
  claims: one.claims.map((each) => (each.id === id ? { ...each, ...part } : each)),
});
const claimIn = (one: Profile, id: string) => one.claims.find((each) => each.id === id);

describe('what does not meet', () => {
  it('is kept from both sides, with my reason and the new head', async () => {
    const base = profile();
    const mine = mineOf(changed(base, 'thesis-threat', { statement: 'Mine.' }), {});
    const their = changed({ ...base, sentence: 'Theirs.' }, 'thesis-threat', { asOf: '2026-06' });
    const { document, conflicts } = rebase(base, mine, their, head);
    expect(conflicts).toEqual([]);
    expect(document.sentence).toBe('Theirs.');
    expect(claimIn(document, 'thesis-threat')).toMatchObject({ statement: 'Mine.', asOf: '2026-06' });
    expect(document.change.summary).toBe('Mine.');
    expect(document.previous).toBe(head);
    expect(await validateDraft('project', document)).toEqual([]);
  });

  it('is nothing but mine where the head did not move, and nothing but theirs where I changed nothing', () => {
    const base = profile();
    const next = changed(base, 'thesis-threat', { statement: 'Other.' });
    expect(rebase(base, next, base, head).document).toEqual({ ...next, previous: head });
    expect(rebase(base, base, next, head).document).toEqual({ ...next, previous: head });
  });

  it('holds two claims that both sides added under one id, and two sources under one ref', async () => {
    const base = profile(['pricing.model']);
    const added = (statement: string, title: string): Profile => {
      const one = setClaim(base, claim('pricing.model', { id: 'pricing-model-1', statement, sources: ['new'] }));
      one.answers = { ...one.answers, settled: { statement: 'Both lean.', claims: ['pricing-model-1'] } };
      return { ...one, sources: { ...one.sources, new: { title, kind: 'press' } } };
    };
    const { document, conflicts } = rebase(base, added('Mine.', 'My source'), added('Theirs.', 'Their source'), head);
    expect(
      document.claims.filter(({ field }) => field === 'pricing.model').map(({ id, statement, sources }) => [id, statement, sources]),
    ).toEqual([
      ['pricing-model-2', 'Mine.', ['my-source']],
      ['pricing-model-1', 'Theirs.', ['new']],
    ]);
    expect(conflicts.map(({ path, mine, head: their }) => [path, mine, their])).toEqual([
      ['answers.settled.claims', ['pricing-model-2'], ['pricing-model-1']],
    ]);
    expect(await validateDraft('project', document)).toEqual([]);
  });

  it('brings the source of a claim with it when the other side dropped the source', async () => {
    const base = { ...profile(), sources: { ...profile().sources, old: { title: 'Old', kind: 'press' as const } } };
    const cited = changed(base, 'thesis-threat', { sources: ['old'] });
    const { old: _old, ...rest } = cited.sources;
    const their = { ...changed(cited, 'thesis-threat', { sources: ['docs'] }), sources: rest };
    const mine = setClaim(cited, claim('thesis.cost', { id: 'thesis-cost-2', sources: ['old'] }));
    const { document, conflicts } = rebase(cited, mine, their, head);
    expect(conflicts).toEqual([]);
    expect(document.sources.old).toEqual({ title: 'Old', kind: 'press' });
    expect(await validateDraft('project', document)).toEqual([]);
  });
});

describe('what meets', () => {
  it('is listed with both sides; the draft holds mine until it is resolved', () => {
    const base = profile();
    const mine = changed(base, 'thesis-threat', { statement: 'Mine.' });
    const their = changed(base, 'thesis-threat', { statement: 'Theirs.' });
    const rebased = rebase(base, mine, their, head);
    expect(rebased.conflicts).toEqual([
      {
        path: 'claims.thesis-threat.statement',
        keys: ['claims', 'thesis-threat', 'statement'],
        reason: 'both-changed',
        field: 'thesis.threat',
        base: 'What is known of thesis.threat.',
        mine: 'Mine.',
        head: 'Theirs.',
      },
    ]);
    expect(claimIn(rebased.document, 'thesis-threat')?.statement).toBe('Mine.');
    const settled = resolve(rebased, rebased.conflicts[0] as never, 'head');
    expect(settled.conflicts).toEqual([]);
    expect(claimIn(settled.document, 'thesis-threat')?.statement).toBe('Theirs.');
  });

  it('is listed when I removed what the head changed, and can be brought back with its source', async () => {
    const base = { ...profile(), sources: { ...profile().sources, one: { title: 'One', kind: 'press' as const } } };
    const with2 = setClaim(base, claim('thesis.threat', { id: 'thesis-threat-2', sources: ['one'] }));
    const mine = removeClaim(with2, 'thesis-threat-2');
    expect(mine.sources).not.toHaveProperty('one');
    const rebased = rebase(with2, mine, changed(with2, 'thesis-threat-2', { statement: 'Theirs.' }), head);
    expect(rebased.conflicts).toMatchObject([{ path: 'claims.thesis-threat-2', reason: 'changed-and-removed', field: 'thesis.threat' }]);
    const back = resolve(rebased, rebased.conflicts[0] as never, 'head').document;
    expect(claimIn(back, 'thesis-threat-2')?.statement).toBe('Theirs.');
    expect(await validateDraft('project', back)).toEqual([]);
    const gone = resolve(rebased, rebased.conflicts[0] as never, 'mine').document;
    expect(gone.sources).not.toHaveProperty('one');
    expect(await validateDraft('project', gone)).toEqual([]);
  });

  it.each(['mine', 'head'] as const)('is an absence on one side and a new claim on the other, settled for %s', async (side) => {
    const base = profile();
    const { draft: mine } = markAbsence(base, { field: 'thesis.cost', kind: 'not-published', searched: 'Everywhere.', asOf: '2026-11' });
    const their = setClaim(base, claim('thesis.cost', { id: 'thesis-cost-2' }));
    const rebased = rebase(base, mine, their, head);
    expect(rebased.conflicts).toMatchObject([{ path: 'absences.thesis.cost', reason: 'absence-and-claims', field: 'thesis.cost' }]);
    expect((await validateDraft('project', rebased.document)).map(({ reason }) => reason)).toEqual([
      'has both a headline claim and an absence',
    ]);
    const { document } = resolve(rebased, rebased.conflicts[0] as never, side);
    expect(document.absences.some(({ field }) => field === 'thesis.cost')).toBe(side === 'mine');
    expect(document.claims.filter(({ field }) => field === 'thesis.cost').map(({ id }) => id)).toEqual(
      side === 'mine' ? [] : ['thesis-cost-2'],
    );
  });

  it('is an order that both changed', () => {
    const sections = ['a', 'b', 'c'].map((id) => ({ id, heading: id, body: id }));
    const inOrder = (order: string) =>
      page({ sections: [...order].map((id) => sections.find((one) => one.id === id) as (typeof sections)[0]) });
    const rebased = rebase(inOrder('abc'), inOrder('bac'), inOrder('acb'), head);
    expect(rebased.conflicts).toMatchObject([{ path: 'sections', reason: 'order', mine: ['b', 'a', 'c'], head: ['a', 'c', 'b'] }]);
    expect(resolve(rebased, rebased.conflicts[0] as never, 'head').document.sections.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });

  it('is a whole list where two elements have one name, so that none of them is lost', () => {
    const section = (body: string) => ({ id: 'one', heading: 'One', body });
    const mine = page({ sections: [section('First.'), section('Second.')] });
    const rebased = rebase(page(), mine, page({ sections: [section('Theirs.')] }), head);
    expect(rebased.conflicts.map(({ path, reason }) => [path, reason])).toEqual([['sections', 'both-changed']]);
    expect(rebased.document.sections).toEqual(mine.sections);
    expect(resolve(rebased, rebased.conflicts[0] as never, 'head').document.sections).toEqual([section('Theirs.')]);
  });

  it('is every text of an entry that two people opened at once', () => {
    const { document, conflicts } = rebase(null, note({ title: 'Mine' }), note({ title: 'Theirs' }), head);
    expect(conflicts.map(({ path }) => path)).toEqual(['title']);
    expect(document).toEqual({ ...note({ title: 'Mine' }), previous: head });
  });
});

it('two sides that add readings and sections keep both', () => {
  const base = metric();
  const reading = (id: string, asOf: string) => ({ ...(base.readings[0] as (typeof base.readings)[0]), id, asOf });
  const [mine, their] = [reading('workers-2', '2026-03'), reading('workers-2', '2026-04')].map((one) => ({
    ...base,
    readings: [...base.readings, one],
  }));
  const { document, conflicts } = rebase(base, mine as typeof base, their as typeof base, head);
  expect(conflicts).toEqual([]);
  expect(document.readings.map(({ asOf }) => asOf).sort()).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
  expect(new Set(document.readings.map(({ id }) => id)).size).toBe(4);
});

/** The promise of a rebase: neither side's change is dropped without a conflict that names it. */
it('drops no change silently, whatever both sides did', async () => {
  const random = randomOf(seedOf('rebase'));
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const start = profile();
  const edit = (one: Profile): Profile => {
    const each = pick(one.claims.filter(({ field }) => /^(thesis|tasks|output)/.test(field)));
    switch (below(7)) {
      case 0:
        return changed(one, each.id, { statement: `Said ${below(99)}.` });
      case 1:
        return changed(one, each.id, { rung: pick(['announced', 'reported', 'measured']), note: `Note ${below(9)}.` });
      case 2:
        return removeClaim(one, each.id);
      case 3:
        return setClaim(one, {
          ...each,
          id: `${each.field.toLowerCase().replaceAll('.', '-')}-${2 + below(3)}`,
          statement: `New ${below(99)}.`,
        });
      case 4:
        return markAbsence(one, { field: each.field, kind: 'not-found', searched: `Looked ${below(9)}.`, asOf: '2026-11' }).draft;
      case 5:
        return { ...one, links: { ...one.links, [pick(['docs', 'x', 'forum'])]: `https://a.example.org/${below(9)}` } };
      default:
        return { ...one, sources: { docs: { title: `Documentation ${below(5)}`, kind: 'document' } } };
    }
  };
  const edits = (one: Profile): Profile => Array.from({ length: 1 + below(4) }).reduce<Profile>(edit, one);
  let conflicting = 0;
  for (let run = 0; run < 150; run++) {
    const [mine, their] = [edits(draftFrom(start, head)), edits(start)];
    const { document, conflicts } = rebase(start, mine, their, head);
    if (conflicts.length > 0) conflicting++;
    for (const side of [mine, their])
      for (const { subject, id, field, path, parts, change, after } of diffDocuments(start, side).groups.flatMap(({ items }) => items)) {
        if (subject === 'revision' || subject === 'order') continue;
        const stem = subject === 'claim' ? `claims.${id}` : subject === 'absence' ? `absences.${field}` : path;
        const covered = (part?: string) =>
          conflicts.some((one) => one.path === stem || one.path === `${stem}.${part}` || one.path === `absences.${field}`);
        const value = found(document, subject, path, id, field) as Json | undefined;
        if (change === 'added' && subject === 'claim' && !same(value, after)) {
          const moved = document.claims.some((one) => same({ ...asJson(one), id: '' }, { ...(after as object), id: '' }));
          expect(moved || covered(), `run ${run}: ${stem}`).toBe(true);
        } else if (change === 'removed') expect(value === undefined || covered() || subject === 'source', `run ${run}: ${stem}`).toBe(true);
        else
          for (const part of parts.filter(({ of }) => of === undefined)) {
            const now = isObject(value) ? value[part.part] : value;
            const kept = same(now, part.after) || (subject === 'source' && value === undefined);
            expect(kept || covered(part.part), `run ${run}: ${stem}.${part.part}`).toBe(true);
          }
      }
  }
  expect(conflicting).toBeGreaterThan(20);
}, 60_000);

function found(document: Profile, subject: string, path: string, id?: string, field?: string): unknown {
  if (subject === 'claim') return document.claims.find((one) => one.id === id);
  if (subject === 'absence') return document.absences.find((one) => one.field === field);
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
}

describe('a page and what it cites', () => {
  const source = (title: string) => ({ title, kind: 'press' as const, asOf: '2026', rung: 'reported' as const, retrievedAt: '2026-11-20' });
  const cites = (refs: Record<string, string>, ...bodies: string[]) =>
    page({
      sections: bodies.map((body, i) => ({ id: `s${i}`, heading: `S${i}`, body })),
      sources: Object.fromEntries(Object.entries(refs).map(([ref, title]) => [ref, source(title)])),
    });

  it('keeps the sources of both sides, each under a name of its own wherever a text or a table cites it', async () => {
    const base = cites({ a: 'A' }, 'So [^a].', 'More.');
    const mine = cites({ a: 'A', new: 'Mine' }, 'So [^a] and [^new].', 'More.');
    Object.assign(mine.sections[0] ?? {}, { table: { columns: ['X', 'Y'], rows: [['1', '[^new]']] } });
    const their = cites({ a: 'A', new: 'Theirs' }, 'So [^a].', 'More [^new].');
    const { document, conflicts } = rebase(base, mine, their, head);
    expect(conflicts).toEqual([]);
    expect(document.sections.map(({ body }) => body)).toEqual(['So [^a] and [^mine].', 'More [^new].']);
    expect(document.sections[0]?.table?.rows).toEqual([['1', '[^mine]']]);
    expect(Object.entries(document.sources ?? {}).map(([ref, { title }]) => [ref, title])).toEqual([
      ['a', 'A'],
      ['new', 'Theirs'],
      ['mine', 'Mine'],
    ]);
    expect(await validateDraft('page', { ...document, change: { kind: 'world', summary: 'Merged.' } })).toEqual([]);
  });

  it('keeps the source of either text while it is open which one stays, and of the chosen one after that', () => {
    const base = cites({ a: 'A' }, 'So [^a].');
    const rebased = rebase(base, cites({ b: 'B' }, 'Mine [^b].'), cites({ c: 'C' }, 'Theirs [^c].'), head);
    const [conflict] = rebased.conflicts;
    expect(rebased.conflicts.map(({ path }) => path)).toEqual(['sections.s0.body']);
    expect(Object.keys(rebased.document.sources ?? {}).sort()).toEqual(['b', 'c']);
    expect(Object.keys(resolve(rebased, conflict as never, 'head').document.sources ?? {})).toEqual(['c']);
  });
});
