import { type ComponentType, lazy } from 'react';
import type { Page, Route } from '../state/route.ts';

/** A page gets the route that leads to it, and reads from it what is its own. */
type AnyPage = ComponentType<{ route: Route }>;

/** The chunk of every page. */
const chunks: Readonly<Record<Page, () => Promise<{ default: AnyPage }>>> = {
  home: () => import('./Home/Home.tsx'),
  projects: () => import('./Projects/Projects.tsx'),
  compare: () => import('./Compare/Compare.tsx'),
  coverage: () => import('./Coverage/Coverage.tsx'),
  maps: () => import('./Maps/Maps.tsx'),
  project: () => import('./Project/Project.tsx'),
  notes: () => import('./Notes/Notes.tsx'),
  note: () => import('./Note/Note.tsx'),
  history: () => import('./History/History.tsx'),
  changes: () => import('./Changes/Changes.tsx'),
  search: () => import('./Search/Search.tsx'),
  review: () => import('./Review/Queue.tsx'),
  proposal: () => import('./Review/Proposal.tsx'),
  governance: () => import('./Governance/Governance.tsx'),
  dispute: () => import('./Dispute/Dispute.tsx'),
  methodology: () => import('./Text/Text.tsx'),
  about: () => import('./Text/Text.tsx'),
  reference: () => import('./Reference/Reference.tsx'),
  status: () => import('./Status/Status.tsx'),
  contribute: () => import('./Contribute/Contribute.tsx'),
  missing: () => import('./Missing.tsx'),
};

/** The title of every page in the tab, until the page knows a better one. */
export const titles: Readonly<Record<Page, string>> = {
  home: 'DeML OS',
  projects: 'Projects',
  compare: 'Compare',
  coverage: 'Coverage',
  maps: 'Maps',
  project: 'Project',
  notes: 'Research notes',
  note: 'Note',
  history: 'History',
  changes: 'Changes',
  search: 'Search',
  review: 'Review',
  proposal: 'Proposal',
  governance: 'Governance',
  dispute: 'Dispute',
  methodology: 'Methodology',
  about: 'About',
  reference: 'Reference',
  status: 'Status',
  contribute: 'Contribute',
  missing: 'Not here',
};

const components = new Map<Page, AnyPage>();

/** Fetches a page before it is rendered, so that it needs no fallback. */
export async function preloadPage(page: Page): Promise<void> {
  const { default: component } = await chunks[page]();
  if (!components.has(page)) components.set(page, component);
}

/** The component of a page, the same for the whole session; one that was not preloaded comes when it is first rendered. */
export function pageOf(page: Page): AnyPage {
  const known = components.get(page);
  if (known) return known;
  const component = lazy(chunks[page]);
  components.set(page, component);
  return component;
}
