import { useMemo, useState } from 'react';
import { type FieldId, fieldIds, type Overview } from '../../../registry/schema/index.ts';
import { byUnknown, type CoverageMatrix, type CoverageTotals, coverageMatrix, totalsOf } from '../../../registry/table/coverage.ts';
import { orderRows } from '../../../registry/table/order.ts';
import { type EntryState, useIsLarge, useProjects, useSome } from '../../state/register.ts';
import type { CoverageView } from '../../state/route/coverage.ts';
import { useCovered } from '../Home/useCovered.ts';

export interface Matrix {
  /** In the order of names and of the dictionary. */
  named: CoverageMatrix<Overview>;
  /** In the order asked for. */
  matrix: CoverageMatrix<Overview>;
  totals: CoverageTotals;
  /** Every entry that was asked for, read or not. */
  entries: readonly EntryState<Overview>[];
  /** Systems that the chain lists. */
  listed: number;
  /** Reads every system; null where that is done. */
  readAll: (() => void) | null;
}

/**
 * What is known of every system, from the verified overviews that the table reads too. Of a register too large to be read
 * unasked it is counted from those approved last, until somebody asks for all.
 */
export function useMatrix({ order, system }: CoverageView, now: Date): Matrix {
  const isLarge = useIsLarge();
  const [whole, setWhole] = useState(false);
  const covered = useCovered();
  const all = useProjects(isLarge && whole);
  const alone = useSome(isLarge && !whole && system ? [system] : []);
  const some = isLarge && whole ? all : covered.projects;
  const [one] = alone;
  const entries = useMemo(() => (one && !some.some(({ entry }) => entry.key === one.entry.key) ? [...some, one] : some), [some, one]);
  const named = useMemo(() => {
    const documents = orderRows(entries, null).flatMap((one) => (one.state === 'verified' ? [one.document] : []));
    return coverageMatrix(documents, fieldIds as readonly FieldId[], now);
  }, [entries, now]);
  const matrix = useMemo(
    () => (order === 'dictionary' ? named : { systems: named.systems.toSorted(byUnknown), fields: named.fields.toSorted(byUnknown) }),
    [named, order],
  );
  const totals = useMemo(() => totalsOf(named.systems.flatMap(({ cells }) => [...cells.values()])), [named]);
  return { named, matrix, totals, entries, listed: covered.listed, readAll: isLarge && !whole ? () => setWhole(true) : null };
}
