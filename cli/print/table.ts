import { cut, type Paper, pad, widthOf, wrap } from './terminal.ts';

const GAP = 2;
/** A column is not made narrower than this while another one can be. */
const LEAST = 8;

/** Rows under a head, one line each; the widest columns are cut until all fit, but the first `whole`. In a pipe nothing is cut. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], paper: Paper, whole = 1): string[] {
  const widths = head.map((name, i) => Math.max(widthOf(name), ...rows.map((row) => widthOf(row[i] ?? ''))));
  const over = () => widths.reduce((sum, width) => sum + width + GAP, -GAP) - paper.width;
  for (let widest = 0; over() > 0; widths[widths.indexOf(widest, whole)] = widest - 1) {
    widest = Math.max(...widths.slice(whole));
    if (widest <= LEAST) break;
  }
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cut(cell, widths[i] ?? 0), widths[i] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd();
  return [paper.strong(line(head)), ...rows.map(line)];
}

/** One row of cells of equal width, each wrapped in its column. */
export function sideBySide(cells: readonly string[], paper: Paper): string[] {
  const width = Math.floor((paper.page - GAP * (cells.length - 1)) / cells.length);
  const columns = cells.map((cell) => cell.split('\n').flatMap((part) => wrap(part, width)));
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, i) =>
    columns
      .map((column) => pad(column[i] ?? '', width))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** A text under an indent. */
export const indented = (text: string, by: number, paper: Paper): string[] =>
  wrap(text, Math.max(20, paper.width - by)).map((line) => `${' '.repeat(by)}${line}`);
