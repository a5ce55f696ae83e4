import { useNewestArePart, useNewestNotes, useRegister } from '../../state/register.ts';
import { noteHref } from '../../state/route/note.ts';
import { notesHref } from '../../state/route/notes.ts';
import { byNewest } from '../Notes/filters.ts';
import { spanOf } from '../Notes/months.ts';

/** Notes of the newest months that name this system, and the way to all of them. */
export function Related({ slug, name }: { slug: string; name: string }) {
  const notes = useNewestNotes();
  const isPart = useNewestArePart();
  const looked = (useRegister().firstPage?.newest ?? []).map(({ period }) => period);
  const about = notes
    .flatMap((one) => (one.state === 'verified' && one.document.projects.includes(slug) ? [one] : []))
    .toSorted((a, b) => byNewest(a.document, b.document));
  const waiting = notes.some((one) => one.state === 'waiting');
  return (
    <section className="profile-section" id="related" tabIndex={-1}>
      <h2>
        Notes{' '}
        <span>
          looked in {isPart && 'what was approved last of '}
          {spanOf(looked)}
        </span>
      </h2>
      <ul className="profile-related">
        {about.map(({ entry, document }) => (
          <li key={entry.key}>
            <a href={noteHref(entry.period, entry.key)}>{document.title}</a>
            <p>
              {document.publishedAt}, {document.sourceType}
            </p>
          </li>
        ))}
      </ul>
      <p className="profile-more">
        {about.length === 0 && !waiting && `None of these ${isPart ? 'notes' : 'months'} names ${name}. `}
        {waiting && 'Some notes are still to be read. '}
        <a href={notesHref({ project: slug })}>All notes about {name}</a>
      </p>
    </section>
  );
}
