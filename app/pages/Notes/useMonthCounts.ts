import { useEffect, useState } from 'react';
import { asDemlError } from '../../state/asDemlError.ts';
import { type Access, useAccess, useRegister } from '../../state/register.ts';
import { useIdle } from '../../state/useIdle.ts';

const unknown: ReadonlyMap<number, number> = new Map();

/** How many notes the months hold by the chain's count, asked for once the page stands; empty until then. */
export function useMonthCounts(periods: readonly number[]): ReadonlyMap<number, number> {
  const access = useAccess();
  const { phase, at, firstPage, counts } = useRegister('phase', 'at', 'firstPage', 'counts');
  const [found, setFound] = useState(unknown);
  const block = firstPage?.blockNumber;
  const settled = useIdle(phase === 'ready' && counts.entries > 0 && counts.waiting === 0);
  // Once: later months that are read must not take the numbers away again.
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (settled) setDue(true);
  }, [settled]);
  useEffect(() => {
    if (!due || !access || block === undefined || periods.length === 0) return;
    let current = true;
    counted(access, periods, block, at !== null).then(
      (numbers) => current && setFound(numbers),
      (error) => console.warn(asDemlError(error).message), // the months stand without their numbers
    );
    return () => {
      current = false;
    };
  }, [due, access, periods, block, at]);
  return found;
}

async function counted(access: Access, periods: readonly number[], block: bigint, then: boolean): Promise<ReadonlyMap<number, number>> {
  if (then) {
    const notes = (await access.heads()).filter(({ kind }) => kind === 'note');
    return new Map(periods.map((one) => [one, notes.filter(({ period }) => period === one).length]));
  }
  const { getCounts } = await import('../../../registry/actions/getCounts.ts');
  const numbers = await getCounts(access.chain, { registry: access.registry, kind: 'note', periods, block });
  return new Map(periods.map((period, i) => [period, numbers[i] ?? 0]));
}
