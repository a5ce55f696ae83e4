import { useRegister } from '../state/register.ts';
import { useIdle } from '../state/useIdle.ts';
import { useLateFonts } from './useLateFonts.ts';

/** Brings serif and mono once the page has its data, or has failed to get it; until then local faces of their metrics stand in. */
export function LateFonts() {
  const { phase, counts } = useRegister('phase', 'counts');
  const due = useIdle(phase === 'failed' || (phase === 'ready' && counts.entries > 0 && counts.waiting === 0));
  useLateFonts(due);
  return null;
}
