import { type Kind, kinds, type ProposalAction, proposalActions } from '../../registry/actions/words.ts';
import { type FieldId, fieldIds } from '../../registry/schema/fields.ts';
import {
  families,
  type Group,
  groups,
  lifecycles,
  type NoteType,
  noteTypes,
  parties,
  permissions,
  type Tag,
  tags,
} from '../../registry/schema/vocabulary.ts';

/** The view of the Projects page. Null: any. */
export interface ProjectsView {
  /** Whole groups in place of the condensed columns; empty: condensed. On a phone, the first one is shown. */
  groups: readonly Group[];
  find: string;
  family: (typeof families)[number] | null;
  party: (typeof parties)[number] | null;
  permission: (typeof permissions)[number] | null;
  life: (typeof lifecycles)[number] | null;
  gaps: (typeof gapViews)[number];
  /** Null: by name. */
  sort: { field: FieldId; by: (typeof orders)[number] } | null;
  /** The cell whose claims are open. */
  cell: { slug: string; field: FieldId } | null;
}

/** Rows that lack a shown column: among the others, left out, or alone. */
export const gapViews = ['shown', 'hidden', 'only'] as const;
/** Ways to order rows by one column, in the order in which its head offers them. */
export const orders = ['most', 'least', 'newest', 'evidence'] as const;
export type Order = (typeof orders)[number];

/** The filters of the Notes page. Null: any. */
export interface NotesView {
  /** YYYYMM. */
  month: number | null;
  type: NoteType | null;
  tag: Tag | null;
  project: string | null;
}

/** What one does with a draft. */
export const formViews = ['write', 'preview', 'difference', 'propose'] as const;

/** What a contributor writes. No kind: the choice among the forms; no slug: a new entry. */
export interface ContributeForm {
  kind: Kind | null;
  period: number;
  slug: string | null;
  /** A draft kept in this browser. */
  draft: string | null;
  /** The claim or field of a profile that stands open. */
  claim: string | null;
  field: FieldId | null;
  view: (typeof formViews)[number];
}

/** Which proposals the queue lists: those that wait, one way in which they ended, all that ended, or all. */
export const reviewStates = ['open', 'executed', 'rejected', 'withdrawn', 'expired', 'stale', 'closed', 'any'] as const;

/** The view of the Review page. Null: any. */
export interface ReviewView {
  state: (typeof reviewStates)[number];
  kind: Kind | null;
  action: ProposalAction | null;
  /** A system's profile, its readings, and the notes that name it. */
  project: string | null;
  /** Only what the connected account may still decide. */
  mine: boolean;
  /** Also the open proposals that no curator has lifted. */
  folded: boolean;
}

/** What somebody says of an approved version: a curators' question, or an auditor's word. */
export const disputeActs = ['dispute', 'attest'] as const;

/** Everything that an address of the site can say. */
export type Route =
  | { page: 'home' | 'methodology' | 'about' | 'status' | 'governance' }
  | { page: 'projects'; view: ProjectsView }
  | { page: 'project'; slug: string; group: Group | null; claim: string | null }
  | { page: 'notes'; view: NotesView }
  | { page: 'note'; period: number; slug: string }
  | { page: 'contribute'; form: ContributeForm }
  | { page: 'review'; view: ReviewView }
  | { page: 'proposal'; id: `0x${string}` }
  | { page: 'dispute'; kind: Kind; period: number; slug: string; act: (typeof disputeActs)[number] }
  | { page: 'missing'; path: string };

export const defaultView: ProjectsView = {
  groups: [],
  find: '',
  family: null,
  party: null,
  permission: null,
  life: null,
  gaps: 'shown',
  sort: null,
  cell: null,
};
export const defaultForm: ContributeForm = { kind: null, period: 0, slug: null, draft: null, claim: null, field: null, view: 'write' };
export const defaultNotes: NotesView = { month: null, type: null, tag: null, project: null };
export const defaultReview: ReviewView = { state: 'open', kind: null, action: null, project: null, mine: false, folded: false };

const isSlug = (text: string | undefined): text is string => text !== undefined && /^[a-z0-9-]{1,32}$/.test(text);
const oneOf = <T extends string>(list: readonly T[], text: string | null | undefined): T | null => list.find((one) => one === text) ?? null;

function periodFrom(text: string | null | undefined): number | null {
  return text && /^\d{4}(0[1-9]|1[0-2])$/.test(text) ? Number(text) : null;
}

