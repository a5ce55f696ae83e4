import type { Overview } from '../../../registry/schema/index.ts';
import { plural, sentence } from '../../state/format.ts';
import { talliesOf } from './tallies.ts';

/** Four questions, and how many systems stand where. `overviews` is null while they are on their way. */
export function Tallies({ overviews, listed }: { overviews: readonly Overview[] | null; listed: number }) {
  const tallies = talliesOf(overviews ?? []);
  return (
    <section className="tallies" aria-labelledby="tallies-note">
      {tallies.map(({ question, asks, rows }) => (
        <div key={question}>
          <h2>{sentence(question)}</h2>
          <p>{asks}</p>
          <ul>
            {(overviews ? rows : rows.slice(0, 4)).map(({ label, count, absent, href }) => (
              <li key={label}>
                {overviews ? (
                  <>
                    <a href={href}>{label}</a>
                    <b>{count}</b>
                    <span
                      aria-hidden="true"
                      className={absent ? 'tally-bar absent' : 'tally-bar'}
                      style={{ width: `${(100 * count) / overviews.length}%` }}
                    />
                  </>
                ) : (
                  <span className="bar" />
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p id="tallies-note" className="tallies-note">
        {overviews
          ? `Counted from ${plural(overviews.length, 'verified profile')}${listed > overviews.length ? ` of ${listed} listed` : ''}. A system can stand in several rows; no row is better than another. Each opens the table.`
          : 'Counting when every profile is here.'}
      </p>
    </section>
  );
}
