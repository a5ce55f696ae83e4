/** One line of the report: what was measured, beside its budget. */
export interface Figure {
  what: string;
  value: string;
  budget: string;
  /** Absent where there is no budget. */
  within?: boolean;
}

/** A figure with a budget that it must not pass. */
export function atMost(what: string, value: number, budget: number, unit: string, digits = 0): Figure {
  return { what, value: `${value.toFixed(digits)}${unit}`, budget: `≤ ${budget}${unit}`, within: value <= budget };
}

/** A figure with a budget that it must reach. */
export function atLeast(what: string, value: number, budget: number, unit: string, digits = 0): Figure {
  return { what, value: `${value.toFixed(digits)}${unit}`, budget: `≥ ${budget}${unit}`, within: value >= budget };
}

/** A figure without a budget. */
export const plain = (what: string, value: string): Figure => ({ what, value, budget: '–' });

/** A Markdown section of figures. */
export function section(title: string, figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ what, value, budget, within }) =>
      `| ${what} | ${value} | ${budget} | ${within === undefined ? '' : within ? 'within' : '**over**'} |`,
  );
  return [`### ${title}`, '', '| figure | measured | budget | |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

/** The middle of an odd or even number of values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
