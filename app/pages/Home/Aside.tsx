import type { Entry } from '../../../registry/actions/index.ts';
import { fieldOf, type Overview } from '../../../registry/schema/index.ts';
import { formatDay, plural } from '../../state/format.ts';
import { changesHref, historyHref } from '../../state/route/history.ts';
import { projectHref } from '../../state/route/project.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { leastKnown } from './tallies.ts';

/** The newest revisions of profiles, with what moved: the world, our error, our method. */
export function Changes({ profiles }: { profiles: readonly { entry: Entry; document: Overview }[] }) {
  const newest = profiles
    .toSorted((a, b) => b.entry.approvedAt - a.entry.approvedAt || a.document.name.localeCompare(b.document.name))
    .slice(0, 4);
  if (newest.length === 0) return null;
  return (
    <section>
      <div className="home-head">
        <h2>Last approved</h2>
        <a href={changesHref()}>What changed this month</a>
      </div>
      <ul className="last-approved">
        {newest.map(({ entry, document }) => (
          <li key={entry.key}>
            <p>
              <ChangeMark kind={document.change.kind} />{' '}
              <time dateTime={formatDay(new Date(entry.approvedAt * 1000))}>{formatDay(new Date(entry.approvedAt * 1000))}</time>
            </p>
            <a href={projectHref(entry.key)}>{document.name}</a>,{' '}
            <a href={historyHref({ kind: 'project', slug: entry.key })}>revision {entry.version}</a>: {document.change.summary}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The fields that most systems lack. */
export function LeastKnown({ overviews }: { overviews: readonly Overview[] }) {
  const fields = leastKnown(overviews);
  if (fields.length === 0) return null;
  return (
    <section>
      <div className="home-head">
        <h2>Least known</h2>
        <span>of {plural(overviews.length, 'system')}</span>
      </div>
      <ul className="least">
        {fields.map(({ field, count }) => (
          <li key={field}>
            <a href={projectsHref({ groups: [fieldOf(field).group] })}>{fieldOf(field).label}</a>
            <b>{count}</b>
            <span aria-hidden="true" className="tally-bar absent" style={{ width: `${(100 * count) / overviews.length}%` }} />
          </li>
        ))}
      </ul>
      <p className="home-small">Looked for and absent. Each profile says where somebody looked.</p>
    </section>
  );
}
