import type { Note, Overview } from '../../../registry/schema/index.ts';
import { labelOf } from '../../../registry/schema/vocabulary.ts';
import { plural } from '../../state/format.ts';
import { type NotesView, notesHref } from '../../state/route/notes.ts';
import { ifDropped } from './filters.ts';
import { around, monthName, monthOf, spanOf } from './months.ts';

/** Nothing passes: what was looked at, which filter to drop, and how many notes would show. */
export function NoneShown({
  view,
  notes,
  periods,
  looked,
  systems,
}: {
  view: NotesView;
  notes: readonly Note[];
  periods: readonly number[];
  looked: readonly number[];
  systems: ReadonlyMap<string, Overview>;
}) {
  if (periods.length === 0) return <p className="journal-none">The register holds no notes yet.</p>;
  if (view.month !== null && !periods.includes(view.month)) {
    const { newer, older } = around(view.month, periods);
    const near = [older, newer].filter((one) => one !== null);
    return (
      <p className="journal-none">
        {monthName(view.month)} has no notes. The nearest months that have:{' '}
        {near.map((one, i) => (
          <span key={one}>
            {i > 0 && ', '}
            <a href={notesHref({ ...view, month: one })}>{monthOf(one)}</a>
          </span>
        ))}
        .
      </p>
    );
  }
  const drops = ifDropped(notes, view);
  return (
    <div className="journal-none">
      <p>No note of {spanOf(looked)} passes these filters.</p>
      {drops.length > 0 ? (
        <ul>
          {drops.map(({ name, value, count }) => (
            <li key={name}>
              <a href={notesHref({ ...view, [name]: null })}>
                Drop {name} “{systems.get(value)?.name ?? labelOf(value)}”
              </a>
              : {plural(count, 'note')} would show
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <a href={notesHref({ month: view.month })}>Drop all filters</a>: {plural(notes.length, 'note')} would show
        </p>
      )}
      {view.month !== null && (
        <p>
          Or look in <a href={notesHref({ ...view, month: null })}>all months</a>.
        </p>
      )}
    </div>
  );
}
