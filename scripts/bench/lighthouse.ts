import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { browserFlags } from '../../test/browser.ts';
import { browserHere } from '../browser.ts';
import { layoutOf } from '../stack/layout.ts';
import { freePort } from '../stack/ports.ts';
import { startStack } from '../stack/startStack.ts';
import { command } from '../tell.ts';
import { writePart } from './report.ts';

const help = `node scripts/bench/lighthouse.ts: scores of Lighthouse for the pages of a release, from /ipfs/<cid>/ of a gateway of this machine

  --gateway URL   a gateway that runs already and has a release; without it a stack is started for the time of the run
  --runs N        runs of each page, of which the median counts (default 1)
  --write         also put the table into docs/reference/performance.md`;

/** What has to be reached, by the name of Lighthouse's category. */
const least = { performance: 95, accessibility: 100, 'best-practices': 95 } as const;
type Category = keyof typeof least;

export interface Measured {
  page: string;
  /** A static page, or the same by its address behind \`#\`. */
  form: 'static' | 'hash';
  scores: Record<Category, number>;
  /** Seconds to the first and the largest thing drawn, milliseconds of blocked time, and shifts, as Lighthouse simulates a phone. */
  fcp: number;
  lcp: number;
  tbt: number;
  cls: number;
  /** What cost points, by name. */
  lost: string[];
}

const pages = (month: string): readonly (readonly [string, string, string])[] => [
  ['Home', '', '#/'],
  ['Projects', 'projects/', '#/projects'],
  ['Project', 'project/bittensor/', '#/project/bittensor'],
  ['Notes', `notes/${month}/`, `#/notes?month=${month}`],
];

/** Measures each page of the release that a gateway serves, as an entrance and behind `#`. */
export async function measureLighthouse(gateway: string, runs: number): Promise<Measured[]> {
  const executablePath = browserHere();
  const { release } = (await (await fetch(`${gateway}/status`)).json()) as { release: string };
  const base = `${gateway}/ipfs/${release}/`;
  const state = (await (await fetch(`${base}state/state.json`)).json()) as { first: { newest: { period: number }[] } };
  const measured: Measured[] = [];
  for (const [page, path, address] of pages(`${state.first.newest[0]?.period}`))
    for (const [form, url] of [
      ['static', `${base}${path}`],
      ['hash', `${base}${address === '#/' ? '' : address}`],
    ] as const) {
      if (form === 'hash' && page === 'Home') continue; // the same page
      const all: Measured[] = [];
      for (let run = 0; run < runs; run++) all.push(await measure(executablePath, page, form, url));
      all.sort((a, b) => a.scores.performance - b.scores.performance);
      measured.push(all[Math.floor(all.length / 2)] as Measured);
      console.log(line(measured.at(-1) as Measured));
    }
  return measured;
}

async function measure(executablePath: string, page: string, form: Measured['form'], url: string): Promise<Measured> {
  const port = await freePort();
  const profile = await mkdtemp(join(tmpdir(), 'deml-lighthouse-profile-'));
  // By itself: a browser that Playwright drives too does not let Lighthouse end.
  const flags = [...browserFlags, '--headless=new', `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, 'about:blank'];
  const browser = spawn(executablePath, flags, { stdio: 'ignore' });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  try {
    while (!(await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined))?.ok) await sleep(100);
    const result = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: Object.keys(least) });
    const { categories, audits } = result?.lhr ?? {};
    if (!categories || !audits) throw new RangeError(`Lighthouse gave no result for ${url}.`);
    const score = (name: Category) => Math.round((categories[name]?.score ?? 0) * 100);
    const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
    const lost = Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs.flatMap(({ id, weight }) => (weight > 0 && (audits[id]?.score ?? 1) < 0.9 ? [id] : [])),
    );
    return {
      ...{ page, form, lost },
      scores: { performance: score('performance'), accessibility: score('accessibility'), 'best-practices': score('best-practices') },
      ...{ fcp: value('first-contentful-paint') / 1000, lcp: value('largest-contentful-paint') / 1000 },
      ...{ tbt: value('total-blocking-time'), cls: value('cumulative-layout-shift') },
    };
  } finally {
    browser.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const head = `| page | form | performance | accessibility | best practices | first paint | largest paint | blocked | shift | lost |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |`;

const line = ({ page, form, scores, fcp, lcp, tbt, cls, lost }: Measured): string =>
  `| ${[page, form, ...Object.values(scores), `${fcp.toFixed(2)} s`, `${lcp.toFixed(2)} s`, `${tbt.toFixed(0)} ms`, cls.toFixed(3), lost.join(', ') || '–'].join(' | ')} |`;

/** The table, with what has to be reached by static pages. */
export const lighthouseTable = (measured: readonly Measured[]): string => `## Lighthouse

From \`/ipfs/<cid>/\` of a gateway on loopback, in Chromium, as Lighthouse simulates a phone on a slow network. A static page has to reach
performance ${least.performance}, accessibility ${least.accessibility}, best practices ${least['best-practices']}; the same page behind \`#\` stands beside it.

${head}
${measured.map(line).join('\n')}
`;

if (import.meta.main)
  await command(async () => {
    const { values } = parseArgs({
      options: { help: { type: 'boolean' }, gateway: { type: 'string' }, runs: { type: 'string' }, write: { type: 'boolean' } },
    });
    if (values.help) return console.log(help);
    const dir = await mkdtemp(join(tmpdir(), 'deml-lighthouse-'));
    const stack = values.gateway ? undefined : await startStack({ layout: layoutOf(dir) });
    try {
      const measured = await measureLighthouse(values.gateway ?? (stack as { gateway: string }).gateway, Number(values.runs ?? 1));
      if (values.write) await writePart('lighthouse', lighthouseTable(measured));
      const short = measured.filter(
        ({ form, scores }) => form === 'static' && Object.entries(least).some(([name, score]) => scores[name as Category] < score),
      );
      if (short.length > 0) process.exitCode = 1;
    } finally {
      await stack?.stop();
      await rm(dir, { recursive: true, force: true });
    }
  });
