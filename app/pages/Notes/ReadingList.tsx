import { lazy } from 'react';
import type { Note } from '../../../registry/schema/index.ts';
import { plural } from '../../state/format.ts';
import { type EntryState, useListedNotes } from '../../state/register.ts';
import type { NoteView } from '../../state/route/note.ts';
import { notesHref } from '../../state/route/notes.ts';
import { Later } from '../../ui/Boundary.tsx';
import { CopyButton } from '../../ui/ErrorBox.tsx';
import { t } from '../../words/t.tsx';
import { OnHeads } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { byNewest } from './filters.ts';
import { monthName } from './months.ts';
import { NoteLine, NoteWithout, useSystems } from './NoteLine.tsx';
import { isListed, keepList, sameNotes, useReadingList } from './readingList.ts';

const TakeList = lazy(() => import('./TakeList.tsx'));

/** Notes that somebody put together. The address holds the list, so it can be handed on; each note is verified like every other. */
export default function ReadingList({ list }: { list: readonly NoteView[] }) {
  useTitle(t('Reading list'));
  const found = useListedNotes(list);
  const states = found.filter((one): one is EntryState<Note> => typeof one === 'object');
  const verified = states.flatMap((one) => (one.state === 'verified' ? [one] : [])).toSorted((a, b) => byNewest(a.document, b.document));
  const systems = useSystems(verified.flatMap(({ document }) => document.projects));
  const missing = list.filter((_, i) => found[i] === 'none');
  return (
    <OnHeads>
      <div className="wrap journal">
        <header className="list-lead">
          <h1>{t('Reading list')}</h1>
          <p>{t('Its address holds the list: whoever opens it reads the same notes, each verified.')}</p>
        </header>
        <div className="journal-over">
          <p className="journal-count" role="status">
            {plural(list.length, 'note')}
          </p>
          <Keep list={list} />
          <CopyButton text={() => location.href}>{t('Copy the address')}</CopyButton>
          <a href={notesHref()}>{t('All notes')}</a>
          {states.length > 0 && (
            <Later>
              <TakeList notes={states} list={list} />
            </Later>
          )}
        </div>
        {list.length === 0 && <p className="journal-none">{t('No note is on this list. “Reading list” beside a note puts it here.')}</p>}
        <div className="journal-listed">
          {verified.map(({ entry, document }) => (
            <NoteLine key={`${entry.period}.${entry.key}`} period={entry.period} note={document} systems={systems} full />
          ))}
          {states.map((one) => one.state !== 'verified' && <NoteWithout key={`${one.entry.period}.${one.entry.key}`} state={one} />)}
        </div>
        {missing.map(({ period, slug }) => (
          <p key={`${period}.${slug}`} className="journal-count">
            {t('The register has no note “{slug}” in {month}.', { slug, month: monthName(period) })}
          </p>
        ))}
      </div>
    </OnHeads>
  );
}

/** What this browser keeps against what the address holds. */
function Keep({ list }: { list: readonly NoteView[] }) {
  const kept = useReadingList();
  const word = (text: string, next: readonly NoteView[]) => (
    <button type="button" className="textbutton" onClick={() => keepList(next)}>
      {text}
    </button>
  );
  if (sameNotes(kept, list)) return list.length > 0 ? word(t('Forget this list'), []) : null;
  return (
    <>
      {list.some((one) => !isListed(kept, one)) &&
        word(t('Keep in this browser'), [...list, ...kept.filter((one) => !isListed(list, one))])}
      {kept.length > 0 && <a href={notesHref({ list: kept })}>{t('The list of this browser')}</a>}
    </>
  );
}
