import { t } from '../../../words/t.tsx';
import type { Scene } from './scene.ts';
import { amountOf } from './words.ts';

/** What each epoch burned of verified prices, and what of it was minted again for the work. */
export function Rebates({ scene: { now, whole } }: { scene: Scene }) {
  const epochs = [...now.books.epochs];
  if (whole.books.epochs.size === 0) return null;
  const most = [...whole.books.epochs.values()].reduce((max, { burned }) => (burned > max ? burned : max), 1n);
  return (
    <section className="market-rebates" aria-labelledby="market-rebates">
      <h2 id="market-rebates">{t('Rewards')}</h2>
      <p className="market-counts">
        {t(
          'Of a verified price a share is burned. When the epoch is over, at most as much is minted again for the verified work: a rebate, so nobody gains by paying himself.',
        )}
      </p>
      <table className="market-table">
        <thead>
          <tr>
            <th scope="col">{t('Epoch')}</th>
            <th scope="col" className="number">
              {t('Verified tasks')}
            </th>
            <th scope="col" className="number">
              {t('Burned')}
            </th>
            <th scope="col" className="number">
              {t('Minted')}
            </th>
            <th scope="col" className="market-bars">
              <span className="visually-hidden">{t('Burned and minted, drawn')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {epochs.map(([epoch, { tasks, burned, minted }], n) => {
            const share = (units: bigint) => (100 * Number(units)) / Number(most);
            return (
              <tr key={`${epoch}`}>
                <th scope="row">{n + 1}</th>
                <td className="number">{tasks}</td>
                <td className="number">{amountOf(burned)}</td>
                <td className="number">{amountOf(minted)}</td>
                <td className="market-bars">
                  <svg viewBox="0 0 100 12" preserveAspectRatio="none" height="12" aria-hidden="true">
                    <rect className="burned" x="0" y="0.5" width={share(burned)} height="11" />
                    <rect className="minted" x="0" y="3" width={share(minted)} height="6" />
                  </svg>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
