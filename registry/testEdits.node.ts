import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Json } from './cid/index.ts';
import { asJson, isObject } from './diff/same.ts';
import { metric } from './testDocuments.ts';

/** Real documents, and the edits that an editor, or an attacker who writes blocks by hand, can do to them. */

export type Doc = { [key: string]: Json };

const content = fileURLToPath(new URL('../content', import.meta.url));
const schemaOf: Record<string, string> = { notes: 'deml.note/1', pages: 'deml.page/1' };
export const documents = [
  asJson(metric()),
  ...globSync(`${content}/{projects,pages,notes/2025-0*}/*.json`)
    .sort()
    .map((file): Doc => {
      const schema = schemaOf[file.slice(content.length + 1).split('/')[0] as string];
      return { ...(schema ? { schema } : {}), ...JSON.parse(readFileSync(file, 'utf8')) };
    }),
];

/** Edits that follow from random numbers. */
export function editorOf(random: () => number) {
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

  /** One small edit somewhere in a value: what an editor, or an attacker who writes blocks by hand, can do. */
  function edited(value: Json, depth = 0): Json {
    if (Array.isArray(value)) {
      const list = [...value];
      const [at, to] = [below(list.length), below(list.length)];
      const what = below(depth === 0 ? 2 : 8);
      if (list.length > 0 && what > 3) list[at] = edited(list[at] as Json, depth + 1);
      else if (what === 0) list.splice(at, 1);
      else if (what === 1) list.splice(at, 0, list.length > 0 ? renamed(pick(list)) : 'new');
      else if (what === 2) [list[at], list[to]] = [list[to] as Json, list[at] as Json];
      else list.push(pick(list) ?? 'new'); // the same name twice
      return list.filter((one) => one !== undefined);
    }
    if (isObject(value)) {
      const names = Object.keys(value).filter((name) => name !== 'schema');
      const name = pick(names);
      const what = below(12);
      if (name === undefined || what === 0) return { ...value, [`x${below(1000)}`]: pick<Json>([1, 'text', null, { a: 1 }]) };
      if (what === 1) return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      if (what === 2) return { ...value, [name]: Array.isArray(value[name]) ? [] : isObject(value[name]) ? {} : '' };
      return { ...value, [name]: edited(value[name] as Json, depth + 1) };
    }
    if (typeof value === 'string') return pick([`${value} more`, value.slice(1), value.replace(/\w+/, 'other'), 7]);
    return pick<Json>([1, 'a', null]);
  }

  const renamed = (value: Json): Json => (isObject(value) && 'id' in value ? { ...value, id: `new-${below(1000)}` } : edited(value, 1));

  return { below, pick, edited };
}
