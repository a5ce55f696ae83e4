import { type Group, groups } from '../../registry/schema/vocabulary.ts';
import { type ContributeForm, formAddress, parseForm } from './route/contribute.ts';
import { type CoverageView, coverageAddress, parseCoverage } from './route/coverage.ts';
import { type ChangesView, changesAddress, type HistoryView, historyAddress, parseChanges, parseHistory } from './route/history.ts';
import { asOf, shownMoment } from './route/moment.ts';
import { type NotesView, notesAddress, parseNotes } from './route/notes.ts';
import { claimFrom, isSlug, oneOf, periodFrom, queryOf } from './route/parts.ts';
import { type ProjectsView, parseProjects, projectsAddress } from './route/projects.ts';
import { type DisputeForm, disputeHref, parseDispute, parseReview, proposalHref, type ReviewView, reviewAddress } from './route/review.ts';

export * from './route/contribute.ts';
export * from './route/coverage.ts';
export * from './route/history.ts';
export * from './route/moment.ts';
export * from './route/notes.ts';
export * from './route/projects.ts';
export * from './route/review.ts';

/** Everything that an address of the site can say. */
export type Route =
  | { page: 'home' | 'status' | 'governance' }
  /** With a section, its beginning is brought into view. */
  | { page: 'methodology' | 'about'; section?: string }
  /** A page of the register by its slug; null lists them. */
  | { page: 'reference'; slug: string | null; section?: string }
  | { page: 'projects'; view: ProjectsView }
  | { page: 'coverage'; view: CoverageView }
  | { page: 'project'; slug: string; group: Group | null; claim: string | null }
  | { page: 'notes'; view: NotesView }
  | { page: 'note'; period: number; slug: string }
  | { page: 'history'; view: HistoryView }
  | { page: 'changes'; view: ChangesView }
  /** The parameters of a search, which the page reads: nothing else needs their words. */
  | { page: 'search'; params: string }
  | { page: 'contribute'; form: ContributeForm }
  | { page: 'review'; view: ReviewView }
  | { page: 'proposal'; id: `0x${string}` }
  | ({ page: 'dispute' } & DisputeForm)
  | { page: 'missing'; path: string };

/** Reads an address. Values that are not known fall back to their defaults; an unknown path is `missing`. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [page = '', ...rest] = path.replace(/\/+$/, '').split('/');
  return routeOf(page, rest, new URLSearchParams(query)) ?? { page: 'missing', path };
}

function routeOf(page: string, rest: readonly string[], params: URLSearchParams): Route | null {
  const [first, second] = rest;
  switch (rest.length > 0 && !['contribute', 'dispute', 'history'].includes(page) ? `${page}/${'*'.repeat(rest.length)}` : page) {
    case '':
      return { page: 'home' };
    case 'methodology':
    case 'about': {
      const section = claimFrom(params.get('section'));
      return { page: page as 'about', ...(section && { section }) };
    }
    case 'reference':
      return { page: 'reference', slug: null };
    case 'reference/*': {
      const section = claimFrom(params.get('section'));
      return isSlug(first) ? { page: 'reference', slug: first, ...(section && { section }) } : null;
    }
    case 'status':
    case 'governance':
      return { page: page as 'status' };
    case 'projects':
      return { page: 'projects', view: parseProjects(params) };
    case 'coverage':
      return { page: 'coverage', view: parseCoverage(params) };
    case 'project/*':
      return isSlug(first)
        ? { page: 'project', slug: first, group: oneOf(groups, params.get('group')), claim: claimFrom(params.get('claim')) }
        : null;
    case 'notes':
      return { page: 'notes', view: parseNotes(params) };
    case 'note/**': {
      const period = periodFrom(first);
      return period !== null && isSlug(second) ? { page: 'note', period, slug: second } : null;
    }
    case 'history': {
      const view = parseHistory(rest, params);
      return view && { page: 'history', view };
    }
    case 'changes':
      return { page: 'changes', view: parseChanges(params) };
    case 'search':
      return { page: 'search', params: params.toString() };
    case 'review':
      return { page: 'review', view: parseReview(params) };
    case 'review/*':
      return /^0x[0-9a-f]{64}$/.test(first ?? '') ? { page: 'proposal', id: first as `0x${string}` } : null;
    case 'contribute': {
      const form = parseForm(rest, params);
      return form && { page: 'contribute', form };
    }
    case 'dispute': {
      const form = parseDispute(rest, params);
      return form && { page: 'dispute', ...form };
    }
    default:
      return null;
  }
}

/** Writes an address: the inverse of `parseRoute` and `momentIn`, with defaults left out. */
export const buildRoute = (route: Route, at: string | null = null): string => asOf(addressOf(route), at);

function addressOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return '#/';
    case 'methodology':
    case 'about':
      return `#/${route.page}${queryOf({ section: route.section ?? null })}`;
    case 'reference':
      return `#/reference${route.slug ? `/${route.slug}` : ''}${queryOf({ section: route.section ?? null })}`;
    case 'missing':
      return `#/${route.path}`;
    case 'projects':
      return projectsAddress(route.view);
    case 'coverage':
      return coverageAddress(route.view);
    case 'project':
      return projectAddress(route);
    case 'notes':
      return notesAddress(route.view);
    case 'note':
      return `#/note/${route.period}/${route.slug}`;
    case 'history':
      return historyAddress(route.view);
    case 'changes':
      return changesAddress(route.view);
    case 'search':
      return `#/search${route.params && `?${route.params}`}`;
    case 'review':
      return reviewAddress(route.view);
    case 'proposal':
      return proposalHref(route.id);
    case 'contribute':
      return formAddress(route.form);
    case 'dispute':
      return disputeHref(route, route.act);
    default:
      return `#/${route.page}`;
  }
}

const projectAddress = ({ slug, group, claim }: { slug: string; group: Group | null; claim: string | null }): string =>
  `#/project/${slug}${queryOf({ group, claim })}`;

/** The address of a profile. */
export const projectHref = (slug: string, at: { group?: Group; claim?: string } = {}): string =>
  asOf(projectAddress({ slug, group: at.group ?? null, claim: at.claim ?? null }));

/** The route that shows a page of the register. */
export const pageRoute = (slug: string, section?: string | null): Route => {
  const at = section ? { section } : {};
  if (slug === 'home') return { page: 'home' };
  return slug === 'methodology' || slug === 'about' ? { page: slug, ...at } : { page: 'reference', slug, ...at };
};

/** The address of a page of the register, or of a section in it. */
export const pageHref = (slug: string, section?: string | null): string => buildRoute(pageRoute(slug, section), shownMoment());