/** Reads an address. Values that are not known fall back to their defaults; an unknown path is `missing`. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [page = '', ...rest] = path.replace(/\/+$/, '').split('/');
  const params = new URLSearchParams(query);
  if (page === '' && rest.length === 0) return { page: 'home' };
  if (rest.length === 0) {
    if (page === 'methodology' || page === 'about' || page === 'status' || page === 'governance') return { page };
    if (page === 'projects') return { page, view: parseView(params) };
    if (page === 'notes')
      return {
        page,
        view: {
          month: periodFrom(params.get('month')),
          type: oneOf(noteTypes, params.get('type')),
          tag: oneOf(tags, params.get('tag')),
          project: slugFrom(params.get('project')),
        },
      };
  }
  if (page === 'review' && rest.length === 0) return { page, view: parseReview(params) };
  if (page === 'review' && rest.length === 1 && /^0x[0-9a-f]{64}$/.test(rest[0] ?? ''))
    return { page: 'proposal', id: rest[0] as `0x${string}` };
  if (page === 'contribute') return parseForm(path, rest, params);
  if (page === 'dispute') return parseDispute(path, rest, params);
  if (page === 'project' && rest.length === 1 && isSlug(rest[0]))
    return { page, slug: rest[0], group: oneOf(groups, params.get('group')), claim: claimFrom(params.get('claim')) };
  const period = periodFrom(rest[0]);
  if (page === 'note' && rest.length === 2 && period !== null && isSlug(rest[1])) return { page, period, slug: rest[1] };
  return { page: 'missing', path };
}

const slugFrom = (text: string | null): string | null => (isSlug(text ?? undefined) ? text : null);
const claimFrom = (text: string | null): string | null => (text && /^[a-z0-9][a-z0-9-]{0,63}$/.test(text) ? text : null);

/** `contribute`, `contribute/<kind>`, `contribute/<kind>/<slug>`, and for a note `contribute/note/<period>/<slug>`. */
function parseForm(path: string, [word, ...rest]: readonly string[], params: URLSearchParams): Route {
  const kind = oneOf(kinds, word);
  const period = kind === 'note' && rest.length > 0 ? periodFrom(rest.shift()) : 0;
  const slug = rest.shift();
  if ((word && !kind) || period === null || (slug !== undefined && !isSlug(slug)) || rest.length > 0 || (period > 0 && !slug))
    return { page: 'missing', path };
  return {
    page: 'contribute',
    form: {
      kind,
      period,
      slug: slug ?? null,
      draft: slugFrom(params.get('draft')),
      claim: claimFrom(params.get('claim')),
      field: oneOf(fieldIds, params.get('field')),
      view: oneOf(formViews, params.get('view')) ?? 'write',
    },
  };
}

/** `dispute/<kind>/<period>/<slug>`; the period is 0 for everything but a note. */
function parseDispute(path: string, [word, at, slug, ...rest]: readonly string[], params: URLSearchParams): Route {
  const kind = oneOf(kinds, word);
  const period = kind === 'note' ? periodFrom(at) : at === '0' ? 0 : null;
  if (!kind || period === null || !isSlug(slug) || rest.length > 0) return { page: 'missing', path };
  return { page: 'dispute', kind, period, slug, act: oneOf(disputeActs, params.get('act')) ?? 'dispute' };
}

function parseReview(params: URLSearchParams): ReviewView {
  return {
    state: oneOf(reviewStates, params.get('state')) ?? 'open',
    kind: oneOf(kinds, params.get('kind')),
    action: oneOf(proposalActions, params.get('action')),
    project: slugFrom(params.get('project')),
    mine: params.get('mine') === '1',
    folded: params.get('folded') === '1',
  };
}

function parseView(params: URLSearchParams): ProjectsView {
  const [slug, field] = (params.get('cell') ?? '').split(/\.(.*)/s);
  const [sortField, by] = (params.get('sort') ?? '').split(':');
  const cellField = oneOf(fieldIds, field);
  const sortBy = oneOf(orders, by);
  const sorted = oneOf(fieldIds, sortField);
  const wanted = (params.get('groups') ?? '').split(',');
  return {
    groups: groups.filter((group) => wanted.includes(group)),
    find: (params.get('find') ?? '').slice(0, 60),
    family: oneOf(families, params.get('family')),
    party: oneOf(parties, params.get('party')),
    permission: oneOf(permissions, params.get('entry')),
    life: oneOf(lifecycles, params.get('life')),
    gaps: oneOf(gapViews, params.get('gaps')) ?? 'shown',
    sort: sorted && sortBy ? { field: sorted, by: sortBy } : null,
    cell: isSlug(slug) && cellField ? { slug, field: cellField } : null,
  };
}

