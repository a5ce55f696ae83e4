import { memo } from 'react';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { Metric } from '../../../registry/schema/index.ts';
import { unitOf } from '../../../registry/schema/units.ts';
import { plural } from '../../state/format.ts';
import { useMetric } from '../../state/register.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { historyHref } from '../../state/route/history.ts';
import { type Series, seriesOf } from '../../ui/chart/series.ts';
import { monthsOf } from '../../ui/chart/time.ts';
import { fieldLabel, t } from '../../words/t.tsx';
import { Chart } from './Chart.tsx';
import { ChartSigns } from './ChartSigns.tsx';
import { ReadingsTable } from './ReadingsTable.tsx';
import './tables.css';
import './chart.css';

/** The dated readings of a system, where its metric entry holds any; and the way to propose one. */
export const Readings = memo(function Readings({ slug }: { slug: string }) {
  const metric = useMetric(slug);
  const add = <a href={contributeHref({ kind: 'metric', slug })}>{t('Propose a reading')}</a>;
  if (metric === 'loading') return null;
  return (
    <>
      <h2>
        {t('Readings')}{' '}
        <span>
          {metric === 'none' && t('no dated figures beside the claims yet.')}
          {metric !== 'none' &&
            metric.state === 'verified' &&
            t('{figures}, revision {version}.', {
              figures: plural(metric.document.readings.length, 'dated figure'),
              version: metric.entry.version,
            })}{' '}
          {metric !== 'none' && (
            <>
              <a href={historyHref({ kind: 'metric', slug })}>{t('History')}</a>{' '}
            </>
          )}
          {add}
        </span>
      </h2>
      {metric !== 'none' && metric.state === 'verified' && <ReadingsOf metric={metric.document} />}
      {metric !== 'none' && 'error' in metric && (
        <p className="profile-none">
          {t('Not shown:')}{' '}
          <span lang="en">
            {metric.error.message} {metric.error.fix}
          </span>
        </p>
      )}
    </>
  );
});

/** A chart for each series, by field, and a table of every reading. */
export function ReadingsOf({ metric }: { metric: Metric }) {
  const series = seriesOf(metric);
  const drawn = series.reduce((sum, { points }) => sum + points.length, 0);
  const fields = [...new Set(series.map(({ field }) => field))];
  return (
    <>
      {series.length > 0 && <ChartSigns />}
      {fields.map((field) => (
        <Charts key={field} field={field} series={series.filter((one) => one.field === field)} sources={metric.sources} />
      ))}
      {drawn < metric.readings.length && (
        <p className="profile-none">
          {series.length === 0
            ? t('No reading counts the same as another one of another date, so there is nothing to draw over time.')
            : alone(metric.readings.length - drawn)}
        </p>
      )}
      <details className="profile-table" open={series.length === 0}>
        <summary>{t('{readings} as a table', { readings: plural(metric.readings.length, 'reading') })}</summary>
        <ReadingsTable metric={metric} />
      </details>
    </>
  );
}

const alone = (count: number): string =>
  count === 1
    ? t('1 reading has one date only, or counts what no other reading counts: it stands in the table alone.')
    : t('{count} readings have one date only, or count what no other reading counts: they stand in the table alone.', { count });

/** The series of one field. What counts other things has an axis of its own, and the page says why. */
function Charts({ field, series, sources }: { field: FieldId; series: readonly Series[]; sources: Metric['sources'] }) {
  const { freshDays } = fieldOf(field);
  return (
    <>
      <h3 className="profile-charted">
        {fieldLabel(field)}{' '}
        <span>
          {series.length > 1 && (
            <>
              {t('{count} charts, because they count other things:', { count: series.length })} {differenceOf(series)}{' '}
            </>
          )}
          {t('A line crosses at most {months} without a reading.', { months: plural(monthsOf(freshDays), 'month') })}
        </span>
      </h3>
      <div className="profile-charts">
        {series.map((one) => (
          <Chart key={one.points[0]?.reading.id} series={one} sources={sources} definition={unitOf(field, one.unit)} />
        ))}
      </div>
    </>
  );
}

const differenceOf = (series: readonly Series[]): React.ReactNode => {
  const units = [...new Set(series.map(({ unit }) => unit))];
  if (units.length === series.length) return <span lang="en">{units.join('; ')}.</span>;
  return units.length === 1 ? t('their workloads differ.') : t('their units or workloads differ.');
};
