import { Fragment } from 'react';
import type { Note, Overview } from '../../../registry/schema/index.ts';
import { type EntryState, useIsLarge, useProjects, useSome } from '../../state/register.ts';
import { noteHref } from '../../state/route/note.ts';
import { notesHref } from '../../state/route/notes.ts';
import { projectHref } from '../../state/route/project.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Monogram } from '../../ui/marks/index.tsx';
import { label, t } from '../../words/t.tsx';
import { Coming } from '../Coming.tsx';
import { MarkNote } from './MarkNote.tsx';
import './noteline.css';

/** Systems of a large register whose names are read for one page at most. */
const NAMED = 24;

/** The verified profiles by slug, for names and monograms beside notes; of a large register those that are named here. */
export function useSystems(named: readonly string[] = []): ReadonlyMap<string, Overview> {
  const isLarge = useIsLarge();
  const all = useProjects(!isLarge);
  const some = useSome(isLarge ? [...new Set(named)].slice(0, NAMED) : []);
  return new Map([...all, ...some].flatMap((one) => (one.state === 'verified' ? [[one.document.slug, one.document] as const] : [])));
}

interface NoteLineProps {
  period: number;
  note: Note;
  systems: ReadonlyMap<string, Overview>;
  /** With the whole summary, the caveat, the source, and the way onto the reading list. */
  full?: boolean;
  /** Its place in a feed of which only a part is drawn. */
  place?: { at: number; of: number };
  level?: 'h3' | 'h4';
}

/** One note as a line of the journal: what it changes comes before what it says. */
export function NoteLine({ period, note, systems, full, place, level: Title = 'h3' }: NoteLineProps) {
  return (
    <article
      className={full ? 'noteline full' : 'noteline'}
      {...(place && { tabIndex: -1, 'aria-posinset': place.at, 'aria-setsize': place.of })}
    >
      <p className="noteline-when">
        <time dateTime={note.publishedAt}>{note.publishedAt}</time>
        <span>{label(note.sourceType)}</span>
      </p>
      <div>
        <Title lang="en">
          <a href={noteHref(period, note.slug)}>{note.title}</a>
        </Title>
        {full && (
          <p className="noteline-effect">
            <b>{t('What it changes')}</b> <span lang="en">{note.effect}</span>
          </p>
        )}
        <p className="noteline-summary" lang="en">
          {full ? note.summary : firstSentences(note.summary, 2)}
        </p>
        {full && note.caveat && (
          <p className="noteline-caveat">
            <b>{t('Caveat')}</b> <span lang="en">{note.caveat}</span>
          </p>
        )}
        {!full && (
          <p className="noteline-meta">
            <Authors note={note} />
            <span className="noteline-tags">{note.tags.map(label).join(t(', '))}</span>
          </p>
        )}
      </div>
      {full ? (
        <div className="noteline-margin">
          <RelatedSystems slugs={note.projects} systems={systems} />
          <p className="noteline-meta">
            <Authors note={note} />
            <span className="noteline-tags">
              {note.tags.map((tag, i) => (
                <Fragment key={tag}>
                  {i > 0 && t(', ')}
                  <a href={notesHref({ tag })}>{label(tag)}</a>
                </Fragment>
              ))}
            </span>
            {note.url && <Leaving href={note.url}>{new URL(note.url).host || t('source')}</Leaving>}
            <MarkNote note={{ period, slug: note.slug }} title={note.title} />
          </p>
        </div>
      ) : (
        <RelatedSystems slugs={note.projects} systems={systems} />
      )}
    </article>
  );
}

const Authors = ({ note: { authors } }: { note: Note }) => authors.length > 0 && <span>{fewAuthors(authors)}</span>;

/** A line for a note that cannot be shown: which, and why. */
export function NoteWithout({ state }: { state: Exclude<EntryState<Note>, { state: 'verified' }> }) {
  const { entry } = state;
  return (
    <article className="noteline">
      <p className="noteline-when">
        <span className="mono">{`v${entry.version}`}</span>
      </p>
      {state.state === 'waiting' ? (
        <div>
          <span className="bar" style={{ width: 380, height: 16 }} />
          <span className="bar" style={{ width: 560, marginTop: 8 }} />
          <span className="slow">{t('{note} is on its way.', { note: entry.key })}</span>
        </div>
      ) : (
        <div>
          <h3>
            <a href={noteHref(entry.period, entry.key)}>{entry.key}</a>
          </h3>
          {state.state === 'coming' ? (
            <p className="noteline-summary">
              <Coming entry={entry} error={state.error} />
            </p>
          ) : (
            <>
              <p className="noteline-refused">
                {state.state === 'invalid' ? t('Refused') : t('Not to be had now')}: <span lang="en">{state.error.message}</span>
              </p>
              <p className="noteline-meta" lang="en">
                {state.error.fix}
              </p>
            </>
          )}
        </div>
      )}
    </article>
  );
}

/** Monograms of the systems that a note is about; a system without a profile here by its slug. */
function RelatedSystems({ slugs, systems }: { slugs: readonly string[]; systems: ReadonlyMap<string, Overview> }) {
  const isLarge = useIsLarge();
  if (slugs.length === 0) return null;
  return (
    <ul className="noteline-systems" aria-label={t('Related projects')}>
      {slugs.map((slug) => {
        const system = systems.get(slug);
        return (
          <li key={slug}>
            {system ? (
              <a href={projectHref(slug)} title={system.name}>
                <Monogram letters={system.monogram} size={26} />
                <span className="visually-hidden">{system.name}</span>
              </a>
            ) : isLarge ? (
              <a className="noteline-slug" href={projectHref(slug)}>
                {slug}
              </a>
            ) : (
              <span className="noteline-slug">{slug}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Links to systems in running text. */
export function SystemLinks({ slugs, systems }: { slugs: readonly string[]; systems: ReadonlyMap<string, Overview> }) {
  return (
    <>
      {slugs.map((slug, i) => (
        <Fragment key={slug}>
          {i > 0 && ', '}
          {systems.has(slug) ? <a href={projectHref(slug)}>{systems.get(slug)?.name}</a> : t('{system} (no profile yet)', { system: slug })}
        </Fragment>
      ))}
    </>
  );
}

/** The beginning of a text: whole sentences, as many as asked. */
export function firstSentences(text: string, count: number): string {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment);
  return sentences.slice(0, count).join('').trim();
}

/** Up to three authors by name; of more, the first and their number. */
export const fewAuthors = (authors: readonly string[]): string =>
  authors.length > 3 ? t('{first} and {count} others', { first: authors[0] ?? '', count: authors.length - 1 }) : authors.join(', ');
