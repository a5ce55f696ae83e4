import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Route } from '../state/route.ts';

/** A page gets the route that leads to it. */
export type PageOf<P extends Route['page']> = ComponentType<{ route: Extract<Route, { page: P }> }>;
type Lazy<P extends Route['page']> = LazyExoticComponent<PageOf<P>>;

/** The pages that exist, each a chunk of its own. Navigation and links show only these. */
export const pages: { [P in Route['page']]?: Lazy<P> } = {
  home: lazy(() => import('./Home/Home.tsx')),
  projects: lazy(() => import('./Projects/Projects.tsx')),
  project: lazy(() => import('./Project/Project.tsx')),
  notes: lazy(() => import('./Notes/Notes.tsx')),
  note: lazy(() => import('./Note/Note.tsx')),
  methodology: lazy(() => import('./Text/Text.tsx')),
  about: lazy(() => import('./Text/Text.tsx')),
  status: lazy(() => import('./Status/Status.tsx')),
};

/** Is there a page behind links of this kind. */
export const hasPage = (page: Route['page']): boolean => page in pages;
