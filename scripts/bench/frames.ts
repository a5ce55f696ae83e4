import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../stack/buildApp.ts';
import { root } from '../stack/layout.ts';
import { command } from '../tell.ts';
import { frameFigures } from './frames/figures.ts';
import { machine, writePart } from './report.ts';
import { openRegister } from './scale/register.ts';
import { section } from './table.ts';

const help = `node scripts/bench/frames.ts: how long the longest frame is while a page with a thousand systems, or two thousand notes, is scrolled and filtered

  --projects N   systems (default 1000)
  --month N      notes of one month (default 2000)
  --dir DIR      where the register is kept, so that the next run starts at once (default cache/scale)
  --rounds N     how often each is done; the median of the longest frames is told (default 3)
  --only WORD    only the pages whose name holds this
  --trace        also say what the longest frames did
  --write        also put the table into docs/reference/performance.md`;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: { help: flag, projects: text, month: text, dir: text, rounds: text, only: text, trace: flag, write: flag },
  });
  if (values.help) return console.log(help);
  const size = { notes: 0, projects: Number(values.projects ?? 1_000), month: Number(values.month ?? 2_000) };
  await buildApp('local');
  const register = await openRegister(values.dir ?? join(root, 'cache', 'scale'), size, (line) => console.log(line));
  try {
    const figures = await frameFigures(register, {
      rounds: Number(values.rounds ?? 3),
      only: values.only ?? '',
      trace: values.trace ? (line) => console.log(line) : undefined,
    });
    const told = section(`${size.projects} systems, and a month of ${size.month} notes`, figures);
    console.log(told);
    if (values.write) await writePart('frames', `${intro()}\n\n${told}`);
  } finally {
    await register.stop();
  }
}

const intro = (): string =>
  `## Frames\n\nWritten by \`node scripts/bench/frames.ts --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine()}, load ${loadavg()[0]?.toFixed(1)}.
Chromium at 1440 × 900, without a graphics processor. By the processor: the longest task of the page's thread, from Chromium's trace, which other
work on the machine does not lengthen; by the clock: Long Animation Frames, which tell of 50 ms and more. Memory is what the page's scripts hold
after the garbage was collected.`;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1)); // its children end with it
await command(main);
process.exit(); // keep-alive connections would hold it
