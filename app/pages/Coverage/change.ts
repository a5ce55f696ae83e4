import { type CoverageView, coverageHref, defaultCoverage, parseCoverage } from '../../state/route/coverage.ts';
import { parseRoute } from '../../state/route.ts';
import { go } from '../../state/useRoute.ts';

/** Changes a part of the view in the address. Opening a cell, another system and other columns are steps for "back" to undo. */
export function change(part: Partial<CoverageView>): void {
  const { page, params } = parseRoute(location.hash);
  const view = page === 'coverage' ? parseCoverage(new URLSearchParams(params)) : defaultCoverage;
  const opens = part.cell !== undefined && part.cell !== null && view.cell === null;
  go(coverageHref({ ...view, ...part }), { replace: !(opens || 'system' in part || 'from' in part) });
}
