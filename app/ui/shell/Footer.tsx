import { lazy } from 'react';
import { useRegister } from '../../state/register.ts';
import { asOf } from '../../state/route/moment.ts';
import type { Page } from '../../state/route.ts';
import { useIdle } from '../../state/useIdle.ts';
import { t, word } from '../../words/t.tsx';
import { Later } from '../Boundary.tsx';
import { Leaving } from '../Leaving.tsx';

const Colophon = lazy(() => import('../../pages/Colophon.tsx'));

/** Pages that the masthead has no room for, by what a reader looks for there. */
const links: readonly [Page, string][] = [
  ['changes', word('What changed')],
  ['coverage', word('What is not known')],
  ['maps', word('Maps')],
  ['lab', word('The Lab')],
  ['methodology', word('How a claim gets in')],
  ['reference', word('Reference')],
];

/** What the small word means, the licence, and where else to go. */
export function Footer() {
  const { phase, counts } = useRegister('phase', 'counts');
  // The channels stand in a document like any other: asked for once the page itself has what it needs.
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
            <Colophon />
          </Later>
        )}
        {links.map(([page, label]) => (
          <p key={page}>
            <a href={asOf(`#/${page}`)}>{t(label)}</a>
          </p>
        ))}
      </div>
    </footer>
  );
}