/** The pages that show the register as of a moment; all others start from what stands now. */
const ofAMoment: readonly string[] = ['', 'projects', 'project', 'notes', 'note', 'methodology', 'about', 'status'] satisfies (
  | Route['page']
  | ''
)[];

/** The moment in an address, as it was written; null where the page shows what stands now. */
export function momentIn(hash: string): string | null {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  return ofAMoment.includes(path.split('/')[0] ?? '') ? new URLSearchParams(query).get('at')?.slice(0, 40) || null : null;
}

/** The moment that this page shows. */
export const shownMoment = (): string | null => momentIn(globalThis.location?.hash ?? '');

/** The same address as of a moment, by default the shown one: links between pages of the register keep it. */
export function asOf(address: string, at: string | null = shownMoment()): string {
  if (at === null || momentIn(`${address.split('?')[0]}?at=1`) === null) return address;
  return `${address}${address.includes('?') ? '&' : '?'}at=${encoded(at)}`;
}

/** Writes an address: the inverse of `parseRoute` and `momentIn`, with defaults left out. */
export const buildRoute = (route: Route, at: string | null = null): string => asOf(addressOf(route), at);

function addressOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return '#/';
    case 'missing':
      return `#/${route.path}`;
    case 'projects':
      return `#/projects${queryOf({
        groups: route.view.groups.join(','),
        find: route.view.find,
        family: route.view.family,
        party: route.view.party,
        entry: route.view.permission,
        life: route.view.life,
        gaps: route.view.gaps === 'shown' ? null : route.view.gaps,
        sort: route.view.sort && `${route.view.sort.field}:${route.view.sort.by}`,
        cell: route.view.cell && `${route.view.cell.slug}.${route.view.cell.field}`,
      })}`;
    case 'project':
      return `#/project/${route.slug}${queryOf({ group: route.group, claim: route.claim })}`;
    case 'notes':
      return `#/notes${queryOf({ ...route.view, month: route.view.month === null ? null : String(route.view.month) })}`;
    case 'review': {
      const { state, mine, folded, ...view } = route.view;
      return `#/review${queryOf({ state: state === 'open' ? null : state, ...view, mine: mine ? '1' : null, folded: folded ? '1' : null })}`;
    }
    case 'proposal':
      return `#/review/${route.id}`;
    case 'dispute':
      return `#/dispute/${route.kind}/${route.period}/${route.slug}${queryOf({ act: route.act === 'dispute' ? null : route.act })}`;
    case 'note':
      return `#/note/${route.period}/${route.slug}`;
    case 'contribute': {
      const { kind, period, slug, draft, claim, field, view } = route.form;
      return `#/${['contribute', kind, period || null, slug].filter(Boolean).join('/')}${queryOf({ draft, claim, field, view: view === 'write' ? null : view })}`;
    }
    default:
      return `#/${route.page}`;
  }
}

function queryOf(parts: Record<string, string | null>): string {
  const query = Object.entries(parts)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encoded(value as string)}`)
    .join('&');
  return query && `?${query}`;
}

const encoded = (value: string): string => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');

/** The address of a view of the Projects page; what is left out is at its default. */
export const projectsHref = (view: Partial<ProjectsView> = {}): string =>
  asOf(buildRoute({ page: 'projects', view: { ...defaultView, ...view } }));
/** The address of a profile. */
export const projectHref = (slug: string, at: { group?: Group; claim?: string } = {}): string =>
  asOf(buildRoute({ page: 'project', slug, group: at.group ?? null, claim: at.claim ?? null }));
/** The address of a view of the Notes page. */
export const notesHref = (view: Partial<NotesView> = {}): string => asOf(buildRoute({ page: 'notes', view: { ...defaultNotes, ...view } }));
/** The address of a form; what is left out is empty. */
export const contributeHref = (form: Partial<ContributeForm> = {}): string =>
  buildRoute({ page: 'contribute', form: { ...defaultForm, ...form } });
/** The address of a view of the Review page. */
export const reviewHref = (view: Partial<ReviewView> = {}): string => buildRoute({ page: 'review', view: { ...defaultReview, ...view } });
/** The address of one proposal under review. */
export const proposalHref = (id: `0x${string}`): string => buildRoute({ page: 'proposal', id });
/** Where a version of an entry is disputed or attested. */
export const disputeHref = (entry: { kind: Kind; period: number; slug: string }, act: (typeof disputeActs)[number] = 'dispute'): string =>
  buildRoute({ page: 'dispute', ...entry, act });
