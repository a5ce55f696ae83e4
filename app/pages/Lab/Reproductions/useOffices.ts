import { useEffect, useState } from 'react';
import { getOffices, type Office } from '../../../../registry/records/getOffices.ts';
import { useAccess } from '../../../state/register.ts';

/** Which of some accounts judge or audit now; null where that could not be read. */
export function useOffices(accounts: readonly `0x${string}`[]): ReadonlyMap<string, Office> | null {
  const access = useAccess();
  const [offices, setOffices] = useState<ReadonlyMap<string, Office> | null>(new Map());
  const asked = [...new Set(accounts)].sort().join();
  useEffect(() => {
    if (!access || asked === '') return;
    let current = true;
    getOffices(access.chain, { registry: access.registry, accounts: asked.split(',') as `0x${string}`[] }).then(
      (found) => current && setOffices(found),
      () => current && setOffices(null),
    );
    return () => {
      current = false;
    };
  }, [access, asked]);
  return offices;
}
