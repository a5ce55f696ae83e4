import { type CompareView, compareHref, defaultCompare, parseCompare } from '../../state/route/compare.ts';
import { parseRoute } from '../../state/route.ts';
import { go } from '../../state/useRoute.ts';

/** Changes a part of the view in the address. Opening a claim and another choice of systems are steps for "back" to undo. */
export function change(part: Partial<CompareView>): void {
  const { page, params } = parseRoute(location.hash);
  const view = page === 'compare' ? parseCompare(new URLSearchParams(params)) : defaultCompare;
  const opens = part.cell !== undefined && part.cell !== null && view.cell === null;
  go(compareHref({ ...view, ...part }), { replace: !(opens || 'systems' in part) });
}
