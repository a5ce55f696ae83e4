import { type ComponentType, lazy } from 'react';
import type { Page, Route } from '../state/route.ts';
import { word } from '../words/t.tsx';

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
  lab: () => import('./Lab/Lab.tsx'),
  status: () => import('./Status/Status.tsx'),
  contribute: () => import('./Contribute/Contribute.tsx'),
  // The design system is for those who build: a release has no such page.
  design: import.meta.env.DEV || import.meta.env.MODE === 'demo' ? () => import('./Design/Design.tsx') : () => import('./Missing.tsx'),
  missing: () => import('./Missing.tsx'),
};

/** The title of every page in the tab, until the page knows a better one; through `t` where it is shown. */
export const titles: Readonly<Record<Page, string>> = {
  home: 'DeML OS',
  projects: word('Projects'),
  compare: word('Compare'),
  coverage: word('Coverage'),
  maps: word('Maps'),
  project: word('Project'),
  notes: word('Research notes'),
  note: word('Note'),
  history: word('History'),
  changes: word('Changes'),
  search: word('Search'),
  review: word('Review'),
  proposal: word('Proposal'),
  governance: word('Governance'),
  dispute: word('Dispute'),
  methodology: word('Methodology'),
  about: word('About'),
  reference: word('Reference'),
  lab: word('The Lab'),
  status: word('Status'),
  contribute: word('Contribute'),
  design: word('Not here'),
  missing: word('Not here'),
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
