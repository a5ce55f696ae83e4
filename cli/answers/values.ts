import type { Entry } from '../../registry/actions/words.ts';
import type { Json } from '../../registry/cid/index.ts';
import { clocksIn, historyOf } from '../../registry/history/historyOf.ts';
import { readRevision } from '../../registry/history/readRevision.ts';
import type { Line } from '../../registry/history/types.ts';
import type { FieldId } from '../../registry/schema/fields.ts';
import type { ChangeKind } from '../../registry/schema/vocabulary.ts';
import type { Register } from '../connect/openRegister.ts';
import { revisionsOf } from './openEntry.ts';
import { type RevisionPart, revisionPart } from './show.ts';

/** One claim, absence or reading through its versions. */
export interface ValueLine {
  subject: string;
  /** Id of a claim or reading, else its path. */
  name: string;
  label: string;
  field: string | null;
  values: {
    change: 'added' | 'removed' | 'changed';
    kind: ChangeKind;
    summary: string;
    held: string | null;
    read: string | null;
    revision: RevisionPart;
    /** Null: it went. */
    value: Json | null;
  }[];
}

/** Every value that claims, absences and readings ever had, oldest first. A version that cannot be read is among the failures. */
export async function valuesOf(
  register: Register,
  entry: Entry,
  { fields, claims }: { fields?: readonly FieldId[] | undefined; claims?: readonly string[] | undefined },
): Promise<{ lines: ValueLine[]; failures: unknown[] }> {
  const revisions = (await revisionsOf(register, entry)).toReversed();
  const read = await Promise.all(revisions.map((revision) => readRevision(register.reader, entry.kind, revision)));
  const { lines } = historyOf(entry.kind, read);
  const wanted = ({ subject, field, name }: Line): boolean =>
    ['claim', 'absence', 'reading', 'section', 'text'].includes(subject) &&
    (!fields || (field !== undefined && fields.includes(field))) &&
    (!claims || claims.includes(name));
  return { lines: lines.filter(wanted).map(lineOf), failures: read.flatMap((one) => ('error' in one ? [one.error] : [])) };
}

const lineOf = ({ subject, name, label, field, values }: Line): ValueLine => ({
  subject,
  name,
  label,
  field: field ?? null,
  values: values.map(({ step: { to }, change, kind, after }) => ({
    change,
    kind,
    summary: to.document.change.summary,
    ...clocksIn(after),
    revision: revisionPart(to.revision),
    value: after ?? null,
  })),
});
