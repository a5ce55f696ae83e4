import { expect, it } from 'vitest';
import { type FieldId, fields } from '../../../registry/schema/fields.ts';
import { groups } from '../../../registry/schema/vocabulary.ts';
import { defaultView } from '../../state/route/projects.ts';
import { columnsOf, condensedColumns, densityOf, fieldsOf, KNOWN_WIDTH, LIFE, phoneFields, SYSTEM_WIDTH } from './columns.ts';

const wanted = fields.filter((field) => 'column' in field).map((field) => field.id);

it('shows every field that the dictionary marks as a column, once', () => {
  const shown = [LIFE, ...condensedColumns().flatMap((column) => column.fields)];
  for (const id of wanted) expect(shown.filter((one) => one === id)).toEqual([id]);
});

it('fits the condensed table into 1376 pixels: 1440 less two margins and a scrollbar', () => {
  expect(condensedColumns().reduce((sum, column) => sum + column.width, SYSTEM_WIDTH + KNOWN_WIDTH)).toBeLessThanOrEqual(1376);
});

it('reaches every field of the dictionary by groups', () => {
  expect(columnsOf({ ...defaultView, groups }).map((column) => column.id)).toEqual(fields.map((field) => field.id));
});

it('shows at least two fields of each group on a phone, where the group has two', () => {
  for (const group of groups) {
    const all = fields.filter((field) => field.group === group && field.id !== LIFE);
    expect(phoneFields(group).length).toBeGreaterThanOrEqual(Math.min(2, all.length));
  }
  expect(new Set(groups.flatMap(phoneFields)).size).toBeGreaterThanOrEqual(wanted.length - 1);
});

it('shows chosen fields in their order, at every density', () => {
  const columns = ['metrics.workers', 'details.dependencies', 'thesis.onchainRole', 'verification.mechanism'] as const;
  for (const density of ['line', 'fit', 'full', null] as const)
    expect(fieldsOf(columnsOf({ ...defaultView, columns, density }))).toEqual([...columns]);
  expect(columnsOf({ ...defaultView, columns: [...columns], groups: ['tasks'] }).map(({ id }) => id)).toEqual([...columns]);
});

it('keeps fields stacked that the condensed table stacks, while they stand in its order', () => {
  const ids = (columns: readonly FieldId[]) => columnsOf({ ...defaultView, columns }).map(({ id }) => id);
  expect(ids(fieldsOf(condensedColumns()))).toEqual(condensedColumns().map(({ id }) => id));
  expect(ids(['governance.keys', 'governance.upgradeability'])).toEqual(['governance.keys', 'governance.upgradeability']);
  expect(ids(['governance.upgradeability', 'governance.keys'])).toEqual(['governance.upgradeability+governance.keys']);
});

it('shows all of a cell for groups, what fits for the rest, unless a density is chosen', () => {
  expect(densityOf(defaultView)).toBe('fit');
  expect(densityOf({ ...defaultView, groups: ['tasks'] })).toBe('full');
  expect(densityOf({ ...defaultView, groups: ['tasks'], density: 'line' })).toBe('line');
  expect(columnsOf({ ...defaultView, density: 'full' }).every(({ fields: of, room }) => of.length === 1 && room === undefined)).toBe(true);
});
