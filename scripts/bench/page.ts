import { chromium } from 'playwright';
import { browserFlags, findBrowser } from '../../test/browser.ts';
import { atMost, type Figure, median, plain } from './table.ts';
import { type Visit, visit } from './visit.ts';

const runs = 5;

/** Stands in the page, once for each row, when the first verified table does. */
export const aTable = 'main table tbody tr th a[href*="#/project/"]';

/** Cold and second visits of the Projects page in Chromium, from the local gateway. */
export async function measurePage(gateway: string, rows: number): Promise<Figure[]> {
  const executablePath = findBrowser();
  if (!executablePath) return [plain('page', 'left out: no Chrome or Chromium was found')];
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  const table = { address: `${gateway}/#/projects`, ready: aTable, count: rows };
  try {
    const cold: Visit[] = [];
    const warm: Visit[] = [];
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext();
      cold.push(await visit(context, table));
      warm.push(await visit(context, table));
      await context.close();
    }
    const [first] = cold;
    const [second] = warm;
    if (!first || !second) throw new RangeError('No visit was measured.');
    return [
      atMost('initial JavaScript, gzip', first.jsGzip / 1024, 110, ' KB', 1),
      atMost(`bytes before the first verified table of ${rows} systems, own files included`, first.bytes / 1024, 300, ' KB', 1),
      atMost('requests before it, beside own files', first.other.length, 6, ''),
      plain('those requests', first.other.join(', ')),
      plain('own files before it', `${first.own}`),
      atMost(`cold, to the first verified table (median of ${runs})`, median(cold.map((one) => one.readyMs)) / 1000, 1, ' s', 2),
      plain(`second visit (median of ${runs})`, `${(median(warm.map((one) => one.readyMs)) / 1000).toFixed(2)} s`),
      atMost('requests of a second visit, beside own files', second.other.length, 1, ''),
    ];
  } finally {
    await browser.close();
  }
}
