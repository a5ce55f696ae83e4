import type { Entry } from '../../registry/actions/words.ts';
import { cidOf } from '../../registry/cid/index.ts';
import { moment } from '../../registry/export/recordsOf.ts';
import type { Cell, Overview } from '../../registry/schema/documents.ts';
import { type FieldId, fieldIds, fieldOf } from '../../registry/schema/fields.ts';
import { nearest } from '../../registry/schema/nearest.ts';
import { BadArgumentError } from '../errors.ts';

/** An entry at one version, as every answer names it. */
export interface EntryPart {
  kind: Entry['kind'];
  period: number;
  key: string;
  version: number;
  status: Entry['status'];
  approvedAt: string;
  digest: string;
  cid: string;
}

export const entryPart = ({ kind, period, key, version, status, approvedAt, digest }: Entry): EntryPart => ({
  kind,
  period,
  key,
  version,
  status,
  approvedAt: moment(approvedAt),
  digest,
  cid: cidOf(digest),
});

/** The field that somebody means: by its id, the last part of it, or its label. Throws `BadArgumentError` with those that are near. */
export function fieldNamed(text: string): FieldId {
  const wanted = text.trim().toLowerCase();
  const found =
    fieldIds.find((id) => id.toLowerCase() === wanted) ??
    only(fieldIds.filter((id) => fieldOf(id).label.toLowerCase() === wanted)) ??
    only(fieldIds.filter((id) => id.toLowerCase().endsWith(`.${wanted}`)));
  if (found) return found;
  const names = fieldIds.flatMap((id) => [id, id.slice(id.lastIndexOf('.') + 1), fieldOf(id).label.toLowerCase()]);
  const near = nearest(wanted, names).map((name) => `"${name}"`);
  const known = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'docs/reference/fields.md lists them.';
  throw new BadArgumentError(`The field "${text.slice(0, 60)}"`, 'the dictionary has none of this name', known);
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

export const cellOf = (document: Overview, field: FieldId): Cell => document.fields[field];
