import { ArrowLeft, ArrowRight } from 'lucide';
import { type NotesView, notesHref } from '../../state/route/notes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { around, monthName, monthOf } from './months.ts';

/** The running head of a month; it leads to the month alone, with the same filters. */
export function MonthHead({ period, view }: { period: number; view: NotesView }) {
  return (
    <h2 className="month-head">
      {view.month === period ? monthName(period) : <a href={notesHref({ ...view, month: period })}>{monthName(period)}</a>}
    </h2>
  );
}

/** From one month to the next that has notes. */
export function MonthLinks({ view, periods }: { view: NotesView; periods: readonly number[] }) {
  const { newer, older } = around(view.month ?? 0, periods);
  return (
    <nav className="month-links" aria-label="Months">
      {older !== null && (
        <a href={notesHref({ ...view, month: older })}>
          <Icon node={ArrowLeft} /> {monthOf(older)}
        </a>
      )}
      <a href={notesHref({ ...view, month: null })}>All months</a>
      {newer !== null && (
        <a href={notesHref({ ...view, month: newer })}>
          {monthOf(newer)} <Icon node={ArrowRight} />
        </a>
      )}
    </nav>
  );
}
