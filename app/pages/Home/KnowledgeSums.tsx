import type { CoverageTotals } from '../../../registry/table/coverage.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { KnownBar, type sumCounts } from '../../ui/marks/index.tsx';
import { t } from '../../words/t.tsx';

type Sum = ReturnType<typeof sumCounts>;

const added = (a: Sum, b: Sum): Sum => ({
  claims: a.claims + b.claims,
  primary: a.primary + b.primary,
  absences: a.absences + b.absences,
  conflicts: a.conflicts + b.conflicts,
});

/** The sums of all systems, the number before its bar: what is claimed, what is not known, what is old, what contradicts itself. */
export function KnowledgeSums({ sums, fields }: { sums: readonly Sum[]; fields: CoverageTotals }) {
  const all = sums.reduce(added, { claims: 0, primary: 0, absences: 0, conflicts: 0 });
  const asked = fields.claimed + fields.unknown;
  const one = (name: string, count: number, words: string, bar: Parameters<typeof KnownBar>[0]) => (
    <div>
      <dt>{name}</dt>
      <dd>
        {sums.length === 0 ? (
          <span className="bar" />
        ) : (
          <>
            <b>{formatNumber(count)}</b> <span>{words}</span>
          </>
        )}
        <KnownBar {...bar} />
      </dd>
    </div>
  );
  return (
    <dl className="knowledge-sums">
      {one(
        t('Claims'),
        all.claims,
        t('on {systems}, {primary} of them from primary sources', {
          systems: plural(sums.length, 'system'),
          primary: formatNumber(all.primary),
        }),
        {
          counts: { ...all, absences: 0 },
          max: all.claims,
        },
      )}
      {one(t('Coverage'), fields.unknown, t('of {fields} without a claim', { fields: plural(asked, 'question') }), {
        counts: { claims: fields.claimed, primary: 0, absences: fields.unknown },
        max: asked,
      })}
      {one(t('Freshness'), fields.past, t('of {fields} past their budget', { fields: plural(fields.claimed, 'answered question') }), {
        counts: { claims: fields.past, primary: 0, absences: 0 },
        max: fields.claimed,
      })}
      {one(t('Conflicts'), all.conflicts, t('pairs of claims that disagree'), {
        counts: { claims: all.conflicts, primary: all.conflicts, absences: 0 },
        max: all.claims,
      })}
    </dl>
  );
}
