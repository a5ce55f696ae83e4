import { lazy } from 'react';
import type { Note } from '../../../registry/schema/index.ts';
import { type EntryState, useNewestArePart, usePeriods } from '../../state/register.ts';
import { notesHref } from '../../state/route/notes.ts';
import { Later } from '../../ui/Boundary.tsx';
import { t } from '../../words/t.tsx';
import { byNewest } from '../Notes/filters.ts';
import { spanOf } from '../Notes/months.ts';
import { NoteLine, NoteWithout, useSystems } from '../Notes/NoteLine.tsx';

const TakeNewest = lazy(() => import('../TakeAway/TakeNewest.tsx'));

/** The five newest notes of the newest months. */
export function NewestNotes({ notes }: { notes: readonly EntryState<Note>[] }) {
  const isPart = useNewestArePart();
  const periods = usePeriods();
  const known = notes
    .flatMap((one) => (one.state === 'verified' ? [one] : []))
    .toSorted((a, b) => byNewest(a.document, b.document))
    .slice(0, 5);
  const systems = useSystems(known.flatMap(({ document }) => document.projects));
  const troubled = notes.flatMap((one) => ('error' in one ? [one] : []));
  const waiting = notes.flatMap((one) => (one.state === 'waiting' ? [one] : [])).slice(0, 5);
  return (
    <section>
      <div className="home-head">
        <h2>{t('Newest notes')}</h2>
        {isPart && <span>{t('of those approved last')}</span>}
        <a href={notesHref()}>{periods.length > 0 ? t('All notes, {span}', { span: spanOf(periods) }) : t('All notes')}</a>
      </div>
      {known.map(({ entry, document }) => (
        <NoteLine key={entry.key} period={entry.period} note={document} systems={systems} />
      ))}
      {known.length === 0 && waiting.map((one) => <NoteWithout key={one.entry.key} state={one} />)}
      {notes.length === 0 &&
        [0, 1, 2, 3, 4].map((i) => (
          <div key={i} className="home-note-waiting">
            <span className="bar" />
            <span className="bar" />
          </div>
        ))}
      {troubled.map((one) => (
        <NoteWithout key={one.entry.key} state={one} />
      ))}
      <div className="home-take">
        {known.length > 0 && (
          <Later>
            <TakeNewest notes={[...known, ...troubled]} />
          </Later>
        )}
      </div>
    </section>
  );
}
