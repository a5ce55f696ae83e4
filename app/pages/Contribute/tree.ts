import type { Json } from '../../../registry/cid/index.ts';

/** A step into a document: a name, or a place in a list. */
export type Path = readonly (string | number)[];

/** A document while it is written: JSON of any shape. What fits is `validateDraft`'s to say. */
export type Tree = { [name: string]: Json };

/** What stands at a path; undefined where the path leads nowhere. */
export function at(tree: unknown, path: Path): unknown {
  let here = tree;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

/** The same document with another value at a path; what leads there is made. Undefined takes the part away. Nothing is changed in place. */
export function put<T>(tree: T, path: Path, value: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  if (typeof step === 'number' || Array.isArray(tree)) {
    const list = Array.isArray(tree) ? [...tree] : [];
    const next = put(list[step as number], rest, value);
    if (next === undefined) list.splice(step as number, 1);
    else list[step as number] = next;
    return list as T;
  }
  const { [step]: before, ...others } = (typeof tree === 'object' && tree !== null ? tree : {}) as Record<string, unknown>;
  const next = put(before, rest, value);
  // The order of names is that of the first writing, so that an exported file changes where its words do.
  if (next === undefined) return others as T;
  return (before === undefined ? { ...others, [step]: next } : { ...(tree as object), [step]: next }) as T;
}

/** A path as issues write it: `claims.3.value`. */
export const pathOf = (path: Path): string => path.join('.');
