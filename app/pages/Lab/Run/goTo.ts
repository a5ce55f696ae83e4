import { labHref } from '../../../state/route/lab.ts';
import { go } from '../../../state/useRoute.ts';
import { type RunState, runIn } from './address.ts';

export const runHref = (state: RunState): string => labHref({ part: 'run', run: runIn(state) });

/** Shows another run; `replace` for what "back" should not return to, as a stroke of a pen. */
export const goTo = (state: RunState, replace = true): void => go(runHref(state), { replace });
