import { Fragment } from 'react';
import type { Note, Overview } from '../../../registry/schema/index.ts';
import { labelOf } from '../../../registry/schema/vocabulary.ts';
import { type EntryState, useIsLarge, useProjects, useSome } from '../../state/register.ts';
import { noteHref } from '../../state/route/note.ts';
import { projectHref } from '../../state/route/project.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Monogram } from '../../ui/marks/index.tsx';
import { Coming } from '../Coming.tsx';
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

/** One note as a line of the journal. `full` adds what it changes, its caveat and its source. */
export function NoteLine({
  period,
  note,
  systems,
  full,
  level: Title = 'h3',
}: {
  period: number;
  note: Note;
  systems: ReadonlyMap<string, Overview>;
  full?: boolean;
  level?: 'h3' | 'h4';
}) {
  return (
    <article className={full ? 'noteline full' : 'noteline'}>
      <p className="noteline-when">
        <time dateTime={note.publishedAt}>{note.publishedAt}</time>
        <span>{note.sourceType}</span>
      </p>
      <div>
        <Title>
          <a href={noteHref(period, note.slug)}>{note.title}</a>
        </Title>
        <p className="noteline-summary">{full ? note.summary : firstSentences(note.summary, 2)}</p>
        {full && (
          <p className="noteline-effect">
            <span>What it changes</span> {note.effect}
          </p>
        )}
        {full && note.caveat && (
          <p className="noteline-caveat">
            <span>Caveat</span> {note.caveat}
          </p>
        )}
        {!full && (
          <p className="noteline-meta">
            <Credits note={note} />
          </p>
        )}
      </div>
      {full ? (
        <div className="noteline-margin">
          <RelatedSystems slugs={note.projects} systems={systems} />
          <p className="noteline-meta">
            <Credits note={note} source />
          </p>
        </div>
      ) : (
        <RelatedSystems slugs={note.projects} systems={systems} />
      )}
    </article>
  );
}

/** Who wrote it, what it is about, and where it stands. */
function Credits({ note, source }: { note: Note; source?: boolean }) {
  return (
    <>
      {note.authors.length > 0 && <span>{fewAuthors(note.authors)}</span>}
      <span className="noteline-tags">{note.tags.map(labelOf).join(', ')}</span>
      {source && note.url && <Leaving href={note.url}>{new URL(note.url).host || 'source'}</Leaving>}
    </>
  );
}

/** A line for a note that cannot be shown: which, and why. */
export function NoteWithout({ state }: { state: Exclude<EntryState<Note>, { state: 'verified' }> }) {
  const { entry } = state;
  return (
    <article className="noteline">
      <p className="noteline-when">
        <span className="mono">v{entry.version}</span>
      </p>
      {state.state === 'waiting' ? (
        <div>
          <span className="bar" style={{ width: 380, height: 16 }} />
          <span className="bar" style={{ width: 560, marginTop: 8 }} />
          <span className="slow">{entry.key} is on its way.</span>
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
                {state.state === 'invalid' ? 'Refused' : 'Not to be had now'}: {state.error.message}
              </p>
              <p className="noteline-meta">{state.error.fix}</p>
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
    <ul className="noteline-systems" aria-label="Related projects">
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
          {systems.has(slug) ? <a href={projectHref(slug)}>{systems.get(slug)?.name}</a> : <>{slug} (no profile yet)</>}
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
  authors.length > 3 ? `${authors[0]} and ${authors.length - 1} others` : authors.join(', ');
