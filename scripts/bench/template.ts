import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { createGateway } from '../../gateway/createGateway.ts';
import { serveGateway } from '../../gateway/serveGateway.ts';
import { readSettings } from '../../gateway/settings.ts';
import { browserFlags, findBrowser } from '../../test/browser.ts';
import { aTable } from './page.ts';
import { type Figure, median, plain } from './table.ts';
import { type Destination, type Visit, visit } from './visit.ts';

const runs = 5;
const source = fileURLToPath(new URL('template', import.meta.url));

/** What is reached over the network beside this machine answers nothing, and is counted. */
const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/**
 * First visits of the Projects page beside those of the stock RainbowKit template, which shows a button: built by the
 * same Vite, served by the same gateway, opened in turn by the same Chromium.
 */
export async function measureTemplate(gateway: string, rows: number): Promise<Figure[]> {
  const executablePath = findBrowser();
  if (!executablePath) return [plain('template', 'left out: no Chrome or Chromium was found')];
  const folder = await mkdtemp(join(tmpdir(), 'deml-template-'));
  try {
    const app = join(folder, 'app');
    await buildTemplate(app);
    const other = await createGateway({ ...readSettings({ DEML_GATEWAY_LIBP2P: 'off' }), data: join(folder, 'data'), app });
    const server = await serveGateway(other, { host: '127.0.0.1', port: 0 });
    const browser = await chromium.launch({ executablePath, args: [...browserFlags, offline] });
    try {
      const pairs: Record<'quick' | 'slow', [ours: Visit, theirs: Visit][]> = { quick: [], slow: [] };
      const cold = async (destination: Destination) => {
        const context = await browser.newContext();
        const seen = await visit(context, destination);
        await context.close();
        return seen;
      };
      for (let run = 0; run < runs; run++)
        for (const link of ['quick', 'slow'] as const)
          pairs[link].push([
            await cold({ address: `${gateway}/#/projects`, ready: aTable, count: rows, slow: link === 'slow' }),
            await cold({ address: `${server.url}/`, ready: '[data-testid="rk-connect-button"]', slow: link === 'slow' }),
          ]);
      return [...compared(pairs.quick, rows), ...times(pairs.slow, rows, ', at 1.6 Mbit/s and 150 ms'), ...others(pairs.quick)];
    } finally {
      await browser.close();
      await server.close();
      await other.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Pairs = readonly (readonly [ours: Visit, theirs: Visit])[];

/** One line: the middle of ours, of theirs, and their ratio. */
function line(pairs: Pairs, what: string, of: (visit: Visit) => number, unit: string, digits = 0): Figure {
  const [mine, stock] = [median(pairs.map(([one]) => of(one))), median(pairs.map(([, one]) => of(one)))];
  return plain(what, `${mine.toFixed(digits)}${unit} against ${stock.toFixed(digits)}${unit} (${(mine / stock).toFixed(2)} ×)`);
}

const compared = (pairs: Pairs, rows: number): Figure[] => [
  line(pairs, 'JavaScript before the content, gzip', ({ jsGzip }) => jsGzip / 1024, ' KB', 1),
  line(pairs, 'bytes on the wire before it', ({ bytes }) => bytes / 1024, ' KB', 1),
  line(pairs, 'requests before it, to this machine', ({ own, other }) => own + other.length, ''),
  ...times(pairs, rows, ''),
];

const times = (pairs: Pairs, rows: number, where: string): Figure[] => [
  line(pairs, `first paint of content${where}`, ({ paintMs }) => paintMs / 1000, ' s', 2),
  line(pairs, `a verified table of ${rows} systems against a button${where}`, ({ readyMs }) => readyMs / 1000, ' s', 2),
];

/** Requests to other parties: counted, and not answered. */
function others(pairs: Pairs): Figure[] {
  const count = (which: 0 | 1) => median(pairs.map((pair) => pair[which].elsewhere.length));
  const hosts = [...new Set(pairs.flatMap(([, { elsewhere }]) => elsewhere))].sort();
  return [
    plain('requests to other parties', `${count(0)} against ${count(1)}`),
    plain('the parties of the template', hosts.join(', ') || 'none'),
  ];
}

/** Builds the template as Vite does for anybody: production, minified, relative addresses. */
async function buildTemplate(outDir: string): Promise<void> {
  const { build } = await import('vite');
  const environment = process.env.NODE_ENV;
  try {
    process.env.NODE_ENV = 'production';
    await build({
      root: source,
      base: './',
      configFile: false,
      logLevel: 'error',
      plugins: [react()],
      build: { outDir, emptyOutDir: true, target: 'es2023' },
    });
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
  }
}
