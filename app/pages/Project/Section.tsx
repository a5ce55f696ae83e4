import { fieldOf } from '../../../registry/schema/fields.ts';
import type { Group, Overview } from '../../../registry/schema/index.ts';
import { plural, sentence } from '../../state/format.ts';
import { type GroupState, retry } from '../../state/register.ts';
import { Bars } from '../../ui/Bars.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { type Cluster, fieldsOf, foldOf } from './arrange.ts';
import { Chart } from './Chart.tsx';
import { type ClaimContext, ClusterOfClaims } from './ClaimRow.tsx';
import { seriesOf } from './series.ts';
import { show } from './show.ts';
import { TrustTable } from './TrustTable.tsx';

/** One group of a profile: every claim of it, field by field. */
export function Section({
  group,
  state,
  overview,
  marked,
}: {
  group: Group;
  state: GroupState;
  overview: Overview;
  marked: string | null;
}) {
  const counts = overview.counts[group];
  return (
    <section className="profile-section" id={`group-${group}`} tabIndex={-1} aria-busy={state.state === 'waiting'}>
      <h2>
        {sentence(group)}{' '}
        <span>
          {plural(counts.claims, 'claim')}, {counts.primary} from primary sources{counts.absences > 0 && `, ${counts.absences} absent`}
          {counts.conflicts > 0 && `, ${plural(counts.conflicts, 'conflict')}`}
        </span>
      </h2>
      {state.state === 'waiting' && (
        <div className="profile-waiting">
          <Bars widths={[560, 610, 480, 600, 540]} waitingFor={`Waiting for a gateway to send the ${group} block.`} />
        </div>
      )}
      {(state.state === 'invalid' || state.state === 'unavailable') && (
        <ErrorBox error={state.error} title={`The ${group} claims are not shown`} onRetry={retry} />
      )}
      {state.state === 'verified' &&
        fieldsOf(state.document).map(({ field, clusters }) => {
          const { label, help, freshDays } = fieldOf(field);
          const series = seriesOf(field, state.document.claims);
          return (
            <div key={field} className="profile-field">
              <h3>
                {label} <span>{help}</span>
              </h3>
              {field === 'verification.trustModel' && <TrustTable slug={overview.slug} claims={state.document.claims} />}
              {series.length > 0 && (
                <div className="profile-charts">
                  {series.map((one) => (
                    <Chart key={one.readings[0]?.claim.id} label={label} series={one} freshDays={freshDays} />
                  ))}
                </div>
              )}
              <Claims clusters={clusters} context={{ slug: overview.slug, sources: state.document.sources, marked }} />
            </div>
          );
        })}
      {state.state === 'verified' && state.document.claims.length === 0 && (
        <p className="profile-none">
          No claim.{' '}
          <button type="button" className="textbutton" onClick={() => show('gaps')}>
            Where somebody looked
          </button>
        </p>
      )}
    </section>
  );
}

/** The claims of one field; where there are many, those outside the table fold until somebody asks for them. */
function Claims({ clusters, context }: { clusters: readonly Cluster[]; context: ClaimContext }) {
  const { first, rest } = foldOf(clusters);
  const drawn = (some: readonly Cluster[]) =>
    some.map((cluster) => <ClusterOfClaims key={cluster.claims[0]?.id} cluster={cluster} context={context} />);
  const folded = rest.flatMap(({ claims }) => claims);
  return (
    <>
      {drawn(first)}
      {folded.length > 0 && (
        <details className="profile-rest" open={folded.some(({ id }) => id === context.marked)}>
          <summary>{plural(folded.length, 'more claim')}</summary>
          {drawn(rest)}
        </details>
      )}
    </>
  );
}
