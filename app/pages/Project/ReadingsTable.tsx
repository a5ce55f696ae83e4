import { fieldIds, fieldOf } from '../../../registry/schema/fields.ts';
import type { Metric } from '../../../registry/schema/index.ts';
import { formatNumber } from '../../state/format.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Freshness, Gauge } from '../../ui/marks/index.tsx';
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
    <section className="profile-scroll" tabIndex={0} aria-label={`Readings of ${slug}`}>
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
          {readings.toSorted(order).map((one) => {
            const source = sources[one.source];
            return (
              <tr key={one.id}>
                <th scope="row" data-label="Metric">
                  {fieldOf(one.field).label}
                </th>
                <td data-label="Value">
                  <b title={formatNumber(one.value)}>{readable(one.value)}</b> {one.unit}
                  {one.workload && `, ${one.workload}`}
                </td>
                <td data-label="Counts">
                  {one.counts}
                  {one.leavesOut && <span className="profile-unsaid"> Leaves out: {one.leavesOut}</span>}
                </td>
                <td data-label="Held">
                  <Freshness asOf={one.asOf} days={fieldOf(one.field).freshDays} />
                </td>
                <td data-label="Evidence">
                  <Gauge rung={one.rung} word />
                </td>
                <td data-label="Source">
                  {source?.url ? <Leaving href={source.url}>{source.title}</Leaving> : (source?.title ?? one.source)},{' '}
                  <span className="nowrap">read {one.retrievedAt}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
