import { buildProfile } from '../../registry/claims/buildProfile.ts';
import type { Overview } from '../../registry/schema/index.ts';
import { fieldIds, rungs } from '../../registry/schema/index.ts';
import { byUnknown, type Coverage, type CoverageMatrix, coverageMatrix } from '../../registry/table/coverage.ts';
import { readFiles } from './files.ts';
import type { Tally } from './tally.ts';

/** Systems by fields of `content/`, both with the least known first. A profile that departs from its schema is refused, as by readers. */
export async function coverage(dir: string, now = new Date()): Promise<CoverageMatrix<Overview>> {
  const profiles = (await readFiles(dir)).filter(({ kind }) => kind === 'project');
  const built = await Promise.all(profiles.map(({ document, file }) => buildProfile(document, file)));
  const { systems, fields } = coverageMatrix(
    built.map(({ overview }) => overview),
    fieldIds,
    now,
  );
  return { systems: systems.toSorted(byUnknown), fields: fields.toSorted(byUnknown) };
}

const legend = [
  `1–7 the best evidence of its claims: ${rungs.map((rung, i) => `${i + 1} ${rung}`).join(', ')}`,
  '≠ claims contradict each other   * the newest value is past its budget',
  '? not found   · not published   – not applicable',
];

const marks = { 'not-found': '?', 'not-published': '·', 'not-applicable': '–' } as const;

const markOf = (cell: Coverage): string =>
  cell.state === 'absent' ? marks[cell.kind] : `${rungs.indexOf(cell.rung) + 1}${cell.conflict ? '≠' : ''}${cell.past ? '*' : ''}`;

/** The matrix as lines of a terminal: a field a line, a system a column under its monogram. */
export function drawn({ systems, fields }: CoverageMatrix<Overview>): string[] {
  const name = Math.max(...fields.map(({ field }) => field.length));
  const line = (first: string, cells: readonly string[], last: string) =>
    `${first.padEnd(name)}  ${cells.map((cell) => cell.padEnd(4)).join('')}${last}`.trimEnd();
  const head = systems.map(({ document }) => document.monogram);
  return [
    ...legend,
    '',
    line('', head, 'unknown'),
    ...fields.map(({ field, totals }) =>
      line(
        field,
        systems.map(({ cells }) => markOf(cells.get(field) as Coverage)),
        `${totals.unknown} of ${systems.length}`,
      ),
    ),
    line(
      'unknown',
      systems.map(({ totals }) => String(totals.unknown)),
      `of ${fields.length} fields`,
    ),
  ];
}

/** The matrix for a program: every cell with its system and field. */
export const listed = ({ systems, fields }: CoverageMatrix<Overview>, tallies: readonly Tally[]) => ({
  fields: fields.map(({ field, totals }) => ({ field, ...totals })),
  systems: systems.map(({ document, totals }) => ({ ...tallies.find(({ slug }) => slug === document.slug), fields: totals })),
  cells: systems.flatMap(({ document, cells }) =>
    [...cells].map(([field, cell]) => {
      const shown = document.fields[field];
      return {
        system: document.slug,
        field,
        ...cell,
        ...('absence' in shown && { searched: shown.absence.searched, asOf: shown.absence.asOf }),
      };
    }),
  ),
});
