import { lazy, useEffect, useState } from 'react';
import type { Note } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import { type EntryState, useMonths, usePeriods, useRegister } from '../../state/register.ts';
import { type NotesView, parseNotes } from '../../state/route/notes.ts';
import { Later } from '../../ui/Boundary.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { ChainFailed } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { byNewest, followedIn, passes } from './filters.ts';
import { MonthHead, MonthLinks } from './Month.tsx';
import { monthName, monthsFor, spanOf } from './months.ts';
import { NoneShown } from './NoneShown.tsx';
import { NoteLine, NoteWithout, useSystems } from './NoteLine.tsx';
import { NotesFilters } from './NotesFilters.tsx';
import '../../ui/listPage.css';
import './notes.css';

const Follow = lazy(() => import('../../ui/Follow.tsx'));
const TakeNotes = lazy(() => import('../TakeAway/TakeNotes.tsx'));

/** About how many notes the journal shows before it is asked for more. */
const pageful = 20;
/** At most this many months are read at once, however few of their notes pass the filters. */
const stride = 12;

/** The journal: months as running heads, newest first. Only the months that are asked for are read. */
function Notes({ view }: { view: NotesView }) {
  useTitle(view.month === null ? 'Research notes' : `Notes of ${monthName(view.month)}`);
  const { phase, error, firstPage } = useRegister();
  const periods = usePeriods();
  const systems = useSystems();
  const [wanted, setWanted] = useState(pageful);
  const [limit, setLimit] = useState(stride);
  const [shown, setShown] = useState(1);
  const months = useMonths(view.month === null ? periods.slice(0, shown) : periods.filter((period) => period === view.month));

  // Month after month, until enough notes pass the filters: how many a month holds is known when it has come.
  const matching = new Map(
    months.flatMap(({ period, notes }) =>
      isComplete(notes) ? [[period, verified(notes).filter((note) => passes(note, view)).length] as const] : [],
    ),
  );
  const needed = monthsFor(wanted, periods, matching, limit);
  useEffect(() => setShown((now) => Math.max(now, needed)), [needed]);

  if (phase === 'failed' && error && !firstPage)
    return (
      <div className="wrap">
        <ChainFailed error={error} />
      </div>
    );
  const read = months.flatMap(({ notes }) => (notes === 'loading' ? [] : verified(notes)));
  const count = read.filter((note) => passes(note, view)).length;
  const complete = firstPage !== null && months.every(({ notes }) => isComplete(notes)) && (view.month !== null || shown >= needed);
  const older = view.month === null && shown < periods.length;
  return (
    <div className="wrap journal">
      <header className="list-lead">
        <h1>Research notes</h1>
        <p>
          Research Notes track developments that may change how decentralized machine learning systems are built and understood. The purpose
          is to maintain a high-signal, system-level research log.
        </p>
      </header>
      <NotesFilters view={view} notes={read} systems={systems} />
      <div className="journal-over">
        <p className="journal-count" role="status">
          {complete
            ? months.length > 0 &&
              `${plural(count, 'note')} in ${spanOf(months.map(({ period }) => period))}, of ${plural(periods.length, 'month')} that have notes. Newest first.`
            : 'Reading the months …'}
        </p>
        {count > 0 && (
          <Later>
            <TakeNotes months={months} view={view} />
            <Follow of={followedIn(view)} />
          </Later>
        )}
      </div>
      {view.month !== null && firstPage && <MonthLinks view={view} periods={periods} />}
      {months.map(({ period, notes }) => (
        <Month key={period} period={period} notes={notes} view={view} systems={systems} />
      ))}
      {complete && count === 0 && (
        <NoneShown view={view} notes={read} periods={periods} looked={months.map(({ period }) => period)} systems={systems} />
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
            {count === 0 ? 'Look in older months' : 'Show older notes'}
          </button>
          <span>{plural(periods.length - shown, 'older month')} not read yet.</span>
        </p>
      )}
      {phase === 'failed' && error && firstPage && <ChainFailed error={error} />}
    </div>
  );
}

function Month({
  period,
  notes,
  view,
  systems,
}: {
  period: number;
  notes: readonly EntryState<Note>[] | 'loading';
  view: NotesView;
  systems: ReturnType<typeof useSystems>;
}) {
  if (notes === 'loading')
    return (
      <section className="month" aria-busy="true">
        <MonthHead period={period} view={view} />
        <div className="month-waiting">
          <span className="bar" />
          <span className="bar" />
          <span className="slow">Waiting for the chain to name the notes of this month.</span>
        </div>
      </section>
    );
  const passing = verified(notes)
    .filter((note) => passes(note, view))
    .toSorted(byNewest);
  // What could not be checked is never judged by its values: it stays, with its reason.
  const others = notes.flatMap((one) => (one.state === 'verified' ? [] : [one]));
  if (passing.length === 0 && others.length === 0) return null;
  return (
    <section className="month">
      <MonthHead period={period} view={view} />
      <div>
        {passing.map((note) => (
          <NoteLine key={note.slug} period={period} note={note} systems={systems} full />
        ))}
        {others.map((one) => (
          <NoteWithout key={one.entry.key} state={one} />
        ))}
      </div>
    </section>
  );
}

const verified = (notes: readonly EntryState<Note>[]): Note[] => notes.flatMap((one) => (one.state === 'verified' ? [one.document] : []));
const isComplete = (notes: readonly EntryState<Note>[] | 'loading'): notes is readonly EntryState<Note>[] =>
  notes !== 'loading' && notes.every((one) => one.state !== 'waiting');

export default fromAddress(parseNotes, Notes);
