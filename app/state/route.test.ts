import { describe, expect, it } from 'vitest';
import {
  asOf,
  buildRoute,
  defaultChanges,
  defaultCoverage,
  defaultForm,
  defaultNotes,
  defaultReview,
  defaultView,
  momentIn,
  parseRoute,
  projectsHref,
  type Route,
} from './route.ts';

const routes: Route[] = [
  { page: 'home' },
  { page: 'status' },
  { page: 'about' },
  { page: 'methodology', section: 'sources' },
  { page: 'reference', slug: null },
  { page: 'reference', slug: 'layers' },
  { page: 'reference', slug: 'verification', section: 'source-toploc' },
  { page: 'search', params: '' },
  { page: 'search', params: 'q=zero+%22knowledge+proofs%22&kind=note&tag=verification' },
  { page: 'projects', view: defaultView },
  {
    page: 'projects',
    view: {
      ...defaultView,
      groups: ['tasks', 'metrics'],
      find: 'a & b?=#ü',
      family: 'zk',
      party: 'one-of-n',
      permission: 'staked',
      life: 'live',
      gaps: 'only',
    },
  },
  {
    page: 'projects',
    view: {
      ...defaultView,
      sort: { field: 'metrics.taskPrice.inference', by: 'newest' },
      cell: { slug: '0g', field: 'metrics.taskPrice.inference' },
    },
  },
  { page: 'coverage', view: defaultCoverage },
  { page: 'coverage', view: { order: 'dictionary', system: null, from: 30, cell: { slug: 'akash', field: 'metrics.taskPrice.training' } } },
  { page: 'coverage', view: { ...defaultCoverage, system: 'akash' } },
  { page: 'project', slug: 'akash', group: null, claim: null },
  { page: 'project', slug: 'akash', group: 'governance', claim: 'governance-keys-1' },
  { page: 'notes', view: defaultNotes },
  { page: 'notes', view: { month: 202603, type: 'paper', tag: 'hardware', project: 'gensyn' } },
  { page: 'note', period: 202603, slug: 'verde' },
  { page: 'history', view: { kind: 'project', period: 0, slug: 'akash', from: null, to: null, item: null, field: null, world: false } },
  {
    page: 'history',
    view: { kind: 'note', period: 202603, slug: 'verde', from: 'v1', to: '2026-11-18T09:30Z', item: null, field: null, world: true },
  },
  {
    page: 'history',
    view: {
      kind: 'project',
      period: 0,
      slug: 'akash',
      from: null,
      to: null,
      item: 'sources.a & b?=#ü',
      field: 'metrics.workers',
      world: false,
    },
  },
  { page: 'changes', view: defaultChanges },
  { page: 'changes', view: { from: '2026-03-01', to: '1234', kind: 'note', change: 'world', project: 'gensyn' } },
  { page: 'review', view: defaultReview },
  { page: 'review', view: { state: 'rejected', kind: 'note', action: 'create', project: 'gensyn', mine: true, folded: true } },
  { page: 'proposal', id: `0x${'0a'.repeat(32)}` },
  { page: 'contribute', form: defaultForm },
  { page: 'contribute', form: { ...defaultForm, kind: 'note', draft: 'd1', view: 'preview' } },
  { page: 'contribute', form: { ...defaultForm, kind: 'note', period: 202603, slug: 'verde' } },
  { page: 'contribute', form: { ...defaultForm, kind: 'project', slug: 'akash', claim: 'governance-keys-1' } },
  { page: 'contribute', form: { ...defaultForm, kind: 'metric', slug: 'akash', field: 'metrics.workers' } },
  { page: 'governance' },
  { page: 'dispute', kind: 'project', period: 0, slug: 'akash', act: 'dispute' },
  { page: 'dispute', kind: 'note', period: 202603, slug: 'verde', act: 'attest' },
  { page: 'missing', path: 'nowhere/at/all' },
];

describe('addresses', () => {
  it.each(routes.map((route) => [buildRoute(route), route] as const))('%s reads back as the route that wrote it', (address, route) => {
    expect(parseRoute(address)).toEqual(route);
  });

  it.each(routes.map((route) => buildRoute(route)))('%s is written again as it was read', (address) => {
    expect(buildRoute(parseRoute(address))).toBe(address);
  });

  const moments = ['0', '1234', '2026-11-18', '2026-11-18T09:30Z', 'a & b?=#ü'];
  const atAll = ['search', 'changes', 'contribute', 'review', 'proposal', 'governance', 'dispute'];
  const ofAMoment = routes.filter(({ page }) => !atAll.includes(page) && page !== 'missing');

  it.each(moments)('of the pages that show the register, read back as the route and the moment %j', (at) => {
    expect(ofAMoment.length).toBeGreaterThan(10);
    for (const route of ofAMoment) {
      const address = buildRoute(route, at);
      expect([parseRoute(address), momentIn(address)]).toEqual([route, at]);
      expect(buildRoute(parseRoute(address), momentIn(address))).toBe(address);
      expect(momentIn(buildRoute(route))).toBeNull();
    }
  });

  it('of pages that act name no moment: they start from what stands now', () => {
    const acting = routes.filter(({ page }) => atAll.includes(page));
    for (const route of acting) {
      expect(buildRoute(route, '1234')).toBe(buildRoute(route));
      expect(momentIn(`${buildRoute(route).split('?')[0]}?at=1234`)).toBeNull();
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
    expect(parseRoute('#/projects?family=magic&life=live&gaps=7&sort=no.field:most&cell=akash.nothing&groups=x,tasks')).toEqual({
      page: 'projects',
      view: { ...defaultView, life: 'live', groups: ['tasks'] },
    });
    expect(parseRoute('#/notes?month=202613&type=song')).toEqual({ page: 'notes', view: defaultNotes });
    expect(parseRoute('#/projects?sort=metrics.workers')).toEqual({ page: 'projects', view: defaultView });
    expect(parseRoute('#/review?state=lost&kind=song&mine=yes')).toEqual({ page: 'review', view: defaultReview });
    expect(parseRoute('#/review/0x12').page).toBe('missing');
    expect(parseRoute('#/dispute/project/202603/akash').page).toBe('missing');
    expect(parseRoute('#/dispute/note/0/verde').page).toBe('missing');
    expect(parseRoute('')).toEqual({ page: 'home' });
    expect(parseRoute('#/status/')).toEqual({ page: 'status' });
  });

  it('accepts no slug that the contract would refuse', () => {
    expect(parseRoute('#/project/..%2F..').page).toBe('missing');
    expect(parseRoute('#/note/202603/A').page).toBe('missing');
    expect(parseRoute('#/note/2026/verde').page).toBe('missing');
    for (const path of ['poem', 'note/202603', 'note/verde', 'project/A', 'project/akash/2'])
      expect(parseRoute(`#/contribute/${path}`).page).toBe('missing');
    expect(parseRoute(`#/project/${'a'.repeat(33)}`).page).toBe('missing');
  });
});
