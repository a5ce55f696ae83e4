import { defaultLab, type LabView, labHref, parseLab } from '../../../state/route/lab.ts';
import { parseRoute } from '../../../state/route.ts';
import { go } from '../../../state/useRoute.ts';

/** Changes the workload or the open cell in the address. Opening a cell and another workload are steps for "back" to undo. */
export function change(part: { work?: string | undefined; cell?: string | undefined }): void {
  const { page, params } = parseRoute(location.hash);
  const { table } = page === 'lab' ? parseLab(new URLSearchParams(params)) : defaultLab;
  const next = Object.fromEntries(Object.entries({ ...table, ...part }).filter(([, value]) => value)) as LabView['table'];
  const closes = 'cell' in part && part.cell === undefined;
  go(labHref({ table: next }), { replace: closes || table.cell !== undefined });
}
