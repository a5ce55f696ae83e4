import { fieldOf } from '../../../registry/schema/fields.ts';
import type { Claim, Metric } from '../../../registry/schema/index.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { useMetric } from '../../state/register.ts';
import { contributeHref, historyHref } from '../../state/route.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Freshness, Gauge } from '../../ui/marks/index.tsx';
import { Chart } from './Chart.tsx';
import { seriesOf } from './series.ts';
import './tables.css';
import './chart.css';

/** The dated readings of a system, where its metric entry holds any; and the way to propose one. */
export function Readings({ slug }: { slug: string }) {
  const metric = useMetric(slug);
  const add = <a href={contributeHref({ kind: 'metric', slug })}>Propose a reading</a>;
  if (metric === 'loading') return null;
  return (
    <section className="profile-section" id="readings" tabIndex={-1}>
      <h2>
        Readings{' '}
        <span>
          {metric !== 'none' && metric.state === 'verified'
            ? `${plural(metric.document.readings.length, 'dated figure')}, revision ${metric.entry.version}. `
            : metric === 'none'
              ? 'no dated figures beside the claims yet. '
              : ''}
          {metric !== 'none' && (
            <>
              <a href={historyHref({ kind: 'metric', slug })}>History</a>{' '}
            </>
          )}
          {add}
        </span>
      </h2>
      {metric !== 'none' && metric.state === 'verified' && <ReadingsOf metric={metric.document} />}
      {metric !== 'none' && 'error' in metric && (
        <p className="profile-none">
          Not shown: {metric.error.message} {metric.error.fix}
        </p>
      )}
    </section>
  );
}

/** Readings as a table, newest first, with a chart for each series that compares. */
export function ReadingsOf({ metric }: { metric: Metric }) {
  const readings = metric.readings.toSorted((a, b) => b.asOf.localeCompare(a.asOf));
  const fields = [...new Set(metric.readings.map(({ field }) => field))];
  const asClaims = metric.readings.map(claimOf);
  return (
    <>
      <div className="profile-charts">
        {fields.flatMap((field) =>
          seriesOf(field, asClaims).map((series) => (
            <Chart key={series.readings[0]?.claim.id} label={fieldOf(field).label} series={series} freshDays={fieldOf(field).freshDays} />
          )),
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard */}
      <section className="profile-scroll" tabIndex={0} aria-label={`Readings of ${metric.slug}`}>
        <table className="profile-history">
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Value</th>
              <th scope="col">Counts</th>
              <th scope="col">Held</th>
              <th scope="col">Evidence</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {readings.map((one) => {
              const source = metric.sources[one.source];
              return (
                <tr key={one.id}>
                  <th scope="row" data-label="Metric">
                    {fieldOf(one.field).label}
                  </th>
                  <td data-label="Value">
                    <b>{formatNumber(one.value)}</b> {one.unit}
                    {one.workload && `, ${one.workload}`}
                  </td>
                  <td data-label="Counts">
                    {one.counts}
                    {one.leavesOut && `; leaves out ${one.leavesOut}`}
                  </td>
                  <td data-label="Held">
                    <Freshness asOf={one.asOf} days={fieldOf(one.field).freshDays} />
                  </td>
                  <td data-label="Evidence">
                    <Gauge rung={one.rung} word />
                  </td>
                  <td data-label="Source">
                    {source?.url ? <Leaving href={source.url}>{source.title}</Leaving> : (source?.title ?? one.source)}, read{' '}
                    {one.retrievedAt}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** A reading as the chart of claims takes it. */
const claimOf = ({ counts, leavesOut, source, ...reading }: Metric['readings'][number]): Claim => ({
  ...reading,
  statement: counts,
  qualifier: leavesOut,
  sources: [source],
});
