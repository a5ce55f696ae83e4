import { type FieldId, fieldOf } from '../../registry/schema/fields.ts';
import type { ListAnswer, Listed } from '../answers/list.ts';
import { nameOf } from '../connect/entryName.ts';
import { safe } from './shownDiff.ts';
import { table } from './table.ts';
import type { Paper } from './terminal.ts';
import { cellWords, plural, timeOf } from './words.ts';

export function printList({ kind, entries, of, filter }: ListAnswer, paper: Paper): string[] {
  if (of === 0) return [`No ${kind} is registered.`];
  if (entries.length === 0) return [`None of ${plural(of, kind)} passes ${filter.join(' and ')}.`];
  const { head, row } = columnsOf(kind, entries);
  const rows = entries.map((entry) =>
    entry.verified
      ? row(entry)
      : [...(kind === 'note' ? ['', nameOf(entry).slice(5)] : [entry.key]), `NOT VERIFIED: ${safe(entry.reason ?? '')}`],
  );
  return table(head, rows, paper, kind === 'note' ? 2 : 1);
}

function columnsOf(kind: ListAnswer['kind'], entries: readonly Listed[]): { head: string[]; row(entry: Listed): string[] } {
  const title = ({ name }: Listed): string => safe(name ?? '');
  const approved = ({ version, approvedAt, status }: Listed): string[] => [
    `v${version}${status === 'active' ? '' : ` ${status}`}`,
    timeOf(approvedAt).slice(0, 10),
  ];
  switch (kind) {
    case 'project': {
      const fields = Object.keys(entries.find(({ fields }) => fields)?.fields ?? {}) as FieldId[];
      return {
        head: ['key', 'name', ...fields.map((field) => fieldOf(field).label), 'version', 'approved'],
        row: (entry) => [
          entry.key,
          title(entry),
          ...fields.map((field) => (entry.fields?.[field] ? cellWords(entry.fields[field]) : '')),
          ...approved(entry),
        ],
      };
    }
    case 'note':
      return {
        head: ['date', 'note', 'title', 'type', 'tags'],
        row: (entry) => [
          entry.note?.publishedAt ?? '',
          nameOf(entry).slice(5),
          title(entry),
          entry.note?.sourceType ?? '',
          entry.note?.tags.join(', ') ?? '',
        ],
      };
    case 'metric':
      return {
        head: ['key', 'readings', 'version', 'approved'],
        row: (entry) => [entry.key, String(entry.readings ?? ''), ...approved(entry)],
      };
    case 'page':
      return { head: ['key', 'title', 'version', 'approved'], row: (entry) => [entry.key, title(entry), ...approved(entry)] };
  }
}
