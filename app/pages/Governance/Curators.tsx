import type { Activity, Council } from '../../../registry/records/index.ts';
import { formatDay, formatMoment, formatNumber } from '../../state/format.ts';
import { t } from '../../words/t.tsx';
import { Account } from './Account.tsx';
import { spanOf } from './words.ts';

/** Who judges: by seat, since when, and what each has done. */
export function Curators({ council, activity }: { council: Council; activity: readonly Activity[] }) {
  const formerly = activity.filter((one) => !council.seats.some((seat) => isSame(seat.curator, one.curator)));
  return (
    <div className="gov-scroll">
      <table className="gov-table">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('Seat')}
            </th>
            <th scope="col">{t('Curator')}</th>
            <th scope="col">{t('Since')}</th>
            <th scope="col" className="num">
              {t('Approved')}
            </th>
            <th scope="col" className="num">
              {t('Rejected')}
            </th>
            <th scope="col" className="num" title={t('From the opening of a proposal to this curator’s vote')}>
              {t('Median time to decide')}
            </th>
            <th scope="col">{t('Last vote')}</th>
          </tr>
        </thead>
        <tbody>
          {council.seats.map(({ index, curator, since, vacatedAt }) =>
            curator ? (
              <tr key={index}>
                <td className="num" data-label={t('Seat')}>
                  {index}
                </td>
                <td>
                  <Account address={curator} />
                </td>
                <td data-label={t('Since')}>
                  {since ? <time title={formatMoment(dateOf(since.at))}>{formatDay(dateOf(since.at))}</time> : t('unknown')}
                </td>
                <ActivityCells activity={activity.find((one) => isSame(one.curator, curator))} />
              </tr>
            ) : (
              <tr key={index} className="gov-empty">
                <td className="num" data-label={t('Seat')}>
                  {index}
                </td>
                <td colSpan={6}>{emptySeat(vacatedAt, council)}</td>
              </tr>
            ),
          )}
          {formerly.map((one) => (
            <tr key={one.curator} className="gov-empty">
              <td className="num">–</td>
              <td>
                <Account address={one.curator} />
              </td>
              <td data-label={t('Since')}>{t('no longer seated')}</td>
              <ActivityCells activity={one} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ActivityCells({ activity }: { activity: Activity | undefined }) {
  if (!activity) return <td colSpan={4}>{t('no votes')}</td>;
  const { approved, rejected, spam, medianSeconds, last } = activity;
  return (
    <>
      <td className="num" data-label={t('Approved')}>
        {formatNumber(approved)}
      </td>
      <td className="num" data-label={t('Rejected')}>
        {formatNumber(rejected)}
        {spam > 0 && <small> {t('{count} as spam', { count: formatNumber(spam) })}</small>}
      </td>
      <td className="num" data-label={t('Median time to decide')}>
        {medianSeconds === null ? t('no votes yet') : spanOf(medianSeconds)}
      </td>
      <td data-label={t('Last vote')}>{last ? formatMoment(dateOf(last.at)) : t('none')}</td>
    </>
  );
}

function emptySeat(vacatedAt: number | null, { timestamp, maxLifetime }: Council): string {
  if (vacatedAt === null || vacatedAt + maxLifetime <= timestamp) return t('free');
  return t('vacated {when}; rests until {until}, as open proposals may hold a vote of its former curator', {
    when: formatMoment(dateOf(vacatedAt)),
    until: formatMoment(dateOf(vacatedAt + maxLifetime)),
  });
}

const isSame = (a: string | null, b: string | null): boolean => a?.toLowerCase() === b?.toLowerCase();
const dateOf = (seconds: number): Date => new Date(seconds * 1000);
