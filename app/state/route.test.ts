import { describe, expect, it } from 'vitest';
import { compareHref, defaultCompare, parseCompare } from './route/compare.ts';
import { contributeHref, defaultForm, parseForm } from './route/contribute.ts';
import { coverageHref, defaultCoverage, parseCoverage } from './route/coverage.ts';
import { changesHref, defaultChanges, historyHref, parseChanges, parseHistory } from './route/history.ts';
import { defaultLab, labHref, parseLab } from './route/lab.ts';
import { defaultMaps, mapsHref, parseMaps } from './route/maps.ts';
import { asOf, momentIn } from './route/moment.ts';
import { noteHref, parseNote } from './route/note.ts';
import { defaultNotes, notesHref, parseNotes } from './route/notes.ts';
import { pageHref, parseReference, sectionFrom } from './route/page.ts';
import { parseProject, projectHref } from './route/project.ts';
import { defaultView, parseProjects, projectsHref } from './route/projects.ts';
import { defaultReview, disputeHref, parseDispute, parseProposal, parseReview, proposalHref, reviewHref } from './route/review.ts';
import { buildRoute, type Page, parseRoute } from './route.ts';

type Parse = (params: URLSearchParams, words: readonly string[]) => unknown;
const codecs: Partial<Record<Page, Parse>> = {
  projects: parseProjects,
  compare: parseCompare,
  coverage: parseCoverage,
  lab: parseLab,
  maps: parseMaps,
  project: parseProject,
  notes: parseNotes,
  note: parseNote,
  history: parseHistory,
  changes: parseChanges,
  review: parseReview,
  proposal: parseProposal,
  contribute: parseForm,
  dispute: parseDispute,
  methodology: sectionFrom,
  about: sectionFrom,
  reference: parseReference,
};

/** What the page of an address reads from it. */
function viewOf(address: string): unknown {
  const { page, path, params } = parseRoute(address);
  return codecs[page]?.(new URLSearchParams(params), path.split('/').slice(1));
}

const noPoints = { from: null, to: null, item: null, field: null, world: false };
const hash = `0x${'0a'.repeat(32)}` as const;
const note = { kind: 'note', period: 202603, slug: 'verde' } as const;
const awkward = 'a & b?=#ü';

