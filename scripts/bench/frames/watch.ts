import type { Browser, Page } from 'playwright';

/** What a page's frames took in one phase. */
export interface Frames {
  /** The longest animation frame by the clock, ms; 0 where none took 50. */
  longest: number;
  /** The longest task of the page's thread by the processor, ms: what other work on the machine does not lengthen. A frame is one task. */
  busiest: number;
  /** The longest time between two frames, ms: the paint and what else the machine did with them. */
  gap: number;
}

interface LongFrame extends PerformanceEntry {
  scripts: { duration: number; invoker: string; sourceFunctionName: string }[];
  styleAndLayoutStart: number;
}

type Watching = Window & { watched: { longest: number; gap: number; long: string[] } };

/** Counts the frames of a page from its first script on; `during` answers what those of a phase took. */
export async function frameWatch(browser: Browser, page: Page, trace?: (line: string) => void) {
  await page.addInitScript(() => {
    const watched = { longest: 0, gap: 0, long: [] as string[] };
    (window as unknown as Watching).watched = watched;
    let last = performance.now();
    const next = (now: number) => {
      watched.gap = Math.max(watched.gap, now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LongFrame[]) {
        watched.longest = Math.max(watched.longest, entry.duration);
        const scripts = entry.scripts.map((one) => `${one.invoker} ${one.sourceFunctionName} ${Math.round(one.duration)}`).join('; ');
        const layout = Math.round(entry.startTime + entry.duration - entry.styleAndLayoutStart);
        watched.long.push(`${Math.round(entry.duration)} ms, ${layout} of it style and layout: ${scripts}`);
      }
    }).observe({ type: 'long-animation-frame', buffered: true });
  });
  const take = () =>
    page.evaluate(() => {
      const { watched } = window as unknown as Watching;
      const { longest, gap, long } = watched;
      Object.assign(watched, { longest: 0, gap: 0, long: [] });
      return { longest, gap, long };
    });
  return async function during(what: string, phase: () => Promise<unknown>): Promise<Frames> {
    await take();
    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] });
    await phase();
    const busiest = busiestTask((await browser.stopTracing()).toString());
    const { longest, gap, long } = await take();
    trace?.(`${what}: ${Math.round(longest)} ms by the clock, ${Math.round(busiest.ms)} ms by the processor: ${busiest.parts}`);
    for (const line of long) trace?.(`  ${line}`);
    return { longest, gap, busiest: busiest.ms };
  };
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** The task of a page's main thread that took the processor longest, with the parts of it. */
function busiestTask(text: string): { ms: number; parts: string } {
  const { traceEvents: events } = JSON.parse(text) as { traceEvents: TraceEvent[] };
  const mains = new Set(events.filter((one) => one.args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const own = events.filter(({ pid, tid, tdur }) => tdur !== undefined && mains.has(`${pid} ${tid}`));
  const tasks = own.filter(({ name }) => name === 'RunTask').toSorted((a, b) => (b.tdur as number) - (a.tdur as number));
  const [most] = tasks;
  if (!most) return { ms: 0, parts: 'no task was seen' };
  const end = most.ts + (most.dur ?? 0);
  const inside = own.filter(({ ts, tid, name }) => tid === most.tid && name !== 'RunTask' && ts >= most.ts && ts <= end);
  const sums = new Map<string, number>();
  for (const { name, tdur = 0 } of inside) sums.set(name, (sums.get(name) ?? 0) + tdur / 1_000);
  const parts = [...sums].filter(([, ms]) => ms >= 1).toSorted((a, b) => b[1] - a[1]);
  return {
    ms: (most.tdur as number) / 1_000,
    parts: parts
      .slice(0, 9)
      .map(([name, ms]) => `${name} ${ms.toFixed(0)}`)
      .join(', '),
  };
}
