import type { Note, Overview } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import { type NotesView, notesHref } from '../../state/route/notes.ts';
import { label, T, t } from '../../words/t.tsx';
import { filterWords, ifDropped } from './filters.ts';
import { around, monthName, monthOf, spanOf } from './months.ts';

interface NoneShownProps {
  view: NotesView;
  notes: readonly Note[];
  periods: readonly number[];
  /** The months that were looked through. */
  looked: readonly number[];
  systems: ReadonlyMap<string, Overview>;
}

/** Nothing passes: what was looked at, which filter to drop, and how many notes would show. */
export function NoneShown({ view, notes, periods, looked, systems }: NoneShownProps) {
  if (periods.length === 0) return <p className="journal-none">{t('The register holds no notes yet.')}</p>;
  if (looked.length === 0) return <Nothing view={view} periods={periods} />;
  const drops = ifDropped(notes, view);
  const would = (count: number) => t('{notes} would show', { notes: plural(count, 'note') });
  return (
    <div className="journal-none">
      <p>{t('No note of {months} passes these filters.', { months: spanOf(looked) })}</p>
      {drops.length > 0 ? (
        <ul>
          {drops.map(({ name, value, count }) => (
            <li key={name}>
              <a href={notesHref({ ...view, [name]: null })}>
                {t('Drop {filter} “{value}”', { filter: t(filterWords[name]), value: systems.get(value)?.name ?? label(value) })}
              </a>
              : {would(count)}
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <a href={notesHref({ month: view.month, year: view.year })}>{t('Drop all filters')}</a>: {would(notes.length)}
        </p>
      )}
      {(view.month !== null || view.year !== null) && (
        <p>
          <T text="Or look in {all}." all={<a href={notesHref({ ...view, month: null, year: null })}>{t('all months')}</a>} />
        </p>
      )}
    </div>
  );
}

/** A month or a year that has no notes, and the nearest months that have. */
function Nothing({ view, periods }: { view: NotesView; periods: readonly number[] }) {
  const { newer, older } = around(view.month ?? 100 * (view.year ?? 0) + 6, periods);
  const near = [older, newer].filter((one) => one !== null);
  return (
    <p className="journal-none">
      {t('{month} has no notes. The nearest months that have:', { month: view.month === null ? String(view.year) : monthName(view.month) })}{' '}
      {near.map((one, i) => (
        <span key={one}>
          {i > 0 && ', '}
          <a href={notesHref({ ...view, month: one, year: null })}>{monthOf(one)}</a>
        </span>
      ))}
      .
    </p>
  );
}
