import { ArrowLeft, ArrowRight } from 'lucide';
import { plural } from '../../state/format.ts';
import { type NotesView, notesHref } from '../../state/route/notes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { t } from '../../words/t.tsx';
import { around, calendarOf, monthName, monthOf } from './months.ts';

/** Years that stand open at once; older ones are behind a word. */
const YEARS = 4;

interface MonthsProps {
  view: NotesView;
  periods: readonly number[];
  /** How many notes a month holds, as far as that is known. */
  counts: ReadonlyMap<number, number>;
}

/** Every month of every year: how many notes it has, and the gaps. A year leads to all of its months. */
export function Months({ view, periods, counts }: MonthsProps) {
  const years = calendarOf(periods);
  const max = Math.max(1, ...counts.values());
  const row = ({ year, months }: (typeof years)[number]) => (
    <li key={year}>
      <a className="months-year" href={notesHref({ ...view, month: null, year })} aria-current={view.year === year ? 'page' : undefined}>
        {year}
      </a>
      <ol>
        {months.map((period, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the months of a year never move
          <li key={i}>
            {period === null ? (
              <Gap year={year} month={i + 1} />
            ) : (
              <Month period={period} view={view} count={counts.get(period)} max={max} />
            )}
          </li>
        ))}
      </ol>
    </li>
  );
  return (
    <nav className="months" aria-label={t('Months')}>
      <ol className="months-years">{years.slice(0, YEARS).map(row)}</ol>
      {years.length > YEARS && (
        <details>
          <summary>{t('{years} before', { years: plural(years.length - YEARS, 'year') })}</summary>
          <ol className="months-years">{years.slice(YEARS).map(row)}</ol>
        </details>
      )}
    </nav>
  );
}

/** The tallest bar, in pixels. */
const TALL = 18;

function Month({ period, view, count, max }: { period: number; view: NotesView; count: number | undefined; max: number }) {
  const height = count === undefined ? 0 : Math.max(2, Math.round((TALL * count) / max));
  const words = count === undefined ? monthName(period) : `${monthName(period)}: ${plural(count, 'note')}`;
  return (
    <a href={notesHref({ ...view, month: period, year: null })} aria-current={view.month === period ? 'page' : undefined} title={words}>
      <span className="visually-hidden">{words}</span>
      <svg viewBox={`0 0 20 ${TALL}`} preserveAspectRatio="none" aria-hidden="true">
        <rect y={TALL - height} width="20" height={height} />
      </svg>
      <span aria-hidden="true">{monthOf(period).slice(5)}</span>
    </a>
  );
}

function Gap({ year, month }: { year: number; month: number }) {
  const words = t('{month}: no notes', { month: monthName(100 * year + month) });
  return (
    <span className="months-gap" title={words}>
      <span className="visually-hidden">{words}</span>
      <span aria-hidden="true">{String(month).padStart(2, '0')}</span>
    </span>
  );
}

/** The running head of a month; it leads to the month alone, with the same filters. */
export function MonthHead({ period, view, count }: { period: number; view: NotesView; count?: number | undefined }) {
  return (
    <div className="month-head">
      <h2>{view.month === period ? monthName(period) : <a href={notesHref({ ...view, month: period })}>{monthName(period)}</a>}</h2>
      {count !== undefined && <p>{plural(count, 'note')}</p>}
    </div>
  );
}

/** From one month to the next that has notes. */
export function MonthLinks({ view, periods }: { view: NotesView; periods: readonly number[] }) {
  const { newer, older } = around(view.month ?? 0, periods);
  return (
    <nav className="month-links" aria-label={t('Months beside this one')}>
      {older !== null && (
        <a href={notesHref({ ...view, month: older })}>
          <Icon node={ArrowLeft} /> {monthOf(older)}
        </a>
      )}
      <a href={notesHref({ ...view, month: null })}>{t('All months')}</a>
      {newer !== null && (
        <a href={notesHref({ ...view, month: newer })}>
          {monthOf(newer)} <Icon node={ArrowRight} />
        </a>
      )}
    </nav>
  );
}
