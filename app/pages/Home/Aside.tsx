import { fieldOf, type Overview } from '../../../registry/schema/index.ts';
import { formatDay, formatNumber, plural } from '../../state/format.ts';
import { coverageHref } from '../../state/route/coverage.ts';
import { changesHref, historyHref } from '../../state/route/history.ts';
import { noteHref } from '../../state/route/note.ts';
import { projectHref } from '../../state/route/project.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { fieldLabel, T, t } from '../../words/t.tsx';
import { changedIn, type Revised } from './changed.ts';
import { TallyBar } from './TallyBar.tsx';
import { leastKnown } from './tallies.ts';

/** Revisions that stand in full. */
const NAMED = 4;

/** What moved this month, by kind: the world, our error, our method, an entry added. `seconds`: of the block that is shown. */
export function Changed({ read, seconds }: { read: readonly Revised[]; seconds: number }) {
  if (read.length === 0) return null;
  const { month, kinds, newest } = changedIn(read, seconds);
  const from = `${month}-01`;
  const some = kinds.some(({ count }) => count > 0);
  return (
    <section>
      <div className="home-head">
        <h2>{t('Changed this month')}</h2>
        <a href={changesHref({ from })}>{t('Every revision')}</a>
      </div>
      {some ? (
        <ul className="changed-kinds">
          {kinds
            .filter(({ kind, count }) => kind !== 'retire' || count > 0)
            .map(({ kind, count }) => (
              <li key={kind}>
                <a href={changesHref({ from, change: kind })}>
                  <ChangeMark kind={kind} /> <b>{formatNumber(count)}</b>
                </a>
              </li>
            ))}
        </ul>
      ) : (
        <p className="home-small">{t('Nothing that stands now was approved in {month}. The last before:', { month })}</p>
      )}
      <ul className="last-approved">
        {newest.slice(0, NAMED).map(({ entry, name, change }) => (
          <li key={`${entry.kind}/${entry.period}/${entry.key}`}>
            <p>
              <ChangeMark kind={change.kind} /> <Day seconds={entry.approvedAt} />
            </p>
            <T
              text="{entry}, {revision}: {change}"
              entry={
                <a lang="en" href={entry.kind === 'note' ? noteHref(entry.period, entry.key) : projectHref(entry.key)}>
                  {name}
                </a>
              }
              revision={
                <a href={historyHref({ kind: entry.kind, period: entry.period, slug: entry.key })}>
                  {t('revision {version}', { version: entry.version })}
                </a>
              }
              change={<span lang="en">{change.summary}</span>}
            />
          </li>
        ))}
      </ul>
      <p className="home-small">{t('Counted from the profiles and the newest notes that this page reads.')}</p>
    </section>
  );
}

const Day = ({ seconds }: { seconds: number }) => {
  const day = formatDay(new Date(seconds * 1000));
  return <time dateTime={day}>{day}</time>;
};

/** The fields that most systems lack. */
export function LeastKnown({ overviews }: { overviews: readonly Overview[] }) {
  const fields = leastKnown(overviews);
  if (fields.length === 0) return null;
  return (
    <section>
      <div className="home-head">
        <h2>{t('Least known')}</h2>
        <span>{t('of {systems}', { systems: plural(overviews.length, 'system') })}</span>
      </div>
      <ul className="least">
        {fields.map(({ field, count }) => (
          <li key={field}>
            <a href={projectsHref({ groups: [fieldOf(field).group] })}>{fieldLabel(field)}</a>
            <b>{formatNumber(count)}</b>
            <TallyBar count={count} of={overviews.length} absent />
          </li>
        ))}
      </ul>
      <p className="home-small">
        <T text="Looked for and absent. {coverage} says where somebody looked." coverage={<a href={coverageHref()}>{t('Coverage')}</a>} />
      </p>
    </section>
  );
}
