import { memo, useState } from 'react';
import { plural } from '../../state/format.ts';
import { useMonths, useNewestArePart, useNewestNotes, usePeriods, useRegister } from '../../state/register.ts';
import { noteHref } from '../../state/route/note.ts';
import { notesHref } from '../../state/route/notes.ts';
import { label, t } from '../../words/t.tsx';
import { byNewest } from '../Notes/filters.ts';
import { spanOf } from '../Notes/months.ts';

/** Notes that name this system and what each changes: of the newest months, or of all once somebody asks; and the way to all of them. */
export const Related = memo(function Related({ slug, name }: { slug: string; name: string }) {
  const [all, setAll] = useState(false);
  const periods = usePeriods();
  const newest = useNewestNotes();
  const months = useMonths(all ? periods : []);
  const isPart = useNewestArePart() && !all;
  const looked = (useRegister('firstPage').firstPage?.newest ?? []).map(({ period }) => period);
  const notes = all ? months.flatMap(({ notes }) => (notes === 'loading' ? [] : notes)) : newest;
  const about = notes
    .flatMap((one) => (one.state === 'verified' && one.document.projects.includes(slug) ? [one] : []))
    .toSorted((a, b) => byNewest(a.document, b.document));
  const waiting = notes.some((one) => one.state === 'waiting') || months.some((month) => month.notes === 'loading');
  const span = spanOf(all ? periods : looked);
  return (
    <section className="profile-section" id="related" tabIndex={-1}>
      <h2>
        {t('Notes')}{' '}
        <span>
          {isPart ? t('looked in what was approved last of {months}', { months: span }) : t('looked in {months}', { months: span })}
        </span>
      </h2>
      <ul className="profile-related">
        {about.map(({ entry, document }) => (
          <li key={`${entry.period} ${entry.key}`}>
            <a href={noteHref(entry.period, entry.key)} lang="en">
              {document.title}
            </a>
            <p lang="en">{document.effect}</p>
            <p>
              {document.publishedAt}, {label(document.sourceType)}
            </p>
          </li>
        ))}
      </ul>
      <p className="profile-more">
        {about.length === 0 &&
          !waiting &&
          `${isPart ? t('None of these notes names {name}.', { name }) : t('None of these months names {name}.', { name })} `}
        {waiting && `${t('Some notes are still to be read.')} `}
        {!all && periods.length > looked.length && (
          <>
            <button type="button" className="textbutton" onClick={() => setAll(true)}>
              {t('Look in all {months}', { months: plural(periods.length, 'month') })}
            </button>{' '}
          </>
        )}
        <a href={notesHref({ project: slug })}>{t('All notes about {name}', { name })}</a>
      </p>
    </section>
  );
});
