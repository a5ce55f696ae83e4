import { expect, it } from 'vitest';
import { fields } from '../../../registry/schema/fields.ts';
import { groups } from '../../../registry/schema/vocabulary.ts';
import { columnsOf, condensedColumns, KNOWN_WIDTH, LIFE, phoneFields, SYSTEM_WIDTH } from './columns.ts';

const wanted = fields.filter((field) => 'column' in field).map((field) => field.id);

it('shows every field that the dictionary marks as a column, once', () => {
  const shown = [LIFE, ...condensedColumns().flatMap((column) => column.fields)];
  for (const id of wanted) expect(shown.filter((one) => one === id)).toEqual([id]);
});

it('fits the condensed table into 1376 pixels: 1440 less two margins and a scrollbar', () => {
  expect(condensedColumns().reduce((sum, column) => sum + column.width, SYSTEM_WIDTH + KNOWN_WIDTH)).toBeLessThanOrEqual(1376);
});

it('reaches every field of the dictionary by groups', () => {
  expect(columnsOf(groups).map((column) => column.id)).toEqual(fields.map((field) => field.id));
});

it('shows at least two fields of each group on a phone, where the group has two', () => {
  for (const group of groups) {
    const all = fields.filter((field) => field.group === group && field.id !== LIFE);
    expect(phoneFields(group).length).toBeGreaterThanOrEqual(Math.min(2, all.length));
  }
  expect(new Set(groups.flatMap(phoneFields)).size).toBeGreaterThanOrEqual(wanted.length - 1);
});
