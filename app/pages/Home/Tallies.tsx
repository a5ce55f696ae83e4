import type { Overview } from '../../../registry/schema/index.ts';
import { plural, sentence } from '../../state/format.ts';
import { label, t } from '../../words/t.tsx';
import { TallyBar } from './TallyBar.tsx';
import { talliesOf } from './tallies.ts';

/** Four questions, and how many systems stand where. `overviews` is null while they are on their way. */
export function Tallies({ overviews, listed }: { overviews: readonly Overview[] | null; listed: number }) {
  const tallies = talliesOf(overviews ?? []);
  return (
    <section className="tallies" aria-labelledby="tallies-note">
      {tallies.map(({ question, asks, rows }) => (
        <div key={question}>
          <h2>{sentence(label(question))}</h2>
          <p>{asks}</p>
          <ul>
            {rows.map(({ label: name, count, absent, href }) => (
              <li key={name}>
                {overviews ? (
                  <>
                    <a href={href}>{name}</a>
                    <b>{count}</b>
                    <TallyBar count={count} of={overviews.length} absent={absent} />
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
        {overviews ? countedFrom(overviews.length, listed) : t('Counting when every profile is here.')}
      </p>
    </section>
  );
}

function countedFrom(read: number, listed: number): string {
  const profiles = plural(read, 'verified profile');
  return listed > read
    ? t(
        'Counted from {profiles} of {listed} listed. A system can stand in several rows; no row is better than another. Each opens the table.',
        {
          profiles,
          listed,
        },
      )
    : t('Counted from {profiles}. A system can stand in several rows; no row is better than another. Each opens the table.', { profiles });
}
