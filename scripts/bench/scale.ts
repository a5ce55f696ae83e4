import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../stack/buildApp.ts';
import { root } from '../stack/layout.ts';
import { command } from '../tell.ts';
import { machine, writePart } from './report.ts';
import { sameEffort } from './scale/compare.ts';
import { settled } from './scale/effort.ts';
import { holdingFigures, rebuildFigure } from './scale/holdings.ts';
import { monthEfforts } from './scale/month.ts';
import { pageFigures } from './scale/pages.ts';
import { openRegister, type Register } from './scale/register.ts';
import { searchFigures } from './scale/search.ts';
import { type Figure, section } from './table.ts';

const help = `node scripts/bench/scale.ts: what a small register and a large one cost, side by side in one run

  --notes N      notes of the large register (default 100000; the small one has 100)
  --projects N   projects of the large register (default 1000; the small one has 20)
  --dir DIR      where the registers are kept, so that the next run starts at once (default cache/scale)
  --prepare      makes the registers or opens them until everything in them is indexed, and measures nothing
  --quick        a few rounds, and no index made anew
  --write        also put the tables into docs/reference/performance.md`;

const small = { notes: 100, projects: 20 };

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: { help: flag, notes: text, projects: text, dir: text, prepare: flag, quick: flag, write: flag },
  });
  if (values.help) return console.log(help);
  const large = { notes: Number(values.notes ?? 100_000), projects: Number(values.projects ?? 1_000) };
  const dir = values.dir ?? join(root, 'cache', 'scale');
  const began = performance.now();
  const tell = (line: string) => console.log(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${line}`);
  // All that the bench asks comes from one address: its limits are not what is measured.
  Object.assign(process.env, { DEML_GATEWAY_SEARCHES_PER_MINUTE: '1000000', DEML_GATEWAY_SEARCH_BURST: '1000000' });

  await buildApp('local');
  const registers: Register[] = [];
  try {
    for (const size of [small, large])
      registers.push(await openRegister(dir, size, tell, ...(values.prepare ? [Number.POSITIVE_INFINITY] : [])));
    tell('both registers are open');
    if (values.prepare) return;
    await settled(registers.flatMap(({ pids }) => Object.values(pids)));
    tell('their processes are idle');
    const report: string[] = [];
    const add = (title: string, figures: readonly Figure[]) => {
      report.push(section(title, figures));
      tell(title);
      console.log(report.at(-1));
    };
    const rounds = values.quick ? 3 : 15;
    add('A month of notes', sameEffort('heads and 50 documents, verified', await monthEfforts(registers, rounds)));
    add('Pages', await pageFigures(registers, values.quick ? 1 : 7));
    add('Search', await searchFigures(registers, values.quick ? 50 : 500));
    const rebuilt = values.quick ? [] : [await rebuildFigure(registers[1] as Register)];
    add('What a gateway holds', [...(await holdingFigures(registers)), ...rebuilt]);
    if (values.write) await writePart('scale', `${introOf(large)}\n\n${report.join('\n')}`);
  } finally {
    await Promise.all(registers.map((register) => register.stop()));
  }
}

const introOf = ({ notes, projects }: typeof small): string =>
  `## ${notes} notes and ${projects} projects\n\nWritten by \`node scripts/bench/scale.ts --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}, load ${loadavg()[0]?.toFixed(1)}.\nA register of ${small.notes} notes and ${small.projects} projects beside one of ${notes} and ${projects}, in turns in one run. The\nhundred notes and the twenty projects are the same in both; the large one has the others over ten years of months.`;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1)); // its children end with it
await command(main);
process.exit(); // keep-alive connections would hold it
