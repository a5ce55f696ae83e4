import type { AssumptionsValue, FamilyValue, Headline } from '../../../../registry/schema/claim.ts';
import { labelOf } from '../../../../registry/schema/vocabulary.ts';
import { formatNumber, sentence } from '../../../state/format.ts';
import { Family } from '../../../ui/marks/index.tsx';

/** The typed value in full: a number with its unit, words, families with their status, assumptions with what nobody checks. */
export function TypedValue({ claim: { value, unit } }: { claim: Headline }) {
  if (typeof value === 'number')
    return (
      <>
        <b>{formatNumber(value)}</b> {unit}
      </>
    );
  if (typeof value === 'string') return labelOf(value);
  const list = value as readonly (string | FamilyValue[number] | AssumptionsValue[number])[];
  if (list.every((one) => typeof one === 'string')) return list.map((one) => labelOf(one)).join(', ');
  return (
    <ul className="typed">
      {list.map((one) => {
        if (typeof one === 'string') return null;
        if ('family' in one)
          return (
            <li key={JSON.stringify(one)}>
              <Family family={one.family} status={one.status} />{' '}
              <span className="second">
                {labelOf(one.status)}
                {one.scope && `, ${one.scope}`}
              </span>
            </li>
          );
        return (
          <li key={JSON.stringify(one)}>
            <b className="party">{sentence(labelOf(one.party))}</b> {one.who}
            <span className="second">for: {one.forWhat}</span>
            {one.unchecked && <span className="second unchecked">nobody checks: {one.unchecked}</span>}
          </li>
        );
      })}
    </ul>
  );
}
