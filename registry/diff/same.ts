import type { Json } from '../cid/index.ts';

/** Whether two values have the same canonical bytes: the order of names and names without a value do not count. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => same(one, b[i]));
  return namesOf(a, b).every((name) => same(a[name], b[name]));
}

/** A value that is an object and no list. */
export const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The names of one or two objects, those of the first in front. */
export const namesOf = (...objects: readonly { [key: string]: Json }[]): string[] => [
  ...new Set(objects.flatMap((one) => Object.keys(one))),
];

/** A document as JSON holds it, and so as its bytes do: without names that have no value. */
export const asJson = (document: object): { [key: string]: Json } => JSON.parse(JSON.stringify(document));
