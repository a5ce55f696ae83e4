import { lazy } from 'react';
import type { Entry } from '../../registry/actions/index.ts';
import { useRegister } from '../state/register.ts';
import { Later } from '../ui/Boundary.tsx';

const Newer = lazy(() => import('./Newer.tsx'));

/** Over an entry, where the page shows the register of then: what has become of it since. */
export function AtThen({ entry }: { entry: Entry }) {
  const { at } = useRegister('at');
  if (at === null) return null;
  return (
    <Later>
      <Newer entry={entry} />
    </Later>
  );
}
