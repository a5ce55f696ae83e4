import { groups, type Overview } from '../../registry/schema/index.ts';
import type { CoverageMatrix } from '../../registry/table/coverage.ts';
import { readFiles } from './files.ts';

/** How much is said of one system. */
export interface Tally {
  slug: string;
  name: string;
  claims: number;
  sources: number;
  /** Pairs of claims that contradict each other. */
  conflicts: number;
  absences: number;
  /** Dated readings of its metrics. */
  readings: number;
}

/** The tallies of the systems of a matrix, by name. */
export async function tally(dir: string, { systems }: CoverageMatrix<Overview>): Promise<Tally[]> {
  const files = await readFiles(dir);
  const documentOf = (kind: string, slug: string) => files.find((one) => one.kind === kind && one.slug === slug)?.document;
  return systems
    .map(({ document: { slug, name, counts } }) => {
      const sum = (part: 'claims' | 'conflicts' | 'absences') => groups.reduce((total, group) => total + counts[group][part], 0);
      const sources = Object.keys((documentOf('project', slug)?.sources ?? {}) as object).length;
      const readings = documentOf('metric', slug)?.readings;
      return {
        slug,
        name,
        claims: sum('claims'),
        sources,
        conflicts: sum('conflicts'),
        absences: sum('absences'),
        readings: Array.isArray(readings) ? readings.length : 0,
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

const heads = ['claims', 'sources', 'conflicts', 'absences', 'readings'] as const;

/** The tallies as lines, with their sums. */
export function tabled(tallies: readonly Tally[]): string[] {
  const width = Math.max(...tallies.map(({ name }) => name.length), 3);
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(11)).join('')}`;
  return [
    line('', heads),
    ...tallies.map((one) =>
      line(
        one.name,
        heads.map((head) => one[head]),
      ),
    ),
    line(
      'all',
      heads.map((head) => tallies.reduce((total, one) => total + one[head], 0)),
    ),
  ];
}
