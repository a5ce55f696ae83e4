import { units } from '../../../../lab/number/e4m3.ts';
import { neighbour } from '../../../../lab/number/neighbours.ts';
import { t } from '../../../words/t.tsx';
import { valueText } from './ink.ts';

const width = 320;

/** The number to which a sum was rounded, its two neighbours, and where the sum lies between them. */
export function NumberLine({ due, claimed, exact }: { due: number; claimed: number; exact: number }) {
  const [below, above] = [neighbour(due, -1) ?? due, neighbour(due, 1) ?? due];
  const [from, to] = [units[below] as number, units[above] as number];
  const at = (u: number): number => 12 + ((Math.min(Math.max(u, from), to) - from) / (to - from)) * (width - 24);
  const numbers = [...new Set([below, due, above])];
  // The outer numbers may be long: they are written inwards from their marks.
  const anchors = numbers.map((byte) => (byte === due && numbers.length === 3 ? 'middle' : byte === below ? 'start' : 'end'));
  return (
    <svg
      className="run-line"
      viewBox={`0 0 ${width} 62`}
      role="img"
      aria-label={t('The exact sum lies nearest to {number}', { number: valueText(due) })}
    >
      <path d={`M8 32h${width - 16}`} />
      {numbers.map((byte, n) => {
        const x = at(units[byte] as number);
        return (
          <g key={byte}>
            <path d={`M${x} 26v12`} />
            <text x={x} y="56" textAnchor={anchors[n] ?? 'middle'}>
              {valueText(byte)}
            </text>
            {byte === claimed && <rect x={x - 5} y="27" width="10" height="10" />}
          </g>
        );
      })}
      <path className="run-exact" d={`M${at(exact)} 24l-5-9h10z`} />
      <text x={Math.min(Math.max(at(exact), 34), width - 34)} y="11" textAnchor="middle">
        {t('the sum')}
      </text>
    </svg>
  );
}
