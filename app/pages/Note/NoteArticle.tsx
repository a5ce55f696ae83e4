import { Fragment, type ReactNode } from 'react';
import type { Note } from '../../../registry/schema/index.ts';
import { notesHref } from '../../state/route/notes.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { label, t } from '../../words/t.tsx';
import { monthName } from '../Notes/months.ts';
import type { useSystems } from '../Notes/NoteLine.tsx';
import { Systems } from './Systems.tsx';
import './note.css';

/** A note as it is read, approved or not: what it changes before what it says. `children` are the facts that only an approved one has. */
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
          <time dateTime={note.publishedAt}>{note.publishedAt}</time> {label(note.sourceType)}{' '}
          <a href={notesHref({ month: period })}>{monthName(period)}</a>
        </p>
        <h1 lang="en">{note.title}</h1>
        {note.authors.length > 0 && (
          <p className="note-authors" lang="en">
            {note.authors.join(', ')}
          </p>
        )}
        <h2>{t('What it changes')}</h2>
        <p className="note-effect" lang="en">
          {note.effect}
        </p>
        <h2>{t('What it says')}</h2>
        <p className="note-text" lang="en">
          {note.summary}
        </p>
        {note.caveat && (
          <>
            <h2>{t('Caveat')}</h2>
            <p className="note-text" lang="en">
              {note.caveat}
            </p>
          </>
        )}
        <h2>{t('Related projects')}</h2>
        <Systems slugs={note.projects} systems={systems} />
      </div>
      <dl className="note-facts">
        <div>
          <dt>{t('Source')}</dt>
          <dd>{note.url ? <Leaving href={note.url}>{note.url}</Leaving> : t('no safe address known')}</dd>
        </div>
        <div>
          <dt>{t('Read')}</dt>
          <dd>{note.retrievedAt}</dd>
        </div>
        <div>
          <dt>{t('Tags')}</dt>
          <dd>
            {note.tags.map((tag, i) => (
              <Fragment key={tag}>
                {i > 0 && t(', ')}
                <a href={notesHref({ tag })}>{label(tag)}</a>
              </Fragment>
            ))}
          </dd>
        </div>
        {children}
      </dl>
    </article>
  );
}
