import { lazy, type ReactNode, useState } from 'react';
import { MOST, rowOrders } from '../../../registry/comparison/view.ts';
import { formatNumber } from '../../state/format.ts';
import { useRegister } from '../../state/register.ts';
import { type CompareView, compareHref } from '../../state/route/compare.ts';
import { asOf, shownMoment } from '../../state/route/moment.ts';
import { Later } from '../../ui/Boundary.tsx';
import { CopyButton } from '../../ui/ErrorBox.tsx';
import { t } from '../../words/t.tsx';
import { change } from './change.ts';
import type { System } from './useSystems.ts';

const Choose = lazy(() => import('./Choose.tsx'));

/** What is shown and how, and the ways to take it along; `children` are the exports. */
export function Bar({ view, columns, children }: { view: CompareView; columns: readonly System[]; children: ReactNode }) {
  const [adding, setAdding] = useState(false);
  const full = columns.length >= MOST;
  return (
    <>
      <form className="filter-bar compare-bar" aria-label={t('What is compared')} onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>{t('rows')}</span>
          <select value={view.order} onChange={(event) => change({ order: event.target.value as CompareView['order'] })}>
            {rowOrders.map((order) => (
              <option key={order} value={order}>
                {order === 'differences' ? t('that differ first') : t('as in the dictionary')}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('equal rows')}</span>
          <select
            value={view.equal}
            data-set={view.equal === 'folded' || undefined}
            onChange={(event) => change({ equal: event.target.value as CompareView['equal'] })}
          >
            <option value="shown">{t('shown')}</option>
            <option value="folded">{t('folded')}</option>
          </select>
        </label>
        <label>
          <span>{t('cells')}</span>
          <select
            value={view.cells}
            data-set={view.cells === 'sentences' || undefined}
            onChange={(event) => change({ cells: event.target.value as CompareView['cells'] })}
          >
            <option value="short">{t('in short')}</option>
            <option value="sentences">{t('whole sentences')}</option>
          </select>
        </label>
        {full ? (
          <span className="compare-full">{t('{most} systems: no more fit side by side', { most: MOST })}</span>
        ) : (
          <button type="button" className="textbutton" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {t('Add a system')}
          </button>
        )}
        <Share view={view} />
        <div className="compare-take">{children}</div>
      </form>
      {adding && !full && (
        <Later>
          <Choose columns={columns} chosen={view.systems} />
        </Later>
      )}
    </>
  );
}

/** The address of this comparison, of whatever stands when it is opened, or of the block that was read. */
function Share({ view }: { view: CompareView }) {
  const { firstPage } = useRegister('firstPage');
  const address = (at: string | null) => `${location.origin}${location.pathname}${asOf(compareHref(view), at)}`;
  return (
    <span className="compare-share">
      <CopyButton text={() => address(shownMoment())}>{t('Copy link')}</CopyButton>
      {firstPage && shownMoment() === null && (
        <CopyButton text={() => address(String(firstPage.blockNumber))}>
          {t('… as of block {block}', { block: formatNumber(Number(firstPage.blockNumber)) })}
        </CopyButton>
      )}
    </span>
  );
}
