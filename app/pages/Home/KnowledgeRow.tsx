import { memo } from 'react';
import type { Overview } from '../../../registry/schema/index.ts';
import { groups } from '../../../registry/schema/vocabulary.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { coverageHref } from '../../state/route/coverage.ts';
import { projectHref } from '../../state/route/project.ts';
import { KnownBar, type sumCounts, Unequal } from '../../ui/marks/index.tsx';
import { t } from '../../words/t.tsx';

type Sum = ReturnType<typeof sumCounts>;

interface KnowledgeRowProps {
  profile: Overview;
  sum: Sum;
  /** Fields whose newest claim is older than its budget. */
  past: number;
  /** The count of a full bar: of a group, and of all groups together. */
  max: number;
  most: number;
}

const inWords = ({ claims, primary, absences }: Sum): string =>
  t('{claims}, {primary} from primary sources, {absences} absent', {
    claims: plural(claims, 'claim'),
    primary: formatNumber(primary),
    absences: formatNumber(absences),
  });

/** What is known of one system: a bar for each group, on a narrow screen one for all. */
export const KnowledgeRow = memo(function KnowledgeRow({ profile: { slug, name, counts }, sum, past, max, most }: KnowledgeRowProps) {
  return (
    <tr>
      <th scope="row" lang="en">
        <a href={projectHref(slug)}>{name}</a>
      </th>
      <td className="all">
        <KnownBar counts={sum} max={most} />
      </td>
      {groups.map((group) => {
        const words = inWords(counts[group]);
        return (
          <td key={group} className="group">
            <a href={projectHref(slug, { group })} title={words} className="knowledge-cell">
              <KnownBar counts={counts[group]} max={max} />
              <span className="visually-hidden">{words}</span>
            </a>
          </td>
        );
      })}
      <td className="n">{formatNumber(sum.claims)}</td>
      <td className="n">
        <a href={coverageHref({ system: slug })}>{formatNumber(sum.absences)}</a>
      </td>
      <td className="n">{past > 0 ? <span className="fresh past ring">{formatNumber(past)}</span> : 0}</td>
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
});
