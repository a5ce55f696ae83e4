import { lazy } from 'react';
import { formatNumber } from '../../state/format.ts';
import { useRegister } from '../../state/register.ts';
import { asOf } from '../../state/route/moment.ts';
import { useIdle } from '../../state/useIdle.ts';
import { t } from '../../words/t.tsx';
import { Later } from '../Boundary.tsx';
import { Leaving } from '../Leaving.tsx';

const Channels = lazy(() => import('../../pages/Channels.tsx'));

/** What the small word means, the licence, and the channels. */
export function Footer() {
  const { phase, counts, firstPage } = useRegister('phase', 'counts', 'firstPage');
  // The channels stand in a document like any other; it is asked for once the page itself has what it needs.
  const settled = useIdle(phase === 'ready' && counts.entries > 0 && counts.waiting === 0);
  return (
    <footer className="footer">
      <div className="wrap">
        <p>
          <b>{t('Verified means: these bytes hash to the digest that the registry holds. It does not mean that the claim is true.')}</b>
        </p>
        <p>
          {t('Content')} <Leaving href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</Leaving>
        </p>
        {settled && (
          <Later>
            <Channels />
          </Later>
        )}
        {settled && firstPage && (
          <p className="print-only">
            {t('{address}, as of block {block}', { address: location.href, block: formatNumber(Number(firstPage.blockNumber)) })}
          </p>
        )}
        <p>
          <a href="#/changes">{t('What changed')}</a>
        </p>
        <p>
          <a href={asOf('#/coverage')}>{t('What is not known')}</a>
        </p>
        <p>
          <a href={asOf('#/maps')}>{t('Maps')}</a>
        </p>
        <p>
          <a href={asOf('#/methodology')}>{t('How a claim gets in')}</a>
        </p>
        <p>
          <a href={asOf('#/reference')}>{t('Reference')}</a>
        </p>
      </div>
    </footer>
  );
}
