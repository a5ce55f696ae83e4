import { fieldIds, fieldOf } from '../../../registry/schema/fields.ts';
import type { Metric } from '../../../registry/schema/index.ts';
import { formatNumber } from '../../state/format.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Freshness, Gauge } from '../../ui/marks/index.tsx';
import { fieldLabel, t } from '../../words/t.tsx';
import { readable } from './Value.tsx';

type Reading = Metric['readings'][number];

/** By field, then by what is counted, then the newest first. */
const order = (a: Reading, b: Reading): number =>
  fieldIds.indexOf(a.field) - fieldIds.indexOf(b.field) ||
  a.unit.localeCompare(b.unit) ||
  (a.workload ?? '').localeCompare(b.workload ?? '') ||
  b.asOf.localeCompare(a.asOf);

/** Every reading in words: what stands behind the charts, and what no chart can show. */
export function ReadingsTable({ metric: { slug, readings, sources } }: { metric: Metric }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    <section className="profile-scroll" tabIndex={0} aria-label={t('Readings of {slug}', { slug })}>
      <table className="profile-history">
        <thead>
          <tr>
            <th scope="col">{t('Metric')}</th>
            <th scope="col">{t('Value')}</th>
            <th scope="col">{t('Counts')}</th>
            <th scope="col">{t('Held')}</th>
            <th scope="col">{t('Evidence')}</th>
            <th scope="col">{t('Source')}</th>
          </tr>
        </thead>
        <tbody>
          {readings.toSorted(order).map((one) => {
            const source = sources[one.source];
            return (
              <tr key={one.id}>
                <th scope="row" data-label={t('Metric')}>
                  {fieldLabel(one.field)}
                </th>
                <td data-label={t('Value')}>
                  <span lang="en">
                    <b title={formatNumber(one.value)}>{readable(one.value)}</b> {one.unit}
                    {one.workload && `, ${one.workload}`}
                  </span>
                </td>
                <td data-label={t('Counts')}>
                  <span lang="en">{one.counts}</span>
                  {one.leavesOut && (
                    <span className="profile-unsaid">
                      {' '}
                      {t('Leaves out:')} <span lang="en">{one.leavesOut}</span>
                    </span>
                  )}
                </td>
                <td data-label={t('Held')}>
                  <Freshness asOf={one.asOf} days={fieldOf(one.field).freshDays} />
                </td>
                <td data-label={t('Evidence')}>
                  <Gauge rung={one.rung} word />
                </td>
                <td data-label={t('Source')}>
                  <span lang="en">{source?.url ? <Leaving href={source.url}>{source.title}</Leaving> : (source?.title ?? one.source)}</span>
                  , <span className="nowrap">{t('read {day}', { day: one.retrievedAt })}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
