import { useMemo, useState } from 'react';
import type { Overview } from '../../../registry/schema/index.ts';
import { type EntryState, useIsLarge, useProjects } from '../../state/register.ts';
import { useCovered } from '../Home/useCovered.ts';

export interface Mapped {
  /** Every entry that was asked for, read or not. */
  entries: readonly EntryState<Overview>[];
  /** The verified ones. */
  documents: readonly Overview[];
  /** Systems that the chain lists. */
  listed: number;
  /** Reads every system; null where that is done. */
  readAll: (() => void) | null;
}

/** The systems that a map draws: all; of a large register those approved last, until somebody asks for all. */
export function useMapped(): Mapped {
  const isLarge = useIsLarge();
  const [whole, setWhole] = useState(false);
  const covered = useCovered();
  const all = useProjects(isLarge && whole);
  const entries = isLarge && whole ? all : covered.projects;
  const documents = useMemo(() => entries.flatMap((one) => (one.state === 'verified' ? [one.document] : [])), [entries]);
  return { entries, documents, listed: covered.listed, readAll: isLarge && !whole ? () => setWhole(true) : null };
}
