import { lazy } from 'react';
import { formatNumber } from '../../state/format.ts';
import { useRegister } from '../../state/register.ts';
import { asOf } from '../../state/route/moment.ts';
import { useIdle } from '../../state/useIdle.ts';
import { Later } from '../Boundary.tsx';
import { Leaving } from '../Leaving.tsx';

const Channels = lazy(() => import('../../pages/Channels.tsx'));

/** What the small word means, the licence, and the channels. */
export function Footer() {
  const { phase, counts, firstPage } = useRegister();
  // The channels stand in a document like any other; it is asked for once the page itself has what it needs.
  const settled = useIdle(phase === 'ready' && counts.entries > 0 && counts.waiting === 0);
  return (
    <footer className="footer">
      <div className="wrap">
        <p>
          <b>Verified means: these bytes hash to the digest that the registry holds. It does not mean that the claim is true.</b>
        </p>
        <p>
          Content <Leaving href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</Leaving>
        </p>
        {settled && (
          <Later>
            <Channels />
          </Later>
        )}
        {firstPage && (
          <p className="print-only">
            {location.href}, as of block {formatNumber(Number(firstPage.blockNumber))}
          </p>
        )}
        <p>
          <a href={'#/changes'}>What changed</a>
        </p>
        <p>
          <a href={asOf('#/coverage')}>What is not known</a>
        </p>
        <p>
          <a href={asOf('#/maps')}>Maps</a>
        </p>
        <p>
          <a href={asOf('#/methodology')}>How a claim gets in</a>
        </p>
        <p>
          <a href={asOf('#/reference')}>Reference</a>
        </p>
      </div>
    </footer>
  );
}
