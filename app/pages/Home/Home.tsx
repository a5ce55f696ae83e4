import { lazy } from 'react';
import type { Page } from '../../../registry/schema/index.ts';
import { retry, useNewestArePart, useNewestNotes, usePage, usePeriods, useRegister } from '../../state/register.ts';
import { asOf } from '../../state/route/moment.ts';
import { notesHref } from '../../state/route/notes.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { Later } from '../../ui/Boundary.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { Coming } from '../Coming.tsx';
import { ChainFailed } from '../Instead.tsx';
import { byNewest } from '../Notes/filters.ts';
import { spanOf } from '../Notes/months.ts';
import { NoteLine, NoteWithout, useSystems } from '../Notes/NoteLine.tsx';
import { useTitle } from '../title.ts';
import { Words } from '../Words.tsx';
import { Changes, LeastKnown } from './Aside.tsx';
import { Knowledge } from './Knowledge.tsx';
import { Tallies } from './Tallies.tsx';
import { useCovered } from './useCovered.ts';
import './home.css';

const TakeNewest = lazy(() => import('../TakeAway/TakeNewest.tsx'));

/** The question, its scope, and what the register knows of it. */
export default function Home() {
  useTitle('DeML OS');
  const { phase, error, firstPage } = useRegister();
  const { projects, listed, which, gateway } = useCovered();
  const profiles = projects.flatMap((one) => (one.state === 'verified' ? [one] : []));
  if (phase === 'failed' && error && !firstPage)
    return (
      <div className="wrap">
        <ChainFailed error={error} />
      </div>
    );
  const complete = projects.length > 0 && projects.every((one) => one.state !== 'waiting');
  return (
    <div className="wrap home">
      <Hero />
      {!(complete && profiles.length === 0) && (
        <Tallies overviews={complete ? profiles.map((one) => one.document) : null} listed={listed} />
      )}
      {which !== 'all' && projects.length > 0 && (
        <p className="home-small">
          The figures of this page are counted from {projects.length} of {listed} systems:{' '}
          {gateway ? `those approved last, by the word of ${URL.parse(gateway)?.host ?? gateway}` : 'those that the chain lists first'}.
          Each of them is verified; <a href={projectsHref()}>the table</a> leads to all.
        </p>
      )}
      <div className="home-columns">
        <NewestNotes />
        <div>
          {which !== 'first' && <Changes profiles={profiles} />}
          <LeastKnown overviews={profiles.map((one) => one.document)} />
        </div>
      </div>
      <Knowledge projects={projects} />
      <Words section="notes" />
    </div>
  );
}

/** The question as the approved page asks it; what is in scope and what is not. */
function Hero() {
  const page = usePage('home');
  const document = typeof page === 'object' && page.state === 'verified' ? page.document : null;
  const without = page === 'none' || (typeof page === 'object' && page.state !== 'verified' && page.state !== 'waiting');
  return (
    <div className={without ? 'hero without' : 'hero'}>
      <div>
        {!without && <p className="hero-lead">{document ? document.lead : <span className="bar" style={{ width: 380, height: 20 }} />}</p>}
        {document || without ? (
          <h1>{document?.title ?? 'DeML OS'}</h1>
        ) : (
          <h1 className="hero-waiting">
            <span className="visually-hidden">DeML OS</span>
            {[100, 92, 70].map((width) => (
              <span key={width} className="bar" style={{ width: `${width}%` }} />
            ))}
          </h1>
        )}
        {typeof page === 'object' && page.state === 'coming' && (
          <p>
            <Coming entry={page.entry} error={page.error} />
          </p>
        )}
        {typeof page === 'object' && (page.state === 'invalid' || page.state === 'unavailable') && (
          <ErrorBox error={page.error} title="The question and its scope are not shown" onRetry={retry} />
        )}
        {page === 'none' && (
          <p>
            The page “home” is not in the register yet. <a href={projectsHref()}>The table of projects</a> does not need it.
          </p>
        )}
        <p className="hero-go">
          <a className="button" href={projectsHref()}>
            Open the table
          </a>
          <a href={notesHref()}>Research notes</a>
          <a href={asOf('#/methodology')}>How a claim gets in</a>
        </p>
      </div>
      {!without && (
        <div className="scope">
          <Scope document={document} id="in-scope" mark="+" />
          <Scope document={document} id="out-of-scope" mark="–" />
        </div>
      )}
    </div>
  );
}

/** The items of one section of the home page. Their Markdown is a plain list; marks of emphasis would stand as text. */
function Scope({ document, id, mark }: { document: Page | null; id: string; mark: string }) {
  const section = document?.sections.find((one) => one.id === id);
  if (document && !section) return null;
  const items = section?.body
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2));
  return (
    <div>
      {section ? <h2>{section.heading}</h2> : <span className="bar" style={{ width: 80 }} />}
      <ul data-mark={mark}>
        {items
          ? items.map((item) => <li key={item}>{item}</li>)
          : [260, 300, 240].map((width) => (
              <li key={width}>
                <span className="bar" style={{ width }} />
              </li>
            ))}
      </ul>
    </div>
  );
}

/** The five newest notes of the newest months. */
function NewestNotes() {
  const isPart = useNewestArePart();
  const notes = useNewestNotes();
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
        <h2>Newest notes</h2>
        {isPart && <span>of those approved last</span>}
        <a href={notesHref()}>All notes{periods.length > 0 && `, ${spanOf(periods)}`}</a>
      </div>
      {known.map(({ entry, document }) => (
        <NoteLine key={entry.key} period={entry.period} note={document} systems={systems} />
      ))}
      {known.length === 0 && waiting.map((one) => <NoteWithout key={one.entry.key} state={one} />)}
      {notes.length === 0 &&
        [0, 1, 2, 3, 4].map((i) => (
          <div key={i} className="home-note-waiting">
            <span className="bar" style={{ width: '60%', height: 16 }} />
            <span className="bar" style={{ width: '90%' }} />
          </div>
        ))}
      {troubled.map((one) => (
        <NoteWithout key={one.entry.key} state={one} />
      ))}
      {known.length > 0 && (
        <Later>
          <TakeNewest notes={[...known, ...troubled]} />
        </Later>
      )}
    </section>
  );
}
