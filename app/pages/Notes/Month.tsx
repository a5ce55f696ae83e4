import { lazy, useEffect, useMemo, useState } from 'react';
import type { Note, Overview } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import type { EntryState } from '../../state/register.ts';
import type { NotesView } from '../../state/route/notes.ts';
import { Later } from '../../ui/Boundary.tsx';
import { t } from '../../words/t.tsx';
import { byNewest, passes } from './filters.ts';
import { MonthHead } from './Months.tsx';
import { NoteLine, NoteWithout } from './NoteLine.tsx';
import { useSame } from './useSame.ts';

const LongMonth = lazy(() => import('./LongMonth.tsx'));

/** Notes that are drawn at once; of more, those in view and some around them. */
const DRAWN = 60;

interface MonthProps {
  period: number;
  notes: readonly EntryState<Note>[] | 'loading';
  view: NotesView;
  systems: ReadonlyMap<string, Overview>;
}

/** A month of the journal under its running head. */
export function Month({ period, notes, view, systems }: MonthProps) {
  // A page that was drawn without a screen begins with the notes that it can place; what is in view is known after that.
  const [placed, setPlaced] = useState(false);
  useEffect(() => setPlaced(true), []);
  const known = useSame(notes === 'loading' ? [] : notes);
  const passing = useMemo(
    () => known.flatMap((one) => (one.state === 'verified' && passes(one.document, view) ? [one.document] : [])).toSorted(byNewest),
    [known, view],
  );
  if (notes === 'loading')
    return (
      <section className="month" aria-busy="true">
        <MonthHead period={period} view={view} />
        <div className="month-waiting">
          <span className="bar" />
          <span className="bar" />
          <span className="slow">{t('Waiting for the chain to name the notes of this month.')}</span>
        </div>
      </section>
    );
  // What could not be checked is never judged by its values: it stays, with its reason.
  const others = notes.flatMap((one) => (one.state === 'verified' ? [] : [one]));
  if (passing.length === 0 && others.length === 0) return null;
  const drawn = passing.slice(0, DRAWN).map((note) => <NoteLine key={note.slug} period={period} note={note} systems={systems} full />);
  return (
    <section className="month">
      <MonthHead period={period} view={view} count={passing.length} />
      <div>
        {placed && passing.length > DRAWN ? (
          <Later fallback={drawn}>
            <LongMonth period={period} notes={passing} systems={systems} />
          </Later>
        ) : (
          drawn
        )}
        {passing.length > DRAWN && (
          <noscript>
            {t('{notes} more of this month are drawn by the script of this page.', { notes: plural(passing.length - DRAWN, 'note') })}
          </noscript>
        )}
        {others.slice(0, DRAWN).map((one) => (
          <NoteWithout key={one.entry.key} state={one} />
        ))}
        {others.length > DRAWN && (
          <p className="journal-count">
            {t('{count} more of this month are on their way or not to be had.', { count: others.length - DRAWN })}
          </p>
        )}
      </div>
    </section>
  );
}
