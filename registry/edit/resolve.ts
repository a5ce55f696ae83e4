import type { Json } from '../cid/index.ts';
import { asJson } from '../diff/same.ts';
import { calledBy, type Named, namesIn, type Value } from './merge.ts';
import { withSources } from './rebase.ts';
import type { Conflict, Draft, Rebased } from './types.ts';

/** Settles one conflict for one side; the other conflicts stay. */
export function resolve<D extends Draft>(
  rebased: Rebased & { document: D },
  conflict: Conflict,
  side: 'mine' | 'head',
): Rebased & { document: D } {
  const document = asJson(rebased.document);
  const value = conflict[side];
  if (conflict.reason === 'order') reorder(document, conflict.keys[0] as string, value as string[]);
  else if (conflict.reason === 'absence-and-claims') settleAbsence(document, conflict.keys[1] as string, value);
  else put(document, conflict.keys, value);
  const conflicts = rebased.conflicts.filter((one) => one !== conflict && one.path + one.reason !== conflict.path + conflict.reason);
  return withSources({ document: document as unknown as Draft, conflicts }, [document]) as Rebased & { document: D };
}

/** Sets, adds or removes what stands at some keys; an element of a list is found by its name. */
function put(document: Named, keys: readonly string[], value: Value): void {
  const [name, ...inner] = keys as [string, ...string[]];
  const called = calledBy[name];
  if (called && inner.length > 0) {
    const list = [...((document[name] ?? []) as Named[])];
    const at = namesIn(list, called).indexOf(inner[0] as string);
    if (inner.length === 1) {
      if (value === undefined) list.splice(at, at < 0 ? 0 : 1);
      else if (at < 0) list.push(value as Named);
      else list[at] = value as Named;
    } else if (at >= 0) {
      const element = { ...(list[at] as Named) };
      putInto(element, inner.slice(1), value);
      list[at] = element;
    }
    document[name] = list;
  } else putInto(document, keys, value);
}

function putInto(target: Named, [name, ...inner]: readonly string[], value: Value): void {
  if (name === undefined) return;
  if (inner.length > 0) {
    const child = { ...((target[name] ?? {}) as Named) };
    putInto(child, inner, value);
    target[name] = child;
  } else if (value === undefined) delete target[name];
  else target[name] = value;
}

/** Where the absence wins, the claims of the table go; else the absence goes. */
function settleAbsence(document: Named, field: string, absence: Value): void {
  if (absence === undefined) document.absences = (document.absences as Named[]).filter((one) => one.field !== field);
  else {
    document.claims = (document.claims as Named[]).filter((one) => one.field !== field || one.headline !== true);
    put(document, ['absences', field], absence);
  }
}

function reorder(document: Named, name: string, order: readonly string[]): void {
  const list = document[name] as Named[];
  const place = (one: Json) => order.indexOf(String((one as Named)[calledBy[name] as string]));
  // What the chosen order does not know stays behind its present neighbour.
  let last = -1;
  const places = new Map(
    list.map((one) => {
      const at = place(one);
      if (at >= 0) last = at;
      return [one, at >= 0 ? at : last + 0.5];
    }),
  );
  document[name] = list.toSorted((a, b) => (places.get(a) as number) - (places.get(b) as number));
}
