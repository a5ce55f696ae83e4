import type { Entry } from '../../../registry/actions/index.ts';
import type { Note, Overview } from '../../../registry/schema/index.ts';
import { formatNumber } from '../../state/format.ts';
import { type EntryState, useNewestNotes, useRegister } from '../../state/register.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { T, t } from '../../words/t.tsx';
import { OnHeads } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { Words } from '../Words.tsx';
import { Changed, LeastKnown } from './Aside.tsx';
import type { Revised } from './changed.ts';
import { Hero } from './Hero.tsx';
import { Knowledge } from './Knowledge.tsx';
import { NewestNotes } from './NewestNotes.tsx';
import { Tallies } from './Tallies.tsx';
import { type Covered, useCovered } from './useCovered.ts';
import './home.css';

/** The question, its scope, and what the register knows of it. */
export default function Home() {
  useTitle('DeML OS');
  const { firstPage } = useRegister('firstPage');
  const covered = useCovered();
  const notes = useNewestNotes();
  const { projects, listed, which } = covered;
  const profiles = projects.flatMap((one) => (one.state === 'verified' ? [one] : []));
  const complete = projects.length > 0 && projects.every((one) => one.state !== 'waiting');
  const overviews = profiles.map((one) => one.document);
  return (
    <OnHeads>
      <div className="wrap home">
        <Hero />
        {!(complete && profiles.length === 0) && <Tallies overviews={complete ? overviews : null} listed={listed} />}
        {which !== 'all' && projects.length > 0 && <CountedFrom {...covered} />}
        <div className="home-columns">
          <NewestNotes notes={notes} />
          <div>
            {which !== 'first' && complete && firstPage && (
              <Changed read={[...profiles.map(revisedProfile), ...notes.flatMap(revisedNote)]} seconds={firstPage.timestamp} />
            )}
            <LeastKnown overviews={overviews} />
          </div>
        </div>
        <Knowledge projects={projects} />
        <Words section="notes" />
      </div>
    </OnHeads>
  );
}

const revisedProfile = ({ entry, document }: { entry: Entry; document: Overview }): Revised => ({
  entry,
  name: document.name,
  change: document.change,
});
const revisedNote = (one: EntryState<Note>): Revised[] =>
  one.state === 'verified' ? [{ entry: one.entry, name: one.document.title, change: one.document.change }] : [];

/** Of a large register: which part of it the figures stand for, and whose word that is. */
function CountedFrom({ projects, listed, gateway }: Covered) {
  const counts = { count: formatNumber(projects.length), listed: formatNumber(listed) };
  const table = <a href={projectsHref()}>{t('the table')}</a>;
  return (
    <p className="home-small">
      {gateway ? (
        <T
          text="The figures of this page are counted from {count} of {listed} systems: those approved last, by the word of {gateway}. Each of them is verified; {table} leads to all."
          {...counts}
          gateway={URL.parse(gateway)?.host ?? gateway}
          table={table}
        />
      ) : (
        <T
          text="The figures of this page are counted from {count} of {listed} systems: those that the chain lists first. Each of them is verified; {table} leads to all."
          {...counts}
          table={table}
        />
      )}
    </p>
  );
}
