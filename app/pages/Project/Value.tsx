import { fieldOf } from '../../../registry/schema/fields.ts';
import type { Claim, FamilyValue } from '../../../registry/schema/index.ts';
import { formatNumber, formatShort } from '../../state/format.ts';
import { Chip, Family } from '../../ui/marks/index.tsx';
import { label } from '../../words/t.tsx';

/** From a billion on in B or T: fifteen digits in a row are counted, not read. The title has them all. */
export const readable = (value: number): string => (Math.abs(value) >= 1e9 ? formatShort(value) : formatNumber(value));

/** The typed value of a claim as a mark, where its sentence does not already say it. Trust assumptions have a table. */
export function Value({
  claim: { field, value, unit, workload, short },
}: {
  claim: Pick<Claim, 'field' | 'value' | 'unit' | 'workload' | 'short'>;
}) {
  if (value === undefined) return null;
  switch (fieldOf(field).value) {
    case 'number':
      return (
        <p className="profile-figure" lang="en">
          <b title={formatNumber(value as number)}>{short ?? readable(value as number)}</b>
          {!short?.includes(unit ?? '') && unit}
          {workload && <span>{workload}</span>}
        </p>
      );
    case 'families':
      return (
        <ul className="profile-families">
          {(value as FamilyValue).map((one, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a family may stand twice, for two scopes
            <li key={i}>
              <Family family={one.family} status={one.status} />{' '}
              <span>
                {label(one.status)}
                {one.scope && <span lang="en">, {one.scope}</span>}
              </span>
            </li>
          ))}
        </ul>
      );
    case 'choice':
      return (
        <p className="profile-chips">
          <Chip>{label(value as string)}</Chip>
        </p>
      );
    case 'choices':
      return (
        <p className="profile-chips">
          {(value as string[]).map((one) => (
            <Chip key={one}>{label(one)}</Chip>
          ))}
        </p>
      );
    case 'date':
      return (
        <p className="profile-figure">
          <b>{value as string}</b>
        </p>
      );
    default:
      return null;
  }
}