/** Addresses as they are written, the pages that they choose, and what these read. */
const addresses: readonly [string, Page, unknown][] = [
  ['#/', 'home', undefined],
  ['#/status', 'status', undefined],
  ['#/governance', 'governance', undefined],
  ['#/search?q=zero+%22knowledge+proofs%22&kind=note&tag=verification', 'search', undefined],
  [pageHref('home'), 'home', undefined],
  [pageHref('about'), 'about', null],
  [pageHref('methodology', 'sources'), 'methodology', 'sources'],
  ['#/reference', 'reference', { slug: null, section: null }],
  [pageHref('verification', 'source-toploc'), 'reference', { slug: 'verification', section: 'source-toploc' }],
  [compareHref(), 'compare', defaultCompare],
  [
    compareHref({ systems: ['0g', 'gensyn'], order: 'dictionary', equal: 'folded', cell: { slug: '0g', field: 'tasks.inference' } }),
    'compare',
    { ...defaultCompare, systems: ['0g', 'gensyn'], order: 'dictionary', equal: 'folded', cell: { slug: '0g', field: 'tasks.inference' } },
  ],
  [compareHref({ systems: [awkward] }), 'compare', { ...defaultCompare, systems: [awkward] }],
  [projectsHref(), 'projects', defaultView],
  [
    projectsHref({ groups: ['tasks', 'metrics'], find: awkward, gaps: 'only' }),
    'projects',
    { ...defaultView, groups: ['tasks', 'metrics'], find: awkward, gaps: 'only' },
  ],
  [coverageHref(), 'coverage', defaultCoverage],
  [
    coverageHref({ order: 'dictionary', from: 30, cell: { slug: 'akash', field: 'metrics.taskPrice.training' } }),
    'coverage',
    { order: 'dictionary', system: null, from: 30, cell: { slug: 'akash', field: 'metrics.taskPrice.training' } },
  ],
  [mapsHref(), 'maps', defaultMaps],
  [
    mapsHref({ map: 'evidence', as: 'table', system: '0g', group: 'pricing', order: 'name', from: 60 }),
    'maps',
    { map: 'evidence', as: 'table', system: '0g', group: 'pricing', order: 'name', from: 60 },
  ],
  [labHref(), 'lab', defaultLab],
  [labHref({ part: 'market' }), 'lab', { ...defaultLab, part: 'market' }],
  [
    labHref({ part: 'market', market: { block: '57', task: '970c91' } }),
    'lab',
    { ...defaultLab, part: 'market', market: { block: '57', task: '970c91' } },
  ],
  [
    labHref({ table: { work: 'gemm-512', cell: 'freivalds.checker-time' } }),
    'lab',
    { ...defaultLab, table: { work: 'gemm-512', cell: 'freivalds.checker-time' } },
  ],
  [
    labHref({ part: 'run', run: { digit: '3', layer: '2', entry: '12.3', change: '7f' } }),
    'lab',
    { ...defaultLab, part: 'run', run: { digit: '3', layer: '2', entry: '12.3', change: '7f' } },
  ],
  [projectHref('akash'), 'project', { slug: 'akash', group: null, claim: null }],
  [
    projectHref('akash', { group: 'governance', claim: 'governance-keys-1' }),
    'project',
    { slug: 'akash', group: 'governance', claim: 'governance-keys-1' },
  ],
  [notesHref(), 'notes', defaultNotes],
  [
    notesHref({ month: 202603, type: 'paper', tag: 'hardware', project: 'gensyn' }),
    'notes',
    { ...defaultNotes, month: 202603, type: 'paper', tag: 'hardware', project: 'gensyn' },
  ],
  [notesHref({ year: 2025 }), 'notes', { ...defaultNotes, year: 2025 }],
  [
    notesHref({ list: [note, { period: 202512, slug: 'a-1' }].map(({ period, slug }) => ({ period, slug })) }),
    'notes',
    {
      ...defaultNotes,
      list: [
        { period: 202603, slug: 'verde' },
        { period: 202512, slug: 'a-1' },
      ],
    },
  ],
  [notesHref({ list: [] }), 'notes', { ...defaultNotes, list: [] }],
  [noteHref(202603, 'verde'), 'note', { period: 202603, slug: 'verde' }],
  [historyHref({ kind: 'project', slug: 'akash' }), 'history', { kind: 'project', period: 0, slug: 'akash', ...noPoints }],
  [
    historyHref({ ...note, from: 'v1', to: '2026-11-18T09:30Z', world: true }),
    'history',
    { ...note, ...noPoints, from: 'v1', to: '2026-11-18T09:30Z', world: true },
  ],
  [
    historyHref({ kind: 'project', slug: 'akash', item: `sources.${awkward}`, field: 'metrics.workers' }),
    'history',
    { kind: 'project', period: 0, slug: 'akash', ...noPoints, item: `sources.${awkward}`, field: 'metrics.workers' },
  ],
  [changesHref(), 'changes', defaultChanges],
  [
    changesHref({ from: '2026-03-01', to: '1234', kind: 'note', change: 'world', project: 'gensyn' }),
    'changes',
    { from: '2026-03-01', to: '1234', kind: 'note', change: 'world', project: 'gensyn' },
  ],
  [reviewHref(), 'review', defaultReview],
  [
    reviewHref({ state: 'rejected', kind: 'note', action: 'create', project: 'gensyn', mine: true, folded: true }),
    'review',
    { state: 'rejected', kind: 'note', action: 'create', project: 'gensyn', mine: true, folded: true },
  ],
  [proposalHref(hash), 'proposal', hash],
  [contributeHref(), 'contribute', defaultForm],
  [
    contributeHref({ kind: 'note', draft: 'd1', view: 'preview' }),
    'contribute',
    { ...defaultForm, kind: 'note', draft: 'd1', view: 'preview' },
  ],
  [contributeHref(note), 'contribute', { ...defaultForm, ...note }],
  [
    contributeHref({ kind: 'metric', slug: 'akash', field: 'metrics.workers' }),
    'contribute',
    { ...defaultForm, kind: 'metric', slug: 'akash', field: 'metrics.workers' },
  ],
  [disputeHref({ kind: 'project', period: 0, slug: 'akash' }), 'dispute', { kind: 'project', period: 0, slug: 'akash', act: 'dispute' }],
  [disputeHref(note, 'attest'), 'dispute', { ...note, act: 'attest' }],
  ['#/nowhere/at/all', 'missing', undefined],
];

