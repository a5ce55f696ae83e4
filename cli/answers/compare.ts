import { LEAST, likenessOf, MOST } from '../../registry/comparison/index.ts';
import { type ReadProfile, recordsOfTable } from '../../registry/export/recordsOf.ts';
import type { RecordOf } from '../../registry/export/schema.ts';
import { type FieldId, fieldIds, fieldOf } from '../../registry/schema/fields.ts';
import { type Group, groups, type Rung } from '../../registry/schema/vocabulary.ts';
import { comparability } from '../../registry/table/order.ts';
import type { EntryName } from '../connect/entryName.ts';
import type { Register } from '../connect/openRegister.ts';
import { BadArgumentError } from '../errors.ts';
import { headlineText } from './headline.ts';
import { type EntryPart, entryPart, fieldNamed } from './parts.ts';
import { readProfile } from './read.ts';

export interface ComparedClaim {
  id: string;
  /** The cell's first line. */
  text: string;
  qualifier: string | null;
  statement: string;
  asOf: string;
  rung: Rung;
  conflictsWith: string[];
}

export type ComparedCell =
  | { claims: ComparedClaim[] }
  | { absence: 'not-published' | 'not-found' | 'not-applicable'; searched: string; asOf: string };

export interface ComparedField {
  field: string;
  label: string;
  /** All systems say the same here, or nobody knows it of any: as on the page Compare. */
  same: boolean;
  /** Of numbers: null where they may be ranked, else in what they differ. Of everything else null. */
  differIn: string | null;
  /** One for each system, in their order. */
  cells: ComparedCell[];
}

export interface CompareAnswer {
  projects: (EntryPart & { name: string })[];
  /** In each group the fields that differ come first. */
  groups: { group: Group; fields: ComparedField[] }[];
  same: number;
  different: number;
}

/** Two to six systems, field by field. */
export async function compare(register: Register, names: readonly EntryName[], only?: readonly string[]): Promise<CompareAnswer> {
  if (names.length < LEAST || names.length > MOST)
    throw new BadArgumentError('The comparison', `${names.length} systems were named, and not ${LEAST} to ${MOST}`);
  for (const { kind, key } of names)
    if (kind && kind !== 'project') throw new BadArgumentError(`"${kind}/${key}"`, 'only projects are compared');
  if (new Set(names.map(({ key }) => key)).size < names.length) throw new BadArgumentError('The comparison', 'a system is named twice');
  const wanted = only?.map(fieldNamed) ?? fieldIds;
  const needed = groups.filter((group) => wanted.some((id) => fieldOf(id).group === group));
  const profiles = await Promise.all(
    names.map(async (name) => readProfile(register, await register.find({ ...name, kind: 'project' }), needed)),
  );
  const compared = wanted.map((field) => comparedField(profiles, field));
  return {
    projects: profiles.map(({ entry, document }) => ({ ...entryPart(entry), name: document.name })),
    groups: needed.map((group) => ({
      group,
      fields: compared.filter(({ field }) => fieldOf(field as FieldId).group === group).toSorted((a, b) => Number(a.same) - Number(b.same)),
    })),
    same: compared.filter(({ same }) => same).length,
    different: compared.filter(({ same }) => !same).length,
  };
}

function comparedField(profiles: readonly ReadProfile[], field: FieldId): ComparedField {
  const documents = profiles.map(({ document }) => document);
  const likeness = likenessOf(
    documents.map(({ fields }) => fields[field]),
    field,
  );
  const rank = comparability(documents, field);
  const differIn = rank === null || rank === 'same' ? null : rank.by;
  return {
    field,
    label: fieldOf(field).label,
    same: likeness !== 'differ',
    differIn,
    cells: profiles.map((profile) => cellOf(profile, field)),
  };
}

function cellOf(profile: ReadProfile, field: FieldId): ComparedCell {
  const records = recordsOfTable([profile], [field]) as (RecordOf<'claim'> | RecordOf<'absence'>)[];
  const [first] = records;
  if (first?.record === 'absence') return { absence: first.absence, searched: first.searched, asOf: first.asOf };
  return {
    claims: records.flatMap((record) =>
      record.record === 'claim'
        ? [
            {
              id: record.id,
              text: headlineText(record),
              qualifier: record.qualifier ?? null,
              statement: record.statement,
              asOf: record.asOf,
              rung: record.rung,
              conflictsWith: record.conflictsWith ?? [],
            },
          ]
        : [],
    ),
  };
}
