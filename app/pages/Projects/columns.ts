import { type FieldId, fieldOf, fields } from '../../../registry/schema/fields.ts';
import type { Group } from '../../../registry/schema/vocabulary.ts';

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

/** Widths of a field that has a column of its own. */
const widths = { text: 156, number: 124, date: 104, choice: 136, choices: 112, families: 220, assumptions: 260 } as const;

const single = (id: FieldId): Column => column(fieldOf(id).group, widths[fieldOf(id).value], id);

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

/** Every field of the given groups, each in its own column; of no group, the condensed columns. */
export function columnsOf(groups: readonly Group[]): readonly Column[] {
  return groups.length === 0
    ? condensedColumns()
    : groups.flatMap((group) => fields.filter((field) => field.group === group).map((field) => single(field.id)));
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
  'details.layers': 'layers',
  'thesis.onchainRole': 'chain’s role',
  'tasks.inference': 'inf.',
  'tasks.training': 'tr.',
  'tasks.fineTuning': 'f.t.',
  'output.semantics': 'semantics',
  'verification.mechanism': 'families',
  'verification.trustModel': 'must be honest',
  'pricing.model': 'model',
  'metrics.taskPrice.inference': 'price: inference',
  'metrics.taskPrice.training': 'training',
  'metrics.taskPrice.verificationOverhead': 'overhead',
};
/** The label of a field in a head of the table. */
export const headLabel = (id: FieldId): string => shortLabels[id] ?? fieldOf(id).label.toLowerCase();
