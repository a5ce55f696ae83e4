import type { Overview } from '../schema/documents.ts';
import { type FieldId, fieldIds, fieldOf } from '../schema/fields.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import { sections } from './sections.ts';
import type { RowOrder } from './view.ts';

/** A field, and whether the systems say the same of it. */
export interface ComparedRow {
  field: FieldId;
  likeness: Likeness;
}

/** How soon a row comes among differences: sentences and types before numbers, then what is equal, then what nobody knows. */
const placeOf = ({ field, likeness }: ComparedRow): number =>
  likeness === 'same' ? 2 : likeness === 'absent' ? 3 : fieldOf(field).value === 'number' ? 1 : 0;

/** The sections with their rows in the order asked for. */
export function comparedRows(documents: readonly Pick<Overview, 'fields'>[], order: RowOrder) {
  return sections.map(({ question, fields }) => {
    const rows = fields.map(
      (field): ComparedRow => ({
        field,
        likeness: likenessOf(
          documents.map((one) => one.fields[field]),
          field,
        ),
      }),
    );
    const before = order === 'dictionary' ? (row: ComparedRow) => fieldIds.indexOf(row.field) : placeOf;
    return { question, rows: rows.toSorted((a, b) => before(a) - before(b)) };
  });
}
