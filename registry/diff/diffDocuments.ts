import type { Json } from '../cid/index.ts';

import { type Evidence, fieldIds, type Metric, type Note, type Page, type Profile, type Rung, rungs } from '../schema/index.ts';
import { isObject, namesOf, same } from './same.ts';
import { stored } from './stored.ts';
import type { DiffItem, DiffKind, DiffPart, DocumentDiff } from './types.ts';
import { groupOrder, revisionGroup, type Unit, unitsOf } from './units.ts';
import { wordDiff } from './wordDiff.ts';

export type Diffable = Profile | Metric | Note | Page | Evidence;

const kindOf: Readonly<Record<string, DiffKind>> = {
  'deml.metric/1': 'metric',
  'deml.note/1': 'note',
  'deml.page/1': 'page',
  'deml.evidence/1': 'evidence',
};

/**
 * Everything in which the canonical bytes of two documents differ, item by item and part by part; all of `next` where
 * there is no `base`. A profile is compared as its blocks hold it: by group, whatever the order of its file.
 */
export function diffDocuments(base: Diffable | null, next: Diffable): DocumentDiff {
  const kind = 'schema' in next ? (kindOf[next.schema] as DiffKind) : 'project';
  const before = base === null ? {} : stored(kind, base);
  const after = stored(kind, next);
  const old = new Map(unitsOf(kind, before).map((unit) => [unit.key, unit]));
  const now = new Map(unitsOf(kind, after).map((unit) => [unit.key, unit]));
  const leaning = leaningOn(before.sources, after.sources);

  const found: { unit: Unit; item: DiffItem }[] = [];
  for (const key of new Set([...now.keys(), ...old.keys()])) {
    const [was, is] = [old.get(key), now.get(key)];
    const item = (is ?? was)?.subject === 'order' ? orderItem(was, is, base === null) : itemOf(was, is, leaning);
    if (item) found.push({ unit: (is ?? was) as Unit, item });
  }
  replacements(found.map(({ item }) => item));

  const order = ({ unit }: { unit: Unit }) => groupOrder.indexOf(unit.group) * 1000 + (unit.field ? fieldIds.indexOf(unit.field) : 0);
  const titles = groupOrder.filter((title) => found.some(({ unit }) => unit.group === title));
  const sorted = found.toSorted((a, b) => order(a) - order(b));
  const counted = sorted.filter(({ unit, item }) => unit.group !== revisionGroup && item.parts.some((part) => part.of === undefined));
  const count = (change: string) => counted.filter(({ item }) => item.change === change).length;
  return {
    kind,
    groups: titles.map((title) => ({ title, items: sorted.filter(({ unit }) => unit.group === title).map(({ item }) => item) })),
    counts: { added: count('added'), removed: count('removed'), changed: count('changed') },
  };
}

/** What differs in one unit; null where nothing does. `leaning`: what changed in a source that it cites. */
export function itemOf(was: Unit | undefined, is: Unit | undefined, leaning: (ref: Json | undefined) => DiffPart[]): DiffItem | null {
  const unit = (is ?? was) as Unit;
  const parts = partsOf(was, is);
  if (was && is) {
    const refs = [was, is].flatMap(({ value }) => (isObject(value) ? [value.sources, value.source].flat() : []));
    if (unit.subject === 'claim' || unit.subject === 'reading') parts.push(...[...new Set(refs)].flatMap(leaning));
    if (parts.length === 0) return null;
  }
  return {
    ...headOf(unit),
    change: was ? (is ? 'changed' : 'removed') : 'added',
    ...(was ? { before: was.value } : {}),
    ...(is ? { after: is.value } : {}),
    parts,
  };
}

const headOf = ({ subject, path, id, field, label }: Unit) => ({
  subject,
  path,
  label,
  ...(id ? { id } : {}),
  ...(field ? { field } : {}),
});

/**
 * A list that is new, gone, or in which those that stand in both stand otherwise. What came says by its path where it
 * stands, so a list that only grew has no such item; nor has one of a new document, but when it is empty.
 */
function orderItem(was: Unit | undefined, is: Unit | undefined, isNew: boolean): DiffItem | null {
  const [before, after] = [was?.value, is?.value] as (string[] | undefined)[];
  if (before && after) {
    const [kept, keeps] = [before.filter((key) => after.includes(key)), after.filter((key) => before.includes(key))];
    if (same(kept, keeps)) return null;
    return { ...headOf(is as Unit), change: 'changed', before, after, parts: [{ part: 'order', before: kept, after: keeps }] };
  }
  if (isNew && after && after.length > 0) return null;
  return before
    ? { ...headOf(was as Unit), change: 'removed', before, parts: [{ part: 'order', before }] }
    : { ...headOf(is as Unit), change: 'added', after: after as string[], parts: [{ part: 'order', after: after as string[] }] };
}

function partsOf(was: Unit | undefined, is: Unit | undefined): DiffPart[] {
  const [before, after] = [was?.value, is?.value];
  const both = [before, after].filter((value) => value !== undefined);
  if (!both.every(isObject))
    return same(before, after) ? [] : [partOf((is ?? (was as Unit)).path.split('.').at(-1) as string, before, after)];
  return namesOf(...both)
    .filter((name) => name !== 'id')
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((name) => {
      const [old, now] = [before, after].map((value) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined));
      return same(old, now) ? [] : [partOf(name, old, now)];
    });
}

/** As a reader asks: what is said, which value, since when, on what evidence. Any other part comes behind these. */
const partOrder = [
  'kind',
  'statement',
  'summary',
  'title',
  'heading',
  'body',
  'short',
  'qualifier',
  'value',
  'unit',
  'workload',
  'counts',
  'leavesOut',
  'searched',
  'asOf',
  'rung',
  'sources',
  'source',
  'url',
  'publisher',
  'retrievedAt',
  'conflictsWith',
  'note',
  'headline',
];
const placeOf = (part: string): number => (partOrder.includes(part) ? partOrder.indexOf(part) : partOrder.length);

function partOf(part: string, before: Json | undefined, after: Json | undefined): DiffPart {
  const fell = part === 'rung' && before && after && rungs.indexOf(after as Rung) < rungs.indexOf(before as Rung);
  return {
    part,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(isProse(before) && isProse(after) ? { words: wordDiff(before, after) } : {}),
    ...(fell ? { weaker: true } : {}),
  };
}

const isProse = (value: Json | undefined): value is string => typeof value === 'string' && /\s|\p{Script=Han}/u.test(value);

/** For a ref: the parts in which the source that it names has changed. */
export function leaningOn(before: Json | undefined, after: Json | undefined): (ref: Json | undefined) => DiffPart[] {
  return (ref) => {
    if (!isObject(before) || !isObject(after) || typeof ref !== 'string') return [];
    const [was, is] = [before[ref], after[ref]];
    if (!isObject(was) || !isObject(is)) return [];
    return namesOf(was, is)
      .filter((name) => !same(was[name], is[name]))
      .map((name) => ({ ...partOf(name, was[name], is[name]), part: 'source', ref, of: name }));
  };
}

/** Says at an absence which claims came in its place, or went for it. */
function replacements(items: readonly DiffItem[]): void {
  for (const absence of items.filter(({ subject }) => subject === 'absence')) {
    const other = { removed: 'added', added: 'removed', changed: '' }[absence.change];
    const claims = items.filter(({ subject, field, change }) => subject === 'claim' && field === absence.field && change === other);
    if (claims.length > 0) absence.claims = claims.map(({ id }) => id as string);
  }
}
