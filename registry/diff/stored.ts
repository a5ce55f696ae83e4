import type { Json } from '../cid/index.ts';
import { type FieldId, fieldOf, groups } from '../schema/index.ts';
import { asJson, isObject } from './same.ts';
import type { DiffKind } from './types.ts';

/** A document as its blocks hold it: of a profile, claims and absences by group. Every other document is one block. */
export function stored(kind: DiffKind, document: object): { [key: string]: Json } {
  const json = asJson(document);
  if (kind !== 'project') return json;
  const place = (one: Json) => (isObject(one) ? groups.indexOf(fieldOf(one.field as FieldId)?.group) : -1);
  for (const name of ['claims', 'absences']) if (Array.isArray(json[name])) json[name] = json[name].toSorted((a, b) => place(a) - place(b));
  return json;
}
