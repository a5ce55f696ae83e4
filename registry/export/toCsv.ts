import type { ExportFile } from './schema.ts';
import { exportColumns } from './table.ts';

/** What a spreadsheet would run as a formula, also behind apostrophes and blanks. */
const formula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A text that no spreadsheet runs: an apostrophe stands before what would be a formula. `plainCell` takes it away. */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The inverse of `safeCell`. */
export const plainCell = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);

function cellOf(value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = safeCell(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The table as RFC 4180: a line of column names, one line a record, lines ended by CRLF, in UTF-8. */
export function toCsv(file: ExportFile): string {
  const columns = exportColumns[file.subject];
  const lines = [columns.map(({ name }) => name), ...file.records.map((record) => columns.map((column) => cellOf(column.of(record))))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}
