import type { ReactNode } from 'react';
import type { AssumptionsValue, FamilyValue, Headline } from '../../../registry/schema/claim.ts';
import type { Cell } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { familyStatuses, labelOf, type supports } from '../../../registry/schema/vocabulary.ts';
import { formatShort, isPast, sentence } from '../../state/format.ts';
import { Absence, Chip, Family, Freshness, Gauge, PastRing, Strip, TaskMark, Unequal } from '../../ui/marks/index.tsx';

export interface CellViewProps {
  field: FieldId;
  cell: Cell;
  now: Date;
  /** Shares its column with other fields: fewer lines. */
  stacked?: boolean;
  /** A mark alone, where the head says what it marks. */
  bare?: boolean;
}

/** One field of one system: gauge, value, qualifier; the date where it is a number or past its budget. */
export function CellView({ field, cell, now, stacked, bare }: CellViewProps) {
  if ('absence' in cell)
    return (
      <span className={bare ? 'cell bare' : 'cell'}>
        {bare ? (
          <span className="nil" data-kind={cell.absence.kind} role="img" aria-label={labelOf(cell.absence.kind)} />
        ) : (
          <span className="body">
            <Absence kind={cell.absence.kind} />
            {!stacked && cell.absence.kind !== 'not-applicable' && <span className="second old-ink">{cell.absence.searched}</span>}
          </span>
        )}
      </span>
    );
  const first = cell.claims[0] as Headline;
  const others = cell.claims.slice(1);
  const disputed = others.filter((claim) => first.conflictsWith?.includes(claim.id));
  const more = others.length - disputed.length;
  const { value: type, freshDays } = fieldOf(field);
  const number = type === 'number';
  const age = { asOf: first.asOf, days: freshDays, now };
  return (
    <span className={number ? 'cell number' : bare ? 'cell bare' : 'cell'}>
      <span className="edge">
        <Gauge rung={first.rung} small={bare === true} />
        {(stacked || bare) && <PastRing {...age} />}
      </span>
      <span className="body">
        <span className={disputed.length > 0 ? 'first disputed' : 'first'}>
          {valueIn(field, first, bare)}
          {number &&
            disputed.slice(0, 1).map((claim) => (
              <span key={claim.id}>
                {typeof claim.value === 'number' ? (
                  <>
                    {' '}
                    <Unequal /> {valueIn(field, claim)}
                  </>
                ) : (
                  <>
                    {'\u202f'}
                    <Unequal />
                  </>
                )}
              </span>
            ))}
          {stacked && more > 0 && (
            <span className="old-ink">
              {' '}
              +{more}
              <span className="visually-hidden"> more</span>
            </span>
          )}
        </span>
        {!bare && number && first.unit && !first.short?.includes(first.unit) && <span className="second unit">{first.unit}</span>}
        {!bare && !stacked && first.qualifier && <span className="second qualifier">{first.qualifier}</span>}
        {!bare &&
          !number &&
          disputed.slice(0, 1).map((claim) => (
            <span key={claim.id} className="second conflict">
              <Unequal /> {valueIn(field, claim)}
            </span>
          ))}
        {!bare && !stacked && more > 0 && !number && <span className="second old-ink">and {more} more</span>}
        {!bare && !stacked && (number || isPast(first.asOf, freshDays, now)) && (
          <span className="second">
            <Freshness {...age} />
          </span>
        )}
      </span>
    </span>
  );
}

/** The value of one claim on the first line: a drawing where the field has one, else words. */
export function valueIn(field: FieldId, claim: Headline, bare?: boolean): ReactNode {
  const { value: type, choices = [] } = fieldOf(field);
  const { value, short } = claim;
  if (type === 'families' && Array.isArray(value)) return <Families value={value as FamilyValue} />;
  if (type === 'choices' && Array.isArray(value)) return <Strip choices={choices} value={value as string[]} />;
  if (field.startsWith('tasks.') && type === 'choice' && typeof value === 'string') {
    const support = value as (typeof supports)[number];
    return bare ? (
      <TaskMark support={support} />
    ) : (
      <span className="task-word">
        <TaskMark support={support} hidden /> {labelOf(value)}
      </span>
    );
  }
  if (short !== undefined) return short;
  if (type === 'assumptions' && Array.isArray(value)) return partiesOf(value as AssumptionsValue);
  if (typeof value === 'number') return formatShort(value);
  if (type === 'choice' && typeof value === 'string')
    return field === 'output.semantics' ? sentence(labelOf(value)) : <Chip>{labelOf(value)}</Chip>;
  return String(value ?? '');
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
  sentence([...new Set(value.map((one) => labelOf(one.party)))].slice(0, 2).join(', '));
