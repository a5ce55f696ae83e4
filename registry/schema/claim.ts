import * as z from 'zod/mini';
import { type FieldId, fieldIds, fieldOf } from './fields.ts';
import { day, edtf, line, link, localId } from './text.ts';
import { absenceKinds, families, familyStatuses, parties, rungs, sourceKinds } from './vocabulary.ts';

const familyValue = z
  .array(z.strictObject({ family: z.enum(families), status: z.enum(familyStatuses), scope: z.optional(line(60)) }))
  .check(z.minLength(1), z.maxLength(12));

const assumptionsValue = z
  .array(
    z.strictObject({
      party: z.enum(parties),
      /** Who that is here, as "validators of a subnet". */
      who: line(60),
      /** For what it must be honest. */
      forWhat: line(120),
      /** What nobody checks. */
      unchecked: z.optional(line(120)),
    }),
  )
  .check(z.minLength(1), z.maxLength(8));

/** A typed value; which of these it must be follows from the field. */
export const value = z.union([
  z.number().check(z.refine(Number.isFinite)),
  line(80),
  z.array(line(40)).check(z.maxLength(12)),
  familyValue,
  assumptionsValue,
]);
export type Value = z.infer<typeof value>;
export type FamilyValue = z.infer<typeof familyValue>;
export type AssumptionsValue = z.infer<typeof assumptionsValue>;

/** Why a value does not fit its field, or null. */
export function valueProblem(field: FieldId, value: unknown): string | null {
  const { value: type, choices } = fieldOf(field);
  switch (type) {
    case 'number':
      return typeof value === 'number' ? null : 'is not a number';
    case 'date':
      return edtf.safeParse(value).success ? null : 'is not a date as 2026, 2026-03 or 2026-03-14';
    case 'choice':
      return choices?.includes(value as string) ? null : `is not one of ${choices?.join(', ')}`;
    case 'choices':
      return Array.isArray(value) &&
        value.length > 0 &&
        value.every((one) => choices?.includes(one)) &&
        new Set(value).size === value.length
        ? null
        : `is not a list of ${choices?.join(', ')}`;
    case 'families':
      return familyValue.safeParse(value).success ? null : 'is not a list of { family, status }';
    case 'assumptions':
      return assumptionsValue.safeParse(value).success ? null : 'is not a list of { party, who, forWhat, unchecked? }';
    case 'text':
      return 'belongs to a field of plain text: put it into "short"';
  }
}

const evidence = {
  id: localId,
  /** What stands on the first line of the cell. Required where the value itself is not the text. */
  short: z.optional(line(60)),
  /** The second line: what it counts, what it leaves out. */
  qualifier: z.optional(line(100)),
  value: z.optional(value),
  unit: z.optional(line(40)),
  workload: z.optional(line(120)),
  /** When it held. */
  asOf: edtf,
  rung: z.enum(rungs),
  /** Ids of claims of the same field that say otherwise. */
  conflictsWith: z.optional(z.array(localId).check(z.minLength(1), z.maxLength(8))),
};

/** What the field asks of a claim's evidence: the type of its value, a unit, a text for the first line of the cell. */
export function evidenceProblems(
  field: FieldId,
  one: { short?: string | undefined; value?: unknown; unit?: string | undefined },
  headlined: boolean,
): { path: string[]; message: string }[] {
  const problems: { path: string[]; message: string }[] = [];
  if (one.value !== undefined) {
    const problem = valueProblem(field, one.value);
    if (problem) problems.push({ path: ['value'], message: problem });
    if (fieldOf(field).value === 'number' && one.unit === undefined)
      problems.push({ path: ['unit'], message: 'is missing: a number needs a unit' });
  }
  if (headlined && one.value === undefined && one.short === undefined)
    problems.push({ path: ['short'], message: 'is missing: a headline claim needs a value or a short text' });
  return problems;
}

/** What a table cell shows: a claim without its sentence and sources. */
export const headline = z.strictObject(evidence);
export type Headline = z.infer<typeof headline>;

export const claim = z
  .strictObject({
    ...evidence,
    field: z.enum(fieldIds),
    statement: line(500),
    /** Refs into `sources` of the same document. */
    sources: z.array(localId).check(z.minLength(1, 'has no source'), z.maxLength(8)),
    /** When the source was read. */
    retrievedAt: day,
    note: z.optional(line(400)),
    /** Shown in the table. */
    headline: z.optional(z.literal(true)),
  })
  .check(
    z.superRefine((one, context) => {
      for (const problem of evidenceProblems(one.field, one, one.headline === true)) context.addIssue({ code: 'custom', ...problem });
    }),
  );
export type Claim = z.infer<typeof claim>;

/** What an absence says wherever it stands; an overview names the field by the cell. */
export const missing = {
  kind: z.enum(absenceKinds),
  /** Where somebody looked, or why it does not apply. */
  searched: line(300),
  asOf: edtf,
};
export const absence = z.strictObject({ field: z.enum(fieldIds), ...missing });
export type Absence = z.infer<typeof absence>;

export const source = z.strictObject({
  title: line(200),
  publisher: z.optional(line(80)),
  kind: z.enum(sourceKinds),
  /** Absent where no canonical address is known: title and publisher are cited alone. */
  url: z.optional(link),
});
export type Source = z.infer<typeof source>;
