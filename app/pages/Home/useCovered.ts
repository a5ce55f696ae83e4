import { useEffect, useState } from 'react';
import type { Overview } from '../../../registry/schema/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { type EntryState, useAccess, useIsLarge, useParts, useProjects, useRegister } from '../../state/register.ts';
import type { Newest } from './lastApproved.ts';

/** The profiles that the figures of this page are counted from. */
export interface Covered {
  projects: readonly EntryState<Overview>[];
  /** Systems that the chain lists. */
  listed: number;
  /** Which of them: every one, those approved last, or those listed first. */
  which: 'all' | 'last' | 'first';
  /** Whose word it is that these were approved last. */
  gateway: string | null;
}

const none: Newest = { heads: [], gateway: null };

/** Every profile; of a register too large to be read whole, the twenty that were approved last. */
export function useCovered(): Covered {
  const isLarge = useIsLarge();
  const all = useProjects(!isLarge);
  const access = useAccess();
  const { firstPage } = useRegister('firstPage');
  const [newest, setNewest] = useState(none);
  const part = useParts(isLarge ? [newest.heads] : []);
  useEffect(() => {
    if (!isLarge || !access || !firstPage) return;
    let current = true;
    import('./lastApproved.ts')
      .then(({ lastApproved }) => lastApproved(access, firstPage))
      .then(
        (found) => current && setNewest(found),
        (error) => console.warn(asDemlError(error).message), // the page stands without its figures
      );
    return () => {
      current = false;
    };
  }, [isLarge, access, firstPage]);
  if (!isLarge) return { projects: all, listed: all.length, which: 'all', gateway: null };
  return { projects: part, listed: firstPage?.projectCount ?? 0, which: newest.gateway ? 'last' : 'first', gateway: newest.gateway };
}
