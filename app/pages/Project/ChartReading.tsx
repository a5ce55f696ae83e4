import { fieldOf } from '../../../registry/schema/fields.ts';
import type { Metric, Source } from '../../../registry/schema/index.ts';
import { formatNumber } from '../../state/format.ts';
import type { Point } from '../../ui/chart/series.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Freshness, Gauge, Unequal } from '../../ui/marks/index.tsx';
import { T, t } from '../../words/t.tsx';
import { readable } from './Value.tsx';

/** What the chosen reading says, and who says so. All readings take the same place, so that choosing moves nothing. */
export function ChartReading({
  id,
  points,
  chosen,
  sources,
}: {
  id: string;
  points: readonly Point[];
  chosen: Point;
  sources: Metric['sources'];
}) {
  return (
    <div className="profile-readings">
      {points.map((point) => (
        <div key={point.reading.id} id={point === chosen ? id : undefined} data-chosen={point === chosen || undefined}>
          <One point={point} source={sources[point.reading.source]} />
        </div>
      ))}
    </div>
  );
}

function One({ point: { reading, disputed }, source }: { point: Point; source: Source | undefined }) {
  const { field, value, unit, counts, leavesOut, asOf, retrievedAt, rung } = reading;
  return (
    <>
      <p>
        <b className={disputed ? 'conflict' : undefined} title={formatNumber(value)}>
          {readable(value)}
        </b>{' '}
        <span lang="en">{unit}</span>
        {disputed && (
          <span className="conflict">
            {' '}
            <Unequal />{' '}
            {disputed === 'date' ? t('another source has another figure') : t('another source says otherwise: a total cannot fall')}
          </span>
        )}
      </p>
      <p className="profile-clocks">
        <span>
          <T text="held {date}" date={<Freshness asOf={asOf} days={fieldOf(field).freshDays} />} />
        </span>
        <span>{t('read {day}', { day: retrievedAt })}</span>
        <Gauge rung={rung} word />
      </p>
      <p>
        <span className="profile-word">{t('Counts')}</span> <span lang="en">{counts}</span>
      </p>
      {leavesOut && (
        <p>
          <span className="profile-word">{t('Leaves out')}</span> <span lang="en">{leavesOut}</span>
        </p>
      )}
      <p>
        <span className="profile-word">{t('Source')}</span>{' '}
        <span lang="en">
          {source?.url ? <Leaving href={source.url}>{source.title}</Leaving> : (source?.title ?? reading.source)}
          {source?.publisher && <span className="profile-unsaid">, {source.publisher}</span>}
        </span>
      </p>
    </>
  );
}
