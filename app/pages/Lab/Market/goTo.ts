import { labHref } from '../../../state/route/lab.ts';
import { go } from '../../../state/useRoute.ts';
import { short } from './scene.ts';

/** What the address says of the market; absent: the newest block, the task to which something happened last. */
export interface Looked {
  block?: bigint | undefined;
  task?: string | undefined;
}

export const marketHref = ({ block, task }: Looked): string =>
  labHref({ part: 'market', market: { ...(block !== undefined && { block: `${block}` }), ...(task && { task: short(task) }) } });

/** Looks at another block: no step for "back", there would be a hundred. */
export const goTo = (looked: Looked): void => go(marketHref(looked), { replace: true });