describe('addresses', () => {
  it.each(addresses)('%s is read by %s as what it was written from', (address, page, view) => {
    expect(parseRoute(address).page).toBe(page);
    expect(viewOf(address)).toEqual(view);
    expect(buildRoute(parseRoute(address))).toBe(address);
  });

  const atAll: readonly Page[] = ['search', 'changes', 'contribute', 'review', 'proposal', 'governance', 'dispute'];
  const ofAMoment = addresses.filter(([, page]) => !atAll.includes(page));

  it.each(['0', '1234', '2026-11-18', '2026-11-18T09:30Z', awkward])('of the pages that show the register, keep the moment %j', (at) => {
    expect(ofAMoment.length).toBeGreaterThan(10);
    for (const [address, , view] of ofAMoment) {
      const then = asOf(address, at);
      expect([viewOf(then), momentIn(then)]).toEqual([view, at]);
      expect(parseRoute(then)).toEqual(parseRoute(address));
      expect(buildRoute(parseRoute(then), at)).toBe(then);
      expect(asOf(then, '7')).toBe(asOf(address, '7'));
      expect(asOf(then, null)).toBe(address);
    }
  });

  it('of pages that act name no moment: they start from what stands now', () => {
    for (const [address, page] of addresses.filter(([, page]) => atAll.includes(page))) {
      expect(asOf(address, '1234'), page).toBe(address);
      expect(momentIn(`${address.split('?')[0]}?at=1234`)).toBeNull();
    }
    expect(asOf('#/', '1234')).toBe('#/?at=1234');
    expect(asOf('#/projects?groups=tasks', '2026-11-18T09:30Z')).toBe('#/projects?groups=tasks&at=2026-11-18T09:30Z');
    expect(momentIn('#/projects?at=')).toBeNull();
  });

  it('leaves defaults out', () => {
    expect(projectsHref()).toBe('#/projects');
    expect(projectsHref({ cell: { slug: 'akash', field: 'pricing.model' } })).toBe('#/projects?cell=akash.pricing.model');
    expect(projectsHref({ groups: ['tasks', 'metrics'] })).toBe('#/projects?groups=tasks,metrics');
  });

  it('falls back from garbage to the default of that part only', () => {
    expect(viewOf('#/projects?family=magic&gaps=only&sort=no.field:most&cell=akash.nothing&groups=x,tasks')).toEqual({
      ...defaultView,
      gaps: 'only',
      groups: ['tasks'],
    });
    expect(viewOf('#/notes?month=202613&type=song')).toEqual(defaultNotes);
    expect(viewOf('#/projects?sort=metrics.workers')).toEqual(defaultView);
    expect(viewOf('#/review?state=lost&kind=song&mine=yes')).toEqual(defaultReview);
    expect(parseRoute('').page).toBe('home');
    expect(parseRoute('#/status/').page).toBe('status');
  });

  it.each([
    'review/0x12',
    'dispute/project/202603/akash',
    'dispute/note/0/verde',
    'project/..%2F..',
    'project/A',
    `project/${'a'.repeat(33)}`,
    'note/202603/A',
    'note/2026/verde',
    'note/202603',
    'reference/A',
    'history/poem/akash',
    'contribute/poem',
    'contribute/note/202603',
    'contribute/note/verde',
    'contribute/project/A',
    'contribute/project/akash/2',
  ])('%s is read as nothing by its page', (path) => {
    expect(viewOf(`#/${path}`)).toBeNull();
  });

  it.each(['projects/akash', 'project/akash/2', 'note/202603/verde/3', 'toString', '//projects', 'review/0x12/0x13'])(
    '%s leads to no page',
    (path) => {
      expect(parseRoute(`#/${path}`).page).toBe('missing');
    },
  );
});
