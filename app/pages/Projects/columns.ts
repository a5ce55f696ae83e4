import { type FieldId, fieldOf, fields } from '../../../registry/schema/fields.ts';
import type { Group } from '../../../registry/schema/vocabulary.ts';
import type { Density, ProjectsView } from '../../state/route/projects.ts';
import { fieldLabel, t, word } from '../../words/t.tsx';

/** One column: one field, or a few that answer one question, stacked. */
export interface Column {
  id: string;
  group: Group;
  fields: readonly FieldId[];
  /** Pixels at the narrowest table that shows it; a wider table gives each column its share. */
  width: number;
  /** Pixels for text in the condensed table, where what does not fit is cut between words; the claim has it all. */
  room?: number;
}

/** Name, category and life, the column that stays. */
export const SYSTEM_WIDTH = 128;
/** A wide window gives the table more than other pages: as far as a row can be followed by eye. */
export const WIDEST = 2240;
/** A wider table leaves the column of content to the right, as far as the window goes. */
export const CONTENT = 1392;
/** The bar of claims, absences and conflicts. */
export const KNOWN_WIDTH = 60;

const column = (group: Group, width: number, ...ids: FieldId[]): Column => ({ id: ids.join('+'), group, fields: ids, width });

/** Stands in the system column. */
export const LIFE: FieldId = 'details.lifecycle';

/** The condensed table, of whose cells gauge and padding take 18 or 21 pixels: with system and known 1376 wide, a screen of 1440 less margins and a scrollbar. Only the layout is said here; what a field is, its dictionary says. */
const layout: readonly Column[] = [
  column('thesis', 88, 'details.layers', 'thesis.onchainRole'),
  column('tasks', 24, 'tasks.inference'),
  column('tasks', 24, 'tasks.training'),
  column('tasks', 24, 'tasks.fineTuning'),
  column('output', 98, 'output.semantics'),
  column('verification', 152, 'verification.mechanism'),
  column('verification', 106, 'verification.trustModel', 'verification.risk'),
  column('pricing', 88, 'pricing.model', 'pricing.subsidized'),
  column('participation', 92, 'participation.permission', 'participation.slashing'),
  column('governance', 106, 'governance.upgradeability', 'governance.keys'),
  column('tokenomics', 90, 'tokenomics.token'),
  column('metrics', 86, 'metrics.workers'),
  column('metrics', 88, 'metrics.tasks'),
  column('metrics', 122, 'metrics.taskPrice.inference', 'metrics.taskPrice.training', 'metrics.taskPrice.verificationOverhead'),
].map((one) => ({ ...one, room: one.width - (one.fields.length > 1 ? 18 : 21) }));

/** Widths of a field that has a column of its own, and of one whose text is cut to fit. */
const widths = { text: 156, number: 124, date: 104, choice: 136, choices: 112, families: 220, assumptions: 260 } as const;
const fitting = { text: 112, number: 92, date: 84, choice: 104, choices: 96, families: 152, assumptions: 112 } as const;

/** A strip of squares has room for so many; more are words. */
export const MOST_SQUARES = 8;
const isLong = (id: FieldId): boolean => (fieldOf(id).choices?.length ?? 0) > MOST_SQUARES;

const single = (id: FieldId): Column => column(fieldOf(id).group, isLong(id) ? widths.text : widths[fieldOf(id).value], id);
function fitted(id: FieldId): Column {
  const width = isLong(id) ? fitting.text : fitting[fieldOf(id).value];
  return { ...column(fieldOf(id).group, width, id), room: width - 21 };
}

/** The columns of the condensed table. A field marked `column` in the dictionary that no layout names stands at the end of its group. */
export function condensedColumns(): readonly Column[] {
  const placed = new Set<string>([LIFE, ...layout.flatMap((one) => one.fields)]);
  const columns = [...layout];
  for (const field of fields) {
    if (!('column' in field) || placed.has(field.id)) continue;
    const last = columns.findLastIndex((one) => one.group === field.group);
    columns.splice(last + 1, 0, single(field.id));
  }
  return columns;
}

/** Chosen fields as the condensed table has them: those that it stacks stay stacked while they stand in its order. */
function condensed(ids: readonly FieldId[]): readonly Column[] {
  const columns: Column[] = [];
  for (let at = 0; at < ids.length; ) {
    const known = layout.find((one) => one.fields.every((field, i) => ids[at + i] === field));
    const next = known ?? fitted(ids[at] as FieldId);
    columns.push(next);
    at += next.fields.length;
  }
  return columns;
}

/** How much of each cell a view shows: all of it for whole groups, unless something else is chosen. */
export const densityOf = ({ groups, columns, density }: Pick<ProjectsView, 'groups' | 'columns' | 'density'>): Density =>
  density ?? (groups.length > 0 && columns.length === 0 ? 'full' : 'fit');

/** The columns of a view: chosen fields, else every field of the given groups, else the condensed ones. */
export function columnsOf(view: Pick<ProjectsView, 'groups' | 'columns' | 'density'>): readonly Column[] {
  const { groups, columns } = view;
  const chosen = columns.length > 0 || groups.length > 0;
  if (!chosen && densityOf(view) !== 'full') return condensedColumns();
  const ofGroups = groups.flatMap((group) => fields.filter((field) => field.group === group).map(({ id }) => id));
  const ids = columns.length > 0 ? columns : chosen ? ofGroups : fieldsOf(condensedColumns());
  return densityOf(view) === 'full' ? ids.map(single) : condensed(ids);
}

/** Columns in a table of so many pixels: each takes its share, and has the more room for text. */
export function columnsIn(room: number, columns: readonly Column[]): readonly Column[] {
  const least = columns.reduce((sum, one) => sum + one.width, SYSTEM_WIDTH + KNOWN_WIDTH);
  const share = Math.max(1, room / least);
  return share === 1 ? columns : columns.map((one) => (one.room ? { ...one, room: one.room + Math.floor((share - 1) * one.width) } : one));
}

/** The fields that stand in some columns. */
export const fieldsOf = (columns: readonly Column[]): readonly FieldId[] => columns.flatMap((column) => column.fields);

/** What a narrow screen shows of one group: the condensed fields of the group, and at least two. */
export function phoneFields(group: Group): readonly FieldId[] {
  const all = fields.filter((field) => field.group === group && field.id !== LIFE);
  const condensed = all.filter((field) => 'column' in field);
  return [...condensed, ...all.filter((field) => !('column' in field)).slice(0, Math.max(0, 2 - condensed.length))].map(
    (field) => field.id,
  );
}

/** Labels in a narrow head, where the label of the dictionary does not fit beside its group. */
const shortLabels: Partial<Record<FieldId, string>> = {
  'details.layers': word('layers'),
  'thesis.onchainRole': word('chain’s role'),
  'tasks.inference': word('inf.'),
  'tasks.training': word('tr.'),
  'tasks.fineTuning': word('f.t.'),
  'output.semantics': word('semantics'),
  'verification.mechanism': word('families'),
  'verification.trustModel': word('must be honest'),
  'pricing.model': word('model'),
  'metrics.taskPrice.inference': word('price: inference'),
  'metrics.taskPrice.training': word('training'),
  'metrics.taskPrice.verificationOverhead': word('overhead'),
};
/** The label of a field in a head of the table. */
export const headLabel = (id: FieldId): string => (shortLabels[id] ? t(shortLabels[id]) : fieldLabel(id).toLowerCase());
