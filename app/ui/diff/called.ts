import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { fieldLabel, t, word } from '../../words/t.tsx';

/** Names that the difference of documents has of its own, and no form says. */
const names: Readonly<Record<string, string>> = {
  Schema: word('Schema'),
  Replaces: word('Replaces'),
  Sentence: word('Sentence'),
  Link: word('Link'),
  'Read on': word('Read on'),
};

/** What a reader calls a thing of a document: by its field, with the date in which the label of a reading ends; else by its own name. */
export function called({ label, field }: { label: string; field?: FieldId }): string {
  if (field && label.startsWith(fieldOf(field).label)) return fieldLabel(field) + label.slice(fieldOf(field).label.length);
  return t(names[label] ?? label);
}
