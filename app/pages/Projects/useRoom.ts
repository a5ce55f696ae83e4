import { useSyncExternalStore } from 'react';
import { CONTENT, WIDEST } from './columns.ts';

const MARGINS = 48;
/** Rows are drawn anew only where their cells gain or lose about a word. */
const STEP = 64;

const room = (): number =>
  Math.min(WIDEST, Math.max(CONTENT - MARGINS, Math.floor((document.documentElement.clientWidth - MARGINS) / STEP) * STEP));

function subscribe(changed: () => void): () => void {
  addEventListener('resize', changed);
  return () => removeEventListener('resize', changed);
}

/** The pixels that the window leaves for a table, in steps. */
export const useRoom = (): number => useSyncExternalStore(subscribe, room, () => CONTENT - MARGINS);
