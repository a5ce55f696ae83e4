import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Route } from '../state/route.ts';

/** A page gets the route that leads to it. */
export type PageOf<P extends Route['page']> = ComponentType<{ route: Extract<Route, { page: P }> }>;

const text = lazy(() => import('./Text/Text.tsx'));

/** The page of every route, each a chunk of its own, and its title in the tab until it knows a better one. */
export const pages: { readonly [P in Route['page']]: { title: string; page: LazyExoticComponent<PageOf<P>> } } = {
  home: { title: 'DeML OS', page: lazy(() => import('./Home/Home.tsx')) },
  projects: { title: 'Projects', page: lazy(() => import('./Projects/Projects.tsx')) },
  project: { title: 'Project', page: lazy(() => import('./Project/Project.tsx')) },
  notes: { title: 'Research notes', page: lazy(() => import('./Notes/Notes.tsx')) },
  note: { title: 'Note', page: lazy(() => import('./Note/Note.tsx')) },
  methodology: { title: 'Methodology', page: text },
  about: { title: 'About', page: text },
  status: { title: 'Status', page: lazy(() => import('./Status/Status.tsx')) },
  missing: { title: 'Not here', page: lazy(() => import('./Missing.tsx')) },
};
