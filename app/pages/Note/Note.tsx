import { labelOf } from '../../../registry/schema/vocabulary.ts';
import { formatDay } from '../../state/format.ts';
import { useNote, useNotes, useRevisions } from '../../state/register.ts';
import { notesHref, type Route } from '../../state/route.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { JsonLink, NoEntry, Refused, Waiting } from '../Instead.tsx';
import { monthName } from '../Notes/months.ts';
import { noteHref, SystemLinks, useSystems } from '../Notes/NoteLine.tsx';
import { nearest } from '../nearest.ts';
import { History } from '../Project/History.tsx';
import { useTitle } from '../title.ts';
import { Neighbours } from './Neighbours.tsx';
import '../Project/project.css';
import './note.css';

/** One note in full, with who approved it and its neighbours in the month. */
export default function Note({ route: { period, slug } }: { route: Extract<Route, { page: 'note' }> }) {
  const note = useNote(period, slug);
  const document = typeof note === 'object' && note.state === 'verified' ? note.document : null;
  useTitle(document?.title ?? slug);
  const revisions = useRevisions(typeof note === 'object' ? note.entry : undefined);
  const systems = useSystems();
  if (note === 'none') return <NoNote period={period} slug={slug} />;
  if (note === 'loading' || note.state === 'waiting')
    return (
      <div className="wrap">
        <Waiting what={`the note ${slug}`} />
      </div>
    );
  if (note.state !== 'verified')
    return (
      <div className="wrap">
        <Refused entry={note.entry} error={note.error} invalid={note.state === 'invalid'} />
      </div>
    );
  const { entry, document: one } = note;
  return (
    <div className="wrap note">
      <article>
        <div>
          <p className="note-when">
            <time dateTime={one.publishedAt}>{one.publishedAt}</time> {one.sourceType}{' '}
            <a href={notesHref({ month: period })}>{monthName(period)}</a>
          </p>
          <h1>{one.title}</h1>
          {one.authors.length > 0 && <p className="note-authors">{one.authors.join(', ')}</p>}
          <p className="note-summary">{one.summary}</p>
          <h2>What it changes</h2>
          <p className="note-text">{one.effect}</p>
          {one.caveat && (
            <>
              <h2>Caveat</h2>
              <p className="note-text">{one.caveat}</p>
            </>
          )}
        </div>
        <dl className="note-facts">
          <div>
            <dt>Source</dt>
            <dd>{one.url ? <Leaving href={one.url}>{one.url}</Leaving> : 'no safe address known'}</dd>
          </div>
          <div>
            <dt>Read</dt>
            <dd>{one.retrievedAt}</dd>
          </div>
          <div>
            <dt>Tags</dt>
            <dd>
              {one.tags.map((tag, i) => (
                <span key={tag}>
                  {i > 0 && ', '}
                  <a href={notesHref({ tag })}>{labelOf(tag)}</a>
                </span>
              ))}
            </dd>
          </div>
          <div>
            <dt>Projects</dt>
            <dd>{one.projects.length > 0 ? <SystemLinks slugs={one.projects} systems={systems} /> : 'no system of this register'}</dd>
          </div>
          <div>
            <dt>Revision</dt>
            <dd>
              {entry.version}, approved {formatDay(new Date(entry.approvedAt * 1000))}. <ChangeMark kind={one.change.kind} />{' '}
              {one.change.summary}
              {entry.status === 'retired' && ' Since retired.'}
            </dd>
          </div>
          <div>
            <dt>Digest</dt>
            <dd>
              <code className="mono">{entry.digest}</code> <JsonLink digest={entry.digest}>Open as JSON</JsonLink>
            </dd>
          </div>
        </dl>
      </article>
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
        what={`note “${slug}” in ${monthName(period)}`}
        suggestions={nearest(slug, [...known.keys()]).map((key) => ({ href: noteHref(period, key), name: known.get(key) ?? key }))}
        all={
          known.size > 0 ? (
            <a href={notesHref({ month: period })}>All notes of {monthName(period)}</a>
          ) : (
            <>
              {monthName(period)} has no notes. <a href={notesHref()}>All notes</a>
            </>
          )
        }
      />
    </div>
  );
}
