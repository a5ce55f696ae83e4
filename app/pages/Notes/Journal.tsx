import { lazy, useEffect, useMemo, useState } from 'react';
import type { Note } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import { type EntryState, useMonths, usePeriods, useRegister } from '../../state/register.ts';
import { type NotesView, notesHref } from '../../state/route/notes.ts';
import { Later } from '../../ui/Boundary.tsx';
import { t } from '../../words/t.tsx';
import { ChainFailed, OnHeads } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { followedIn, passes } from './filters.ts';
import { Month } from './Month.tsx';
import { MonthLinks, Months } from './Months.tsx';
import { monthName, monthsFor, spanOf, yearOf } from './months.ts';
import { NoneShown } from './NoneShown.tsx';
import { useSystems } from './NoteLine.tsx';
import { NotesFilters } from './NotesFilters.tsx';
import { useReadingList } from './readingList.ts';
import { useMonthCounts } from './useMonthCounts.ts';
import { useSame } from './useSame.ts';

const Follow = lazy(() => import('../../ui/Follow.tsx'));
const TakeNotes = lazy(() => import('../TakeAway/TakeNotes.tsx'));

/** About how many notes the journal shows before it is asked for more. */
const pageful = 20;
/** At most this many months are read at once, however few of their notes pass the filters. */
const stride = 12;

/** The journal: months as running heads, newest first. Only the months that are asked for are read. */
export function Journal({ view }: { view: NotesView }) {
  const { month, year } = view;
  useTitle(month !== null ? t('Notes of {month}', { month: monthName(month) }) : t('Research notes'));
  const { phase, error, firstPage } = useRegister('phase', 'error', 'firstPage');
  const all = usePeriods();
  const periods = useMemo(
    () => all.filter((period) => (month === null ? year === null || yearOf(period) === year : period === month)),
    [all, month, year],
  );
  const [wanted, setWanted] = useState(pageful);
  const [limit, setLimit] = useState(stride);
  const [shown, setShown] = useState(1);
  const months = useMonths(month === null ? periods.slice(0, shown) : periods);
  const counts = useMonthCounts(all);

  // Month after month, until enough notes pass the filters: how many a month holds is known when it has come.
  const matching = new Map(
    months.flatMap(({ period, notes }) =>
      isComplete(notes) ? [[period, verified(notes).filter((note) => passes(note, view)).length] as const] : [],
    ),
  );
  const needed = monthsFor(wanted, periods, matching, limit);
  useEffect(() => setShown((now) => Math.max(now, needed)), [needed]);
  const read = useSame(months.flatMap(({ notes }) => (notes === 'loading' ? [] : verified(notes))));
  const count = useMemo(() => read.filter((note) => passes(note, view)).length, [read, view]);
  const named = useMemo(() => read.flatMap((note) => note.projects), [read]);
  const systems = useSystems(named);

  const complete = firstPage !== null && months.every(({ notes }) => isComplete(notes)) && (month !== null || shown >= needed);
  const older = month === null && shown < periods.length;
  return (
    <OnHeads>
      <div className="wrap journal">
        <header className="list-lead journal-lead">
          <div>
            <h1>{t('Research notes')}</h1>
            <p>
              {t(
                'Research Notes track developments that may change how decentralized machine learning systems are built and understood. The purpose is to maintain a high-signal, system-level research log.',
              )}
            </p>
          </div>
          <Months view={view} periods={all} counts={counts} />
        </header>
        <NotesFilters view={view} notes={read} systems={systems} />
        <div className="journal-over">
          <p className="journal-count" role="status">
            {complete
              ? months.length > 0 &&
                t('{notes} in {span}, of {months} that have notes. Newest first.', {
                  notes: plural(count, 'note'),
                  span: spanOf(months.map(({ period }) => period)),
                  months: plural(all.length, 'month'),
                })
              : t('Reading the months …')}
          </p>
          <ListLink />
          {count > 0 && (
            <Later>
              <TakeNotes months={months} view={view} />
              <Follow of={followedIn(view)} />
            </Later>
          )}
        </div>
        {month !== null && firstPage && <MonthLinks view={view} periods={all} />}
        {months.map(({ period, notes }) => (
          <Month key={period} period={period} notes={notes} view={view} systems={systems} />
        ))}
        {complete && count === 0 && (
          <NoneShown view={view} notes={read} periods={all} looked={months.map(({ period }) => period)} systems={systems} />
        )}
        {complete && older && (
          <p className="journal-older">
            <button
              type="button"
              className="button secondary"
              onClick={() => {
                setWanted(count + pageful);
                setLimit(shown + stride);
              }}
            >
              {count === 0 ? t('Look in older months') : t('Show older notes')}
            </button>
            <span>{t('{months} not read yet.', { months: plural(periods.length - shown, 'older month') })}</span>
          </p>
        )}
        {phase === 'failed' && error && firstPage && <ChainFailed error={error} />}
      </div>
    </OnHeads>
  );
}

/** The way to what this browser keeps for its reader. */
function ListLink() {
  const list = useReadingList();
  if (list.length === 0) return null;
  return <a href={notesHref({ list })}>{t('Reading list: {notes}', { notes: plural(list.length, 'note') })}</a>;
}

const verified = (notes: readonly EntryState<Note>[]): Note[] => notes.flatMap((one) => (one.state === 'verified' ? [one.document] : []));
const isComplete = (notes: readonly EntryState<Note>[] | 'loading'): notes is readonly EntryState<Note>[] =>
  notes !== 'loading' && notes.every((one) => one.state !== 'waiting');
