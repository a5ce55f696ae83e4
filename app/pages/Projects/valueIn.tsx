import type { ReactNode } from 'react';
import type { AssumptionsValue, FamilyValue, Headline } from '../../../registry/schema/claim.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { familyStatuses, type supports } from '../../../registry/schema/vocabulary.ts';
import { formatShort, sentence } from '../../state/format.ts';
import { Chip, Family, Strip, TaskMark } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';
import { MOST_SQUARES } from './columns.ts';
import { fitWords, unbroken } from './fit.ts';

/** How much space a value has. */
export interface Fit {
  /** A mark alone, where the head says what it marks. */
  bare?: boolean | undefined;
  /** Pixels for text; what does not fit into its lines is cut between words. Without it nothing is cut. */
  room?: number | undefined;
  lines?: number;
  /** Pixels that stay free at the end of the last line. */
  tail?: number;
}

/** The value of one claim on the first line: a drawing where the field has one, else words. */
export function valueIn(field: FieldId, claim: Headline, { bare, room, lines = 3, tail }: Fit = {}): ReactNode {
  const { value: type, choices = [] } = fieldOf(field);
  const { value, short } = claim;
  const words = (text: string) => unbroken(room ? fitWords(text, room, lines, 13, tail) : text);
  if (type === 'families' && Array.isArray(value)) return <Families value={value as FamilyValue} />;
  if (type === 'choices' && Array.isArray(value) && choices.length > MOST_SQUARES)
    return words((value as string[]).map(label).join(t(', ')));
  if (type === 'choices' && Array.isArray(value)) return <Strip choices={choices} value={value as string[]} />;
  if (field.startsWith('tasks.') && type === 'choice' && typeof value === 'string') {
    const support = value as (typeof supports)[number];
    return bare ? (
      <TaskMark support={support} />
    ) : (
      <span className="task-word">
        <TaskMark support={support} hidden /> {label(value)}
      </span>
    );
  }
  if (short !== undefined) return words(short);
  if (type === 'assumptions' && Array.isArray(value)) return words(partiesOf(value as AssumptionsValue));
  if (typeof value === 'number') return formatShort(value);
  if (type === 'choice' && typeof value === 'string')
    return field === 'output.semantics' ? sentence(label(value)) : <Chip>{label(value)}</Chip>;
  return words(String(value ?? ''));
}

/** Whether the first line is a text of the claim, in the language that it was approved in. */
export function inWords(field: FieldId, { value, short }: Headline): boolean {
  const { value: type } = fieldOf(field);
  if ((type === 'families' || type === 'choices') && Array.isArray(value)) return false;
  return short !== undefined && !(field.startsWith('tasks.') && type === 'choice' && typeof value === 'string');
}

/** Each family once, with its strongest status; what it covers is in the claim. */
function Families({ value }: { value: FamilyValue }) {
  const best = new Map<string, FamilyValue[number]>();
  for (const one of value) {
    const known = best.get(one.family);
    if (!known || familyStatuses.indexOf(one.status) < familyStatuses.indexOf(known.status)) best.set(one.family, one);
  }
  return (
    <span className="families">
      {[...best.values()].map((one) => (
        <Family key={one.family} family={one.family} status={one.status} scope={one.scope} />
      ))}
    </span>
  );
}

const partiesOf = (value: AssumptionsValue): string =>
  sentence([...new Set(value.map((one) => label(one.party)))].slice(0, 2).join(t(', ')));
