import type { AssumptionsValue, FamilyValue, Headline } from '../../../../registry/schema/claim.ts';
import { formatNumber, sentence } from '../../../state/format.ts';
import { Family } from '../../../ui/marks/index.tsx';
import { label, T, t } from '../../../words/t.tsx';

/** The typed value in full: a number with its unit, words, families with their status, assumptions with what nobody checks. */
export function TypedValue({ claim: { value, unit } }: { claim: Headline }) {
  if (typeof value === 'number')
    return (
      <>
        <b>{formatNumber(value)}</b> <span lang="en">{unit}</span>
      </>
    );
  if (typeof value === 'string') return label(value);
  const list = value as readonly (string | FamilyValue[number] | AssumptionsValue[number])[];
  if (list.every((one) => typeof one === 'string')) return list.map((one) => label(one)).join(t(', '));
  return (
    <ul className="typed">
      {list.map((one) => {
        if (typeof one === 'string') return null;
        if ('family' in one)
          return (
            <li key={JSON.stringify(one)}>
              <Family family={one.family} status={one.status} />{' '}
              <span className="second">
                {label(one.status)}
                {one.scope && <span lang="en">, {one.scope}</span>}
              </span>
            </li>
          );
        return (
          <li key={JSON.stringify(one)}>
            <b className="party">{sentence(label(one.party))}</b> <span lang="en">{one.who}</span>
            <span className="second">
              <T text="for: {what}" what={<span lang="en">{one.forWhat}</span>} />
            </span>
            {one.unchecked && (
              <span className="second unchecked">
                <T text="nobody checks: {what}" what={<span lang="en">{one.unchecked}</span>} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
