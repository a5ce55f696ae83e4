import { useCallback, useEffect, useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import {
  type Activity,
  type Council,
  type DelayedCall,
  getActivity,
  getCouncil,
  getDelayed,
  readJournal,
} from '../../../registry/records/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { type Access, useAccess } from '../../state/register.ts';
import { type Change, changesIn } from './changes.ts';

export interface Governance {
  council: Council;
  activity: Activity[];
  delayed: DelayedCall[];
  changes: Change[];
}

export type GovernanceState = { state: 'waiting' } | { state: 'read'; governance: Governance } | { state: 'failed'; error: DemlError };

/** All of governance at one block, from the chain alone. `again` reads it anew, as after an act; what stands is shown meanwhile. */
export function useGovernance(): GovernanceState & { again: () => void } {
  const access = useAccess();
  const [result, setResult] = useState<GovernanceState>({ state: 'waiting' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads anew
  useEffect(() => {
    if (!access) return;
    let current = true;
    read(access).then(
      (governance) => current && setResult({ state: 'read', governance }),
      (error) => current && setResult({ state: 'failed', error: asDemlError(error) }),
    );
    return () => {
      current = false;
    };
  }, [access, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...result, again };
}

async function read({ chain, registry }: Access): Promise<Governance> {
  const journal = await readJournal(chain, { registry });
  const [council, activity, delayed, changes] = await Promise.all([
    getCouncil(chain, { registry, journal }),
    getActivity(chain, { registry, journal }),
    getDelayed(chain, { registry }),
    changesIn(chain, journal),
  ]);
  return { council, activity, delayed, changes };
}
