import type { Json } from '../../../registry/cid/index.ts';
import { formatNumber, sentence } from '../../state/format.ts';
import { label, t } from '../../words/t.tsx';
import { objectOf, type SideName, wordsOf } from './sides.ts';
import { Mark } from './Words.tsx';

/** The typed value of a claim or reading on one side: a number with its unit, or the entries of a list, each marked where the other side lacks it or has it elsewhere. */
export function TypedSide({
  value,
  other,
  unit,
  differs,
  side,
}: {
  value: Json;
  other: Json | undefined;
  unit: Json | undefined;
  differs: { value: boolean; unit: boolean };
  side: SideName;
}) {
  if (typeof value === 'number') {
    // Two numbers that differ behind the digits that are drawn elsewhere are given in full.
    const hidden = typeof other === 'number' && other !== value && formatNumber(other) === formatNumber(value);
    const figure = hidden ? String(value) : formatNumber(value);
    return (
      <p className="diff-figure">
        <b>{differs.value ? <Mark side={side} text={figure} /> : figure}</b>{' '}
        {typeof unit === 'string' && (differs.unit ? <Mark side={side} text={unit} /> : unit)}
      </p>
    );
  }
  const list = Array.isArray(value) ? value : [value];
  const others = new Set((Array.isArray(other) ? other : [other]).map((one) => JSON.stringify(one)));
  // The same entries in another order: none is new, and all of them moved.
  const moved = list.length === others.size && list.every((one) => others.has(JSON.stringify(one)));
  return (
    <ul className="diff-values">
      {list.map((one) => {
        const text = entryWords(one);
        return (
          <li key={JSON.stringify(one)}>
            {differs.value && (moved || !others.has(JSON.stringify(one))) ? <Mark side={side} text={text} /> : text}
          </li>
        );
      })}
    </ul>
  );
}

/** One entry of a list in words: a family with its status, a trust assumption with what nobody checks, or a word of a closed list. */
function entryWords(entry: Json): string {
  if (typeof entry === 'string') return label(entry);
  const { family, status, scope, party, who, forWhat, unchecked, ...rest } = objectOf(entry) ?? {};
  if (Object.keys(rest).length > 0) return wordsOf(entry);
  if (typeof family === 'string' && typeof status === 'string')
    return `${label(family)}: ${label(status)}${scope === undefined ? '' : `, ${wordsOf(scope)}`}`;
  if (typeof party === 'string')
    return t(unchecked === undefined ? '{party}: {who}, for {what}' : '{party}: {who}, for {what}; nobody checks {unchecked}', {
      party: sentence(label(party)),
      who: wordsOf(who),
      what: wordsOf(forWhat),
      unchecked: wordsOf(unchecked),
    });
  return wordsOf(entry);
}
