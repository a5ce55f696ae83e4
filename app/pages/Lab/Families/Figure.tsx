import { spreadIn } from '../../../../lab/bench/sentences.ts';
import { formatNumber } from '../../../state/format.ts';
import { Absence, Gauge, gaugeText } from '../../../ui/marks/index.tsx';
import { t } from '../../../words/t.tsx';
import type { Cell, Reading } from './cells.ts';
import { change } from './change.ts';
import type { Column } from './columns.ts';
import { type Place, placeText } from './view.ts';

/** A repetition on the same machine moves the third digit of a ratio. */
const ratio = (value: number, digits = 2): string => (value < 10 ? value.toPrecision(digits) : formatNumber(Math.round(value)));

/** The value of a reading, without the unit of its column. */
export const shownValue = ({ value, unit }: Reading): string => (unit.startsWith('×') ? `${ratio(value)} ×` : formatNumber(value));

/** The least and the most of a time. */
export function shownSpread({ counts }: Reading): string | null {
  const spread = spreadIn(counts);
  if (!spread) return null;
  const digits = ratio(spread.least) === ratio(spread.most) ? 3 : 2;
  return `${ratio(spread.least, digits)}–${ratio(spread.most, digits)}`;
}

/** What a cell says: a figure that opens, or why there is none. */
export function Figure({ cell, place, column, name, opened }: { cell: Cell; place: Place; column: Column; name: string; opened: boolean }) {
  if (cell === null) return <Absence kind="not-published" />;
  if ('reason' in cell) return <span className="lab-none">– {t(cell.reason)}</span>;
  const { reading } = cell;
  const text = placeText(place);
  const spread = shownSpread(reading);
  return (
    <button
      type="button"
      className="lab-figure"
      data-cell={text}
      aria-haspopup="dialog"
      aria-expanded={opened}
      title={gaugeText(reading.rung)}
      onClick={() => change({ cell: opened ? undefined : text })}
    >
      <Gauge rung={reading.rung} small titled />
      <span className="visually-hidden">{t('{family}, {column}:', { family: name, column: t(column.name) })} </span>
      <b>{shownValue(reading)}</b>
      {spread && <small>{spread}</small>}
    </button>
  );
}
