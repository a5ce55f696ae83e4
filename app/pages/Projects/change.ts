import { defaultView, type ProjectsView, parseRoute } from '../../state/route.ts';
import { go } from '../../state/useRoute.ts';

/** Changes a part of the view in the address. Only opening a claim makes a step for "back" to undo. */
export function change(part: Partial<ProjectsView>): void {
  const route = parseRoute(location.hash);
  const view = route.page === 'projects' ? route.view : defaultView;
  const opens = part.cell !== undefined && part.cell !== null && view.cell === null;
  go({ page: 'projects', view: { ...view, ...part } }, { replace: !opens });
}
