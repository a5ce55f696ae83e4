import { type CoverageView, defaultCoverage, parseRoute } from '../../state/route.ts';
import { go } from '../../state/useRoute.ts';

/** Changes a part of the view in the address. Opening a cell, another system and other columns are steps for "back" to undo. */
export function change(part: Partial<CoverageView>): void {
  const route = parseRoute(location.hash);
  const view = route.page === 'coverage' ? route.view : defaultCoverage;
  const opens = part.cell !== undefined && part.cell !== null && view.cell === null;
  go({ page: 'coverage', view: { ...view, ...part } }, { replace: !(opens || 'system' in part || 'from' in part) });
}
