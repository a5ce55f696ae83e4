import { inTurns } from '../../registry/verify/hedge.ts';

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * Asks for what is missing until nothing is: at first after two seconds, then ever more seldom, at least once a minute, and
 * only while somebody looks at the page.
 */
export async function askAgain(missing: () => readonly (() => Promise<void>)[], ended: () => boolean): Promise<void> {
  for (let wait = FIRST_MS; ; wait = Math.min(LONGEST_MS, wait * 1.5)) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (document.hidden) await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
    if (ended()) return;
    await inTurns(missing(), (ask) => ask());
    if (missing().length === 0) return;
  }
}
