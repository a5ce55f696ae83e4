import { expect, it } from 'vitest';
import type { Json } from '../cid/index.ts';
import { type Doc, documents, editorOf } from '../testEdits.node.ts';
import { randomOf, seedOf } from '../testing.ts';
import { type Diffable, diffDocuments } from './diffDocuments.ts';
import { isObject, same } from './same.ts';
import { stored } from './stored.ts';
import type { DiffItem, DocumentDiff } from './types.ts';

/** The promise of a difference: nothing is hidden. What it says is enough to make the new document from the old one. */

const random = randomOf(seedOf('everything'));
const { below, pick, edited } = editorOf(random);

/** What a changed item is now, from what it was and its parts alone. */
function changedBy({ before, after, parts }: DiffItem): Json | undefined {
  const own = parts.filter(({ of }) => of === undefined);
  if (!isObject(before) || !isObject(after)) return own[0]?.after;
  const result = { ...before };
  for (const { part, after: value } of own) {
    if (value === undefined) delete result[part];
    else result[part] = value;
  }
  return result;
}

/** The new document, from the old one and what the difference says alone. */
function applied(base: Doc, { groups }: DocumentDiff): Doc {
  const items = groups.flatMap((group) => group.items);
  const containers = items.filter(({ subject }) => subject === 'order');
  const others = items.filter(({ subject }) => subject !== 'order');
  const inLists = (path: string) => /\.\d+$/.test(path);
  const lists = new Set(
    [...others.map(({ path }) => path).filter(inLists), ...containers.map(({ path }) => path)].map((path) => path.split('.')[0] as string),
  );
  const next: Doc = structuredClone(base);
  for (const item of others) if (item.change === 'removed' && !inLists(item.path)) place(next, item);
  for (const { path, change } of containers) if (change === 'removed' && !Array.isArray(base[path])) delete next[path];
  for (const { path, change } of containers) if (change === 'added') next[path] = isRecord(path) ? {} : [];
  for (const name of lists) if (!isRecord(name)) place(next, { path: name, change: 'changed', after: listOf(name) });
  for (const { path, change } of containers) if (change === 'removed' && Array.isArray(base[path])) delete next[path];
  for (const item of others) if (item.change !== 'removed' && !inLists(item.path)) place(next, item);
  return next;

  function listOf(name: string): Json[] {
    const of = others.filter(({ path }) => inLists(path) && path.startsWith(`${name}.`));
    const rest = Array.isArray(base[name]) ? [...(base[name] as Json[])] : [];
    for (const { before, change } of of)
      if (change !== 'added')
        rest.splice(
          rest.findIndex((one) => same(one, before)),
          1,
        );
    const order = containers.find(({ path, change }) => path === name && change === 'changed')?.after as string[] | undefined;
    if (order) rest.sort((a, b) => order.indexOf(nameOf(a)) - order.indexOf(nameOf(b)));
    for (const item of of.filter(({ change }) => change !== 'removed').toSorted((a, b) => indexOf(a) - indexOf(b)))
      rest.splice(indexOf(item), 0, item.after as Json);
    return rest;
  }
}

const isRecord = (name: string): boolean => ['links', 'answers', 'sources'].includes(name);
const indexOf = ({ path }: DiffItem): number => Number(path.split('.').at(-1));
const nameOf = (one: Json): string => {
  const { id, field, name } = one as Record<string, string>;
  return (id ?? name ?? field) as string;
};

function place(target: Doc, { path, change, after }: Pick<DiffItem, 'path' | 'change'> & { after?: Json }): void {
  const [name, ...inner] = path.split('.') as [string, ...string[]];
  if (inner.length === 0) {
    if (change === 'removed') delete target[name];
    else target[name] = after as Json;
    return;
  }
  const record = { ...((target[name] ?? {}) as Doc) };
  if (change === 'removed') delete record[inner.join('.')];
  else record[inner.join('.')] = after as Json;
  target[name] = record;
}

/** Whether two elements of a list have one name: then the difference is shown, but their order is not told by names. */
const hasTwins = (document: Doc): boolean =>
  Object.values(document).some((list) => {
    const names = Array.isArray(list) && list.every(isObject) ? list.map(nameOf) : [];
    return new Set(names).size < names.length;
  });

it('a document does not differ from itself', () => {
  for (const document of documents)
    expect(diffDocuments(document as unknown as Diffable, structuredClone(document) as unknown as Diffable).groups).toEqual([]);
});

it('says enough to make the new document from the old one, whatever was edited', () => {
  let differing = 0;
  for (let run = 0; run < 1_000; run++) {
    const base = pick(documents);
    let next = base;
    for (let edits = 1 + below(4); edits > 0; edits--) next = edited(next, 0) as Doc;
    // The order of a profile's file is none of its blocks: claims and absences stand by group in both.
    const [from, to] = [base, next].map((one) => stored('schema' in one ? 'note' : 'project', one)) as [Doc, Doc];
    const diff = diffDocuments(from as unknown as Diffable, to as unknown as Diffable);
    expect(diff.groups.length === 0, `run ${run}`).toBe(same(from, to));
    for (const item of diff.groups.flatMap(({ items }) => items))
      if (item.change === 'changed' && item.subject !== 'order') expect(same(changedBy(item), item.after), `run ${run}`).toBe(true);
    if (diff.groups.length > 0) differing++;
    if (![from, to].some(hasTwins)) expect(same(applied(from, diff), to), `run ${run}`).toBe(true);
  }
  expect(differing).toBeGreaterThan(700);
}, 60_000);

it('shows every part that any document has, when it alone changes', () => {
  const shown = new Set<string>();
  for (const document of documents)
    for (const [name, value] of Object.entries(document)) {
      const elements = Array.isArray(value) ? value.map((one, i) => [i, one] as const) : isObject(value) ? Object.entries(value) : [];
      for (const [at, one] of elements)
        for (const part of isObject(one) ? Object.keys(one) : []) {
          const kind = `${document.schema ?? 'profile'} ${name}.*.${part}`;
          if (shown.has(kind) || /\.(id|field|name)$/.test(kind)) continue; // the name of an element: another name is another element
          const next = structuredClone(document);
          ((next[name] as Doc)[at] as Doc)[part] = 'changed';
          const items = diffDocuments(document as unknown as Diffable, next as unknown as Diffable).groups.flatMap((group) => group.items);
          const own = items.flatMap(({ parts }) => parts).filter(({ of }) => of === undefined);
          expect(own, kind).toMatchObject([{ part, after: 'changed' }]);
          shown.add(kind);
        }
    }
  expect(shown.size).toBeGreaterThan(30);
}, 60_000);
