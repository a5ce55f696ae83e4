import type { Activity, Council } from '../../../registry/records/index.ts';
import { formatDay, formatMoment, formatNumber } from '../../state/format.ts';
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
              Seat
            </th>
            <th scope="col">Curator</th>
            <th scope="col">Since</th>
            <th scope="col" className="num">
              Approved
            </th>
            <th scope="col" className="num">
              Rejected
            </th>
            <th scope="col" className="num" title="From the opening of a proposal to this curator's vote">
              Median time to decide
            </th>
            <th scope="col">Last vote</th>
          </tr>
        </thead>
        <tbody>
          {council.seats.map(({ index, curator, since, vacatedAt }) =>
            curator ? (
              <tr key={index}>
                <td className="num" data-label="Seat">
                  {index}
                </td>
                <td>
                  <Account address={curator} />
                </td>
                <td data-label="Since">
                  {since ? <time title={formatMoment(dateOf(since.at))}>{formatDay(dateOf(since.at))}</time> : 'unknown'}
                </td>
                <ActivityCells activity={activity.find((one) => isSame(one.curator, curator))} />
              </tr>
            ) : (
              <tr key={index} className="gov-empty">
                <td className="num" data-label="Seat">
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
              <td data-label="Since">no longer seated</td>
              <ActivityCells activity={one} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ActivityCells({ activity }: { activity: Activity | undefined }) {
  if (!activity) return <td colSpan={4}>no votes</td>;
  const { approved, rejected, spam, medianSeconds, last } = activity;
  return (
    <>
      <td className="num" data-label="Approved">
        {formatNumber(approved)}
      </td>
      <td className="num" data-label="Rejected">
        {formatNumber(rejected)}
        {spam > 0 && <small> {formatNumber(spam)} as spam</small>}
      </td>
      <td className="num" data-label="Median time to decide">
        {medianSeconds === null ? 'no votes yet' : spanOf(medianSeconds)}
      </td>
      <td data-label="Last vote">{last ? formatMoment(dateOf(last.at)) : 'none'}</td>
    </>
  );
}

function emptySeat(vacatedAt: number | null, { timestamp, maxLifetime }: Council): string {
  if (vacatedAt === null || vacatedAt + maxLifetime <= timestamp) return 'free';
  return `vacated ${formatMoment(dateOf(vacatedAt))}; rests until ${formatMoment(dateOf(vacatedAt + maxLifetime))}, as open proposals may hold a vote of its former curator`;
}

const isSame = (a: string | null, b: string | null): boolean => a?.toLowerCase() === b?.toLowerCase();
const dateOf = (seconds: number): Date => new Date(seconds * 1000);
