import type { Json } from '../cid/index.ts';
import { isObject, namesOf, same } from '../diff/same.ts';
import type { FieldId } from '../schema/index.ts';
import type { Conflict } from './types.ts';

export type Value = Json | undefined;
export type Named = { [key: string]: Json };

/** What the elements of a list are called. Every other list is one value: its elements have no identity of their own. */
export const calledBy: Readonly<Record<string, string>> = {
  claims: 'id',
  readings: 'id',
  sections: 'id',
  absences: 'field',
  channels: 'name',
};

/** The lists whose elements have names, at the top of a document. */
export function namesIn(list: readonly Named[], called: string): string[] {
  return list.map((one) => String(one[called]));
}

/**
 * Three-way: what one side changed is taken, what both changed to the same is the same, and where both changed one part
 * to two things the result holds mine and the conflict holds both. Every conflict is added to `conflicts`.
 */
export function merge(keys: readonly string[], base: Value, mine: Value, head: Value, conflicts: Conflict[]): Value {
  if (same(mine, head) || same(base, head)) return mine;
  if (same(base, mine)) return head;
  const atTop = keys.length <= 1;
  const called = keys.length === 1 ? calledBy[keys[0] as string] : undefined;
  if (called) {
    const [from, my, other] = [base ?? [], mine ?? [], head ?? []];
    const named = [from, my, other].map((list) => namedList(list, called));
    if (named.every((list) => list !== undefined)) return mergeList(keys, called, ...(named as [Named[], Named[], Named[]]), conflicts);
  }
  const from = base === undefined && atTop ? {} : base;
  if (isObject(from) && isObject(mine) && isObject(head)) return mergeObject(keys, from, mine, head, conflicts);
  const reason = mine === undefined || head === undefined ? 'changed-and-removed' : 'both-changed';
  conflicts.push(conflictAt(keys, reason, base, mine, head));
  return mine;
}

function mergeObject(keys: readonly string[], base: Named, mine: Named, head: Named, conflicts: Conflict[]): Named {
  const merged: Named = {};
  for (const name of namesOf(mine, head, base)) {
    const at = conflicts.length;
    const value = merge([...keys, name], own(base, name), own(mine, name), own(head, name), conflicts);
    const field = fieldIn(mine);
    if (field) for (const conflict of conflicts.slice(at)) conflict.field ??= field;
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

function mergeList(keys: readonly string[], called: string, base: Named[], mine: Named[], head: Named[], conflicts: Conflict[]): Named[] {
  const [from, my, other] = [base, mine, head].map((list) => new Map(list.map((one) => [String(one[called]), one]))) as [
    Map<string, Named>,
    Map<string, Named>,
    Map<string, Named>,
  ];
  const merged = new Map<string, Named>();
  for (const name of new Set([...my.keys(), ...other.keys()])) {
    const value = merge([...keys, name], from.get(name), my.get(name), other.get(name), conflicts);
    if (value !== undefined) merged.set(name, value as Named);
  }
  const order = mergeOrder(keys, [...from.keys()], [...my.keys()], [...other.keys()], conflicts);
  return order.flatMap((name): Named[] => (merged.has(name) ? [merged.get(name) as Named] : []));
}

/** The order of the side that changed it; what only the other side has comes behind its neighbour there. */
function mergeOrder(keys: readonly string[], base: string[], mine: string[], head: string[], conflicts: Conflict[]): string[] {
  const moved = (side: string[]) =>
    !same(
      side.filter((name) => base.includes(name)),
      base.filter((name) => side.includes(name)),
    );
  const [shared, theirs] = [mine.filter((name) => head.includes(name)), head.filter((name) => mine.includes(name))];
  if (moved(mine) && moved(head) && !same(shared, theirs)) conflicts.push(conflictAt(keys, 'order', base, mine, head));
  const [first, second] = moved(mine) ? [mine, head] : [head, mine];
  const order = [...first];
  second.forEach((name, i) => {
    if (order.includes(name)) return;
    const neighbour = second.slice(0, i).findLast((one) => order.includes(one));
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, name);
  });
  return order;
}

export function conflictAt(keys: readonly string[], reason: Conflict['reason'], base: Value, mine: Value, head: Value): Conflict {
  const field = [mine, head, base].map(fieldIn).find((one) => one !== undefined);
  return {
    path: keys.join('.'),
    keys,
    reason,
    ...(field ? { field } : {}),
    ...(base === undefined ? {} : { base }),
    ...(mine === undefined ? {} : { mine }),
    ...(head === undefined ? {} : { head }),
  };
}

/** A list that can be merged by the names of its elements: each has one, and no two have the same. Else it is one value. */
function namedList(value: Value, called: string): Named[] | undefined {
  if (!Array.isArray(value) || !value.every(isObject)) return undefined;
  return new Set(namesIn(value, called)).size === value.length ? value : undefined;
}
const own = (value: Named, name: string): Value => (Object.hasOwn(value, name) ? value[name] : undefined);
const fieldIn = (value: Value): FieldId | undefined =>
  isObject(value) && typeof value.field === 'string' ? (value.field as FieldId) : undefined;
