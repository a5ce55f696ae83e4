import type { Address } from 'viem';
import { allOf } from '../../../../lab/process/books.ts';
import { t } from '../../../words/t.tsx';
import type { Scene } from './scene.ts';
import { amountOf, changeOf, nameOf } from './words.ts';

const HEIGHT = 34;

/** Who has what, and how it came to be: what each has gained or lost, block by block, all on one scale. */
export function Gains({ scene }: { scene: Scene }) {
  const { now, whole, source, steps } = scene;
  const begin = steps[0]?.block ?? 0n;
  const series = whole.gains.filter(({ block }) => block >= begin);
  const block = steps[scene.step]?.block ?? 0n;
  const accounts = [...whole.books.purses.keys()];
  if (accounts.length === 0) return null;
  const all = series.flatMap(({ of }) => [...of.values()]);
  const most = all.reduce((max, one) => (one > max ? one : max), 0n);
  const least = all.reduce((min, one) => (one < min ? one : min), 0n);
  const y = (units: bigint) => 2 + (HEIGHT - 4) * (1 - Number(units - least) / (Number(most - least) || 1));
  const { books } = now;
  const have = [...books.purses.values()].reduce((sum, purse) => sum + allOf(purse), 0n);
  const sorted = accounts.sort((a, b) => nameOf(a, source).localeCompare(nameOf(b, source)));
  const { gains } = books;
  return (
    <section className="market-money" aria-labelledby="market-money">
      <h2 id="market-money">{t('Who has what')}</h2>
      <p className="market-counts">
        {t(
          'In test tokens. The lines have one scale, from {least} to {most}: what each has gained or lost, block by block; what is at stake is its owner’s until a task ends.',
          {
            least: changeOf(least),
            most: changeOf(most),
          },
        )}
      </p>
      <table className="market-table market-gains">
        <thead>
          <tr>
            <th scope="col">{t('Account')}</th>
            <th scope="col" className="number">
              {t('Has')}
            </th>
            <th scope="col" className="number">
              {t('At stake')}
            </th>
            <th scope="col" className="number">
              {t('Gained')}
            </th>
            <th scope="col" className="chart">
              {t('Blocks {from} to {to}', { from: `${begin}`, to: `${steps.at(-1)?.block ?? begin}` })}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((account) => {
            const purse = books.purses.get(account);
            return (
              <tr key={account} data-account={nameOf(account, source)}>
                <th scope="row">{nameOf(account, source)}</th>
                <td className="number">{purse ? amountOf(allOf(purse)) : t('not yet')}</td>
                <td className="number">{purse ? amountOf(purse.staked) : '–'}</td>
                <td className="number market-gained">{changeOf(gains.get(account) ?? 0n)}</td>
                <td className="chart">
                  <Line account={account} series={series} y={y} block={block} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="market-sum" data-held={`${have + books.condemned}`} data-issued={`${books.supplied - books.burned}`}>
        {t(
          'All accounts have {have} together, and {condemned} of slashed bonds wait to be destroyed: as much as the faucet gave ({given}) and the pool minted ({minted}), less what was burned ({burned}).',
          {
            ...{ have: amountOf(have), condemned: amountOf(books.condemned), given: amountOf(books.supplied - books.minted) },
            ...{ minted: amountOf(books.minted), burned: amountOf(books.burned) },
          },
        )}
      </p>
    </section>
  );
}

/** What one account has gained, as steps; the part behind the block that is looked at is drawn full. */
function Line({
  account,
  series,
  y,
  block,
}: {
  account: Address;
  series: Scene['whole']['gains'];
  y: (units: bigint) => number;
  block: bigint;
}) {
  const count = Math.max(1, series.length - 1);
  const until = series.findLastIndex((one) => one.block <= block);
  const path = (points: Scene['whole']['gains'], from = 0) =>
    points.map(({ of }, n) => `${n === 0 ? 'M' : 'H'}${from + n}${n === 0 ? ' ' : 'V'}${y(of.get(account) ?? 0n)}`).join('');
  return (
    <svg viewBox={`0 0 ${count} ${HEIGHT}`} preserveAspectRatio="none" height={HEIGHT} aria-hidden="true">
      <path className="zero" d={`M0 ${y(0n)}H${count}`} />
      <path className="later" d={path(series.slice(Math.max(0, until)), Math.max(0, until))} />
      <path className="line" d={path(series.slice(0, until + 1))} />
      <path className="now" d={`M${Math.max(0, until)} 0V${HEIGHT}`} />
    </svg>
  );
}
