import { defaultView, type ProjectsView, parseProjects, projectsHref } from '../../state/route/projects.ts';
import { parseRoute } from '../../state/route.ts';
import { go } from '../../state/useRoute.ts';

/** Changes a part of the view in the address. Only opening a claim makes a step for "back" to undo. */
export function change(part: Partial<ProjectsView>): void {
  const view = shownView();
  const opens = part.cell !== undefined && part.cell !== null && view.cell === null;
  go(projectsHref({ ...view, ...part }), { replace: !opens });
}

/** Chooses a system for a comparison, or leaves it out again. */
export function pick(slug: string): void {
  const { compare } = shownView();
  change({ compare: compare.includes(slug) ? compare.filter((one) => one !== slug) : [...compare, slug] });
}

function shownView(): ProjectsView {
  const { page, params } = parseRoute(location.hash);
  return page === 'projects' ? parseProjects(new URLSearchParams(params)) : defaultView;
}
