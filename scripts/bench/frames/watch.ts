import type { Page } from 'playwright';

/** What a page's frames took since they were asked for last. */
export interface Frames {
  /** The longest animation frame, ms; 0 where none took 50. */
  longest: number;
  /** The longest time between two frames, ms: the paint and what else the machine did with them. */
  gap: number;
}

interface LongFrame extends PerformanceEntry {
  scripts: { duration: number; invoker: string; sourceFunctionName: string; forcedStyleAndLayoutDuration: number }[];
  renderStart: number;
  styleAndLayoutStart: number;
}

type Watching = Window & { watched: { longest: number; gap: number; long: string[] } };

/** Counts the frames of a page from its first script on. */
export async function frameWatch(page: Page, trace?: (line: string) => void): Promise<{ take: (what: string) => Promise<Frames> }> {
  await page.addInitScript(() => {
    const frames = { longest: 0, gap: 0, long: [] as string[] };
    (window as unknown as Watching).watched = frames;
    let last = performance.now();
    const next = (now: number) => {
      frames.gap = Math.max(frames.gap, now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LongFrame[]) {
        frames.longest = Math.max(frames.longest, entry.duration);
        const scripts = entry.scripts.map((one) => `${one.invoker} ${one.sourceFunctionName} ${Math.round(one.duration)}`).join('; ');
        const layout = Math.round(entry.startTime + entry.duration - entry.styleAndLayoutStart);
        frames.long.push(`${Math.round(entry.duration)} ms, ${layout} of it style and layout: ${scripts}`);
      }
    }).observe({ type: 'long-animation-frame', buffered: true });
  });
  return {
    async take(what) {
      const found = await page.evaluate(() => {
        const { watched } = window as unknown as Watching;
        const { longest, gap, long } = watched;
        Object.assign(watched, { longest: 0, gap: 0, long: [] });
        return { longest, gap, long };
      });
      for (const line of found.long) trace?.(`${what}: ${line}`);
      return { longest: found.longest, gap: found.gap };
    },
  };
}
