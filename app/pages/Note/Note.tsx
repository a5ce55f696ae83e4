import { lazy } from 'react';
import { nearest } from '../../../registry/schema/nearest.ts';
import { formatDay } from '../../state/format.ts';
import { useNote, useNotes, useRevisions } from '../../state/register.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { type NoteView, noteHref, parseNote } from '../../state/route/note.ts';
import { notesHref } from '../../state/route/notes.ts';
import { Later } from '../../ui/Boundary.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { T, t } from '../../words/t.tsx';
import { AtThen } from '../AtThen.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { JsonLink, NoEntry, Refused, Waiting } from '../Instead.tsx';
import { monthName } from '../Notes/months.ts';
import { useSystems } from '../Notes/NoteLine.tsx';
import { History } from '../Project/History.tsx';
import { useTitle } from '../title.ts';
import { Neighbours } from './Neighbours.tsx';
import { NoteArticle } from './NoteArticle.tsx';
import '../Project/project.css';

const Standing = lazy(() => import('../Standing/Standing.tsx'));
const TakeNote = lazy(() => import('../TakeAway/TakeNote.tsx'));

/** One note in full, with who approved it and its neighbours in the month. */
function Note({ view: { period, slug } }: { view: NoteView }) {
  const note = useNote(period, slug);
  const document = typeof note === 'object' && note.state === 'verified' ? note.document : null;
  useTitle(document?.title ?? slug);
  const revisions = useRevisions(typeof note === 'object' ? note.entry : undefined);
  const systems = useSystems(document?.projects);
  if (note === 'none') return <NoNote period={period} slug={slug} />;
  if (note === 'loading' || note.state === 'waiting')
    return (
      <div className="wrap">
        <Waiting what={t('the note {slug}', { slug })} />
      </div>
    );
  if (note.state !== 'verified')
    return (
      <div className="wrap">
        <Refused entry={note.entry} error={note.error} state={note.state} />
      </div>
    );
  const { entry, document: one } = note;
  return (
    <div className="wrap note">
      <AtThen entry={entry} />
      <NoteArticle note={one} period={period} systems={systems}>
        <div>
          <dt>{t('Revision')}</dt>
          <dd>
            {t('{version}, approved {day}.', { version: entry.version, day: formatDay(new Date(entry.approvedAt * 1000)) })}{' '}
            <ChangeMark kind={one.change.kind} /> <span lang="en">{one.change.summary}</span>
            {entry.status === 'retired' && ` ${t('Since retired.')}`}{' '}
            <a href={contributeHref({ kind: 'note', period, slug })}>{t('Propose a change')}</a>
          </dd>
        </div>
        <div>
          <dt>{t('Digest')}</dt>
          <dd>
            <code className="mono">{entry.digest}</code> <JsonLink digest={entry.digest}>{t('Open as JSON')}</JsonLink>
          </dd>
        </div>
        <div>
          <dt>{t('Standing')}</dt>
          <dd>
            <Later>
              <Standing entry={entry} />
            </Later>
          </dd>
        </div>
      </NoteArticle>
      <div className="note-take">
        <Later>
          <TakeNote entry={entry} document={one} />
        </Later>
      </div>
      <Neighbours period={period} slug={slug} />
      <History entry={entry} change={one.change} revisions={revisions} />
    </div>
  );
}

function NoNote({ period, slug }: { period: number; slug: string }) {
  const notes = useNotes(period);
  const known = new Map(
    notes === 'loading' ? [] : notes.map((one) => [one.entry.key, one.state === 'verified' ? one.document.title : one.entry.key] as const),
  );
  return (
    <div className="wrap">
      <NoEntry
        what={t('note “{slug}” in {month}', { slug, month: monthName(period) })}
        suggestions={nearest(slug, [...known.keys()]).map((key) => ({ href: noteHref(period, key), name: known.get(key) ?? key }))}
        all={
          known.size > 0 ? (
            <a href={notesHref({ month: period })}>{t('All notes of {month}', { month: monthName(period) })}</a>
          ) : (
            <T text="{month} has no notes. {all}" month={monthName(period)} all={<a href={notesHref()}>{t('All notes')}</a>} />
          )
        }
      />
    </div>
  );
}

export default fromAddress(parseNote, Note);
