import { asOf, withoutMoment } from './route/moment.ts';

/** How many words may follow the first one of an address. */
const words = {
  projects: 0,
  compare: 0,
  coverage: 0,
  maps: 0,
  notes: 0,
  changes: 0,
  search: 0,
  governance: 0,
  methodology: 0,
  about: 0,
  lab: 0,
  status: 0,
  design: 0,
  project: 1,
  reference: 1,
  review: 1,
  note: 2,
  history: 3,
  contribute: 3,
  dispute: 3,
} as const;

/** `proposal` is what stands under `review/`; an address that leads nowhere is `missing`. */
export type Page = 'home' | keyof typeof words | 'proposal' | 'missing';

/** What an address says before its page has read it: the first word chooses the page, whose codec in `route/` reads the rest. */
export interface Route {
  page: Page;
  /** Without the leading and any last slash. */
  path: string;
  /** As they were written, without the moment. */
  params: string;
}

/** Reads an address. */
export function parseRoute(hash: string): Route {
  const [address = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const path = address.replace(/\/+$/, '');
  return { page: pageAt(path.split('/')), path, params: withoutMoment(query) };
}

function pageAt([first = '', ...rest]: readonly string[]): Page {
  if (first === '') return rest.length > 0 ? 'missing' : 'home';
  if (!Object.hasOwn(words, first) || rest.length > words[first as keyof typeof words]) return 'missing';
  return first === 'review' && rest.length > 0 ? 'proposal' : (first as Page);
}

/** Writes an address: the inverse of `parseRoute` and `momentIn`. */
export const buildRoute = ({ path, params }: Route, at: string | null = null): string => asOf(`#/${path}${params && `?${params}`}`, at);
