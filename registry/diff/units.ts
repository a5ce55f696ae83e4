import type { Json } from '../cid/index.ts';
import { type FieldId, fieldIds, fieldOf, groups, labelOf } from '../schema/index.ts';
import { isObject } from './same.ts';
import type { DiffKind, Subject } from './types.ts';

/** A part of a document that is compared as one thing. The units of a document are all of it: nothing is left over. */
export interface Unit {
  /** The same in both documents, wherever it stands. */
  key: string;
  subject: Subject;
  group: string;
  path: string;
  label: string;
  id?: string;
  field?: FieldId;
  value: Json;
}

/** How a named part of a document falls into units: as one, by the names in it, or by what its elements are called. */
interface Rule {
  subject: Subject;
  group?: string;
  label?: string;
  by?: 'name' | 'id' | 'field';
  /** Of an element of a list: what it is called. */
  called?: 'id' | 'field' | 'name' | 'title';
}

const overview = 'Overview';
/** Why a revision was made and what it replaces: in every document. */
export const revisionGroup = 'Revision';
const orderGroup = 'Order';
const otherGroup = 'Other';

const identity = (label: string, group = overview): Rule => ({ subject: 'identity', group, label });
const text = (label: string, group: string): Rule => ({ subject: 'text', group, label });
const always: Record<string, Rule> = {
  schema: { subject: 'revision', group: revisionGroup, label: 'Schema' },
  change: { subject: 'revision', group: revisionGroup, label: 'Why' },
  previous: { subject: 'revision', group: revisionGroup, label: 'Replaces' },
};
const sources: Rule = { subject: 'source', group: 'Sources', by: 'name' };

const rules: Record<DiffKind, Record<string, Rule>> = {
  project: {
    slug: identity('Key'),
    name: identity('Name'),
    monogram: identity('Monogram'),
    sentence: identity('Sentence'),
    life: identity('Life'),
    links: { subject: 'link', group: overview, by: 'name' },
    answers: { subject: 'answer', group: overview, by: 'name' },
    claims: { subject: 'claim', by: 'id', called: 'id' },
    absences: { subject: 'absence', by: 'field', called: 'field' },
    sources,
  },
  metric: { slug: identity('Key'), readings: { subject: 'reading', group: 'Readings', by: 'id', called: 'id' }, sources },
  note: {
    slug: identity('Key', 'Note'),
    publishedAt: text('Published', 'Note'),
    sourceType: text('Kind of source', 'Note'),
    title: text('Title', 'Note'),
    url: text('Link', 'Note'),
    authors: text('Authors', 'Note'),
    summary: text('Summary', 'Note'),
    effect: text('What it changes', 'Note'),
    tags: text('Tags', 'Note'),
    projects: text('Projects', 'Note'),
    caveat: text('Caveat', 'Note'),
    retrievedAt: text('Read on', 'Note'),
  },
  page: {
    slug: identity('Key', 'Page'),
    title: text('Title', 'Page'),
    lead: text('Lead', 'Page'),
    sections: { subject: 'section', group: 'Sections', by: 'id', called: 'id' },
    sources,
    channels: { subject: 'link', group: 'Channels', by: 'id', called: 'name' },
  },
  evidence: {
    entry: identity('Entry', 'Evidence'),
    version: identity('Version', 'Evidence'),
    digest: identity('Document', 'Evidence'),
    claims: text('Claims', 'Evidence'),
    statement: text('Statement', 'Evidence'),
    sources: { subject: 'source', group: 'Sources', by: 'id', called: 'title' },
  },
};

/** A key by the names on the way: as JSON, two different ways are never one key, whatever strangers call their parts. */
const keyOf = (...way: (string | number)[]): string => JSON.stringify(way);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const groupTitle = (field: FieldId): string => capital(fieldOf(field).group);

/** Group titles in the order in which they are shown. */
export const groupOrder: readonly string[] = [
  overview,
  'Note',
  'Page',
  'Evidence',
  'Sections',
  'Channels',
  'Readings',
  ...groups.map(capital),
  'Sources',
  orderGroup,
  otherGroup,
  revisionGroup,
];

/** All units of a document. A list of named elements also has its order. */
export function unitsOf(kind: DiffKind, document: { [key: string]: Json }): Unit[] {
  return Object.entries(document).flatMap(([name, value]): Unit[] => {
    const rule = Object.hasOwn(rules[kind], name) ? rules[kind][name] : Object.hasOwn(always, name) ? always[name] : undefined;
    if (rule?.by === 'name' && isObject(value))
      return [...Object.entries(value).map(([key, child]) => named(rule, name, key, child)), container(name, [])];
    if (rule?.called && Array.isArray(value) && value.every(isObject)) return listed(rule, rule.called, name, value);
    return [
      rule && !rule.by
        ? { key: keyOf(name), path: name, subject: rule.subject, group: rule.group ?? otherGroup, label: rule.label ?? name, value }
        : { key: keyOf(name), path: name, subject: 'raw', group: otherGroup, label: name, value },
    ];
  });
}

function named(rule: Rule, name: string, key: string, value: Json): Unit {
  const title = isObject(value) && typeof value.title === 'string' ? value.title : capital(labelOf(key));
  return {
    key: keyOf(name, 'element', key),
    path: `${name}.${key}`,
    subject: rule.subject,
    group: rule.group ?? otherGroup,
    label: title,
    value,
    ...(rule.subject === 'source' ? { id: key } : {}),
  };
}

function listed(rule: Rule, called: string, name: string, list: { [key: string]: Json }[]): Unit[] {
  const seen = new Map<string, number>();
  const names = list.map((value, i) => (typeof value[called] === 'string' ? value[called] : String(i)));
  const units = list.map((value, i): Unit => {
    const own = names[i] as string;
    const times = (seen.get(own) ?? 0) + 1;
    seen.set(own, times);
    const field = fieldIn(value);
    return {
      key: keyOf(name, 'element', own, times),
      path: `${name}.${i}`,
      subject: rule.subject,
      group: rule.group ?? (field ? groupTitle(field) : otherGroup),
      label: labelFor(value, own, field),
      value,
      ...(called === 'field' ? {} : { id: own }),
      ...(field ? { field } : {}),
    };
  });
  return [...units, container(name, names)];
}

/** That a list or a record is there at all, and the order of a list. */
const container = (name: string, order: string[]): Unit => ({
  key: keyOf(name, 'list'),
  path: name,
  subject: 'order',
  group: orderGroup,
  label: `List of ${name}`,
  value: order,
});

function fieldIn({ field }: { [key: string]: Json }): FieldId | undefined {
  return typeof field === 'string' && (fieldIds as string[]).includes(field) ? (field as FieldId) : undefined;
}

function labelFor({ heading, asOf }: { [key: string]: Json }, own: string, field: FieldId | undefined): string {
  if (typeof heading === 'string') return heading;
  if (!field) return own;
  return field.startsWith('metrics.') && typeof asOf === 'string' ? `${fieldOf(field).label}, ${asOf}` : fieldOf(field).label;
}
