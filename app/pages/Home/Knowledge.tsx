import type { Overview } from '../../../registry/schema/index.ts';
import { groups } from '../../../registry/schema/vocabulary.ts';
import { formatNumber, plural } from '../../state/format.ts';
import type { EntryState } from '../../state/register.ts';
import { coverageHref } from '../../state/route/coverage.ts';
import { projectHref } from '../../state/route/project.ts';
import { KnownBar, sumCounts, Unequal } from '../../ui/marks/index.tsx';

/** Systems by groups: how much is known, how well, and how much was looked for and is absent. */
export function Knowledge({ projects }: { projects: readonly EntryState<Overview>[] }) {
  const profiles = projects
    .flatMap((one) => (one.state === 'verified' ? [one.document] : []))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const max = Math.max(1, ...profiles.flatMap(({ counts }) => groups.map((group) => counts[group].claims + counts[group].absences)));
  const total = profiles
    .map(({ counts }) => sumCounts(counts))
    .reduce(
      (a, b) => ({
        claims: a.claims + b.claims,
        primary: a.primary + b.primary,
        absences: a.absences + b.absences,
        conflicts: a.conflicts + b.conflicts,
      }),
      { claims: 0, primary: 0, absences: 0, conflicts: 0 },
    );
  return (
    <section className="knowledge">
      <h2>State of knowledge</h2>
      {profiles.length > 0 && (
        <p className="knowledge-lead">
          {plural(total.claims, 'claim')} on {plural(profiles.length, 'system')}, {formatNumber(total.primary)} of them from primary
          sources; <a href={coverageHref()}>{plural(total.absences, 'question')} without a claim</a>, {plural(total.conflicts, 'pair')} of
          claims in conflict.
        </p>
      )}
      <p className="knowledge-key" aria-hidden="true">
        <span>
          <KeyBar primary={1} claims={1} absences={0} />
          primary source
        </span>
        <span>
          <KeyBar primary={0} claims={1} absences={0} />
          second hand
        </span>
        <span>
          <KeyBar primary={0} claims={0} absences={1} />
          looked for, absent
        </span>
        <span className="knowledge-order">Systems by name. All bars have one scale: a full one is {max}.</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard */}
      <section className="knowledge-scroll" tabIndex={0} aria-label="State of knowledge, scrolls sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">System</th>
              {groups.map((group) => (
                <th key={group} scope="col">
                  {group}
                </th>
              ))}
              <th scope="col" className="n">
                claims
              </th>
              <th scope="col" className="n">
                absent
              </th>
              <th scope="col" className="n">
                conflicts
              </th>
            </tr>
          </thead>
          <tbody>
            {profiles.map((profile) => (
              <KnowledgeRow key={profile.slug} profile={profile} max={max} />
            ))}
            {projects.map((one) =>
              one.state === 'waiting' ? (
                <tr key={one.entry.key}>
                  <th scope="row">{one.entry.key}</th>
                  <td colSpan={groups.length + 3}>
                    <span className="bar" style={{ width: '40%' }} />
                  </td>
                </tr>
              ) : (
                one.state !== 'verified' && (
                  <tr key={one.entry.key}>
                    <th scope="row">
                      <a href={projectHref(one.entry.key)}>{one.entry.key}</a>
                    </th>
                    <td colSpan={groups.length + 3} className="knowledge-refused">
                      {one.state === 'invalid' ? 'refused' : 'not to be had now'}: not counted
                    </td>
                  </tr>
                )
              ),
            )}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function KnowledgeRow({ profile: { slug, name, counts }, max }: { profile: Overview; max: number }) {
  const sum = sumCounts(counts);
  return (
    <tr>
      <th scope="row">
        <a href={projectHref(slug)}>{name}</a>
      </th>
      {groups.map((group) => {
        const { claims, primary, absences } = counts[group];
        const words = `${plural(claims, 'claim')}, ${primary} from primary sources, ${absences} absent`;
        return (
          <td key={group}>
            <a href={projectHref(slug, { group })} title={words} className="knowledge-cell">
              <KnownBar counts={counts[group]} max={max} />
              <span className="visually-hidden">{words}</span>
            </a>
          </td>
        );
      })}
      <td className="n">{formatNumber(sum.claims)}</td>
      <td className="n">{formatNumber(sum.absences)}</td>
      <td className="n">
        {sum.conflicts > 0 ? (
          <span className="conflict">
            {formatNumber(sum.conflicts)} <Unequal />
          </span>
        ) : (
          0
        )}
      </td>
    </tr>
  );
}

const KeyBar = (counts: { primary: number; claims: number; absences: number }) => <KnownBar counts={counts} max={1} />;
