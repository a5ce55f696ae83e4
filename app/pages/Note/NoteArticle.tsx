import type { ReactNode } from 'react';
import type { Note } from '../../../registry/schema/index.ts';
import { labelOf } from '../../../registry/schema/vocabulary.ts';
import { notesHref } from '../../state/route/notes.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { monthName } from '../Notes/months.ts';
import { SystemLinks, type useSystems } from '../Notes/NoteLine.tsx';
import './note.css';

/** A note as it is read, approved or not; `children` are the facts that only an approved one has. */
export function NoteArticle({
  note,
  period,
  systems,
  children,
}: {
  note: Note;
  period: number;
  systems: ReturnType<typeof useSystems>;
  children?: ReactNode;
}) {
  return (
    <article>
      <div>
        <p className="note-when">
          <time dateTime={note.publishedAt}>{note.publishedAt}</time> {note.sourceType}{' '}
          <a href={notesHref({ month: period })}>{monthName(period)}</a>
        </p>
        <h1>{note.title}</h1>
        {note.authors.length > 0 && <p className="note-authors">{note.authors.join(', ')}</p>}
        <p className="note-summary">{note.summary}</p>
        <h2>What it changes</h2>
        <p className="note-text">{note.effect}</p>
        {note.caveat && (
          <>
            <h2>Caveat</h2>
            <p className="note-text">{note.caveat}</p>
          </>
        )}
      </div>
      <dl className="note-facts">
        <div>
          <dt>Source</dt>
          <dd>{note.url ? <Leaving href={note.url}>{note.url}</Leaving> : 'no safe address known'}</dd>
        </div>
        <div>
          <dt>Read</dt>
          <dd>{note.retrievedAt}</dd>
        </div>
        <div>
          <dt>Tags</dt>
          <dd>
            {note.tags.map((tag, i) => (
              <span key={tag}>
                {i > 0 && ', '}
                <a href={notesHref({ tag })}>{labelOf(tag)}</a>
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>Projects</dt>
          <dd>{note.projects.length > 0 ? <SystemLinks slugs={note.projects} systems={systems} /> : 'no system of this register'}</dd>
        </div>
        {children}
      </dl>
    </article>
  );
}
