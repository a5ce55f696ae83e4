import { lazy } from 'react';
import { useRegister } from '../state/register.ts';
import { root } from '../state/root.ts';
import { useIdle } from '../state/useIdle.ts';
import { Later } from './Boundary.tsx';

const Kept = lazy(() => import('../static/Kept.tsx'));

// Under the path of a gateway a worker would rule over every other site there: only an origin of the release's own has one.
const isOwn = import.meta.env.PROD && root.pathname === '/';

/** Keeps the release for later visits, once the page has its data. */
export function Offline() {
  const { phase, counts } = useRegister('phase', 'counts');
  const due = useIdle(isOwn && (phase === 'failed' || (phase === 'ready' && counts.entries > 0 && counts.waiting === 0)));
  return due && 'serviceWorker' in navigator ? (
    <Later>
      <Kept />
    </Later>
  ) : null;
}
