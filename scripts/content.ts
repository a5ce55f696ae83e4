import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DemlError } from '../registry/errors/index.ts';
import { checkContent, report, summary } from './content/check.ts';
import { coverage, drawn, listed } from './content/coverage.ts';
import { levelOf, rules } from './content/finding.ts';
import { sample, side } from './content/sample.ts';
import { tabled, tally } from './content/tally.ts';
import { root } from './stack/layout.ts';
import { command } from './tell.ts';

const help = `npm run content: an editor's tools for content/

  npm run content check                every rule on every file; exits 1 on a problem, 0 on warnings
  npm run content check FILE …         the same, of these files only
  npm run content coverage             systems by fields: what is known, how well, and what is not; counts by system
  npm run content sample -- --research DIR   claims drawn at random, each beside the research that it comes from

  --json            the same for a program
  --dir DIR         the folder in place of content/
  --count N         sample: how many claims, 40 by default
  --seed N          sample: draws the same claims again; printed when it is not given`;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: flag, json: flag, dir: text, seed: text, count: text, research: text },
  });
  const [task, ...files] = positionals;
  if (values.help || !task) return console.log(help);
  const dir = resolve(values.dir ?? `${root}/content`);
  if (task === 'check') return check(dir, files, values.json ?? false);
  if (task === 'coverage') {
    const matrix = await coverage(dir);
    const tallies = await tally(dir, matrix);
    return console.log(
      values.json ? JSON.stringify(listed(matrix, tallies), null, 2) : [...drawn(matrix), '', ...tabled(tallies)].join('\n'),
    );
  }
  if (task === 'sample') {
    if (!values.research) throw badArgument('--research', 'is missing: it names the folder with what was gathered on each system');
    const seed = wholeNumber('--seed', values.seed ?? String(Math.floor(Math.random() * 2 ** 31)));
    const drawn = await sample(dir, resolve(values.research), { seed, count: wholeNumber('--count', values.count ?? '40') });
    return console.log(values.json ? JSON.stringify({ seed, drawn }, null, 2) : [...side(drawn), `seed ${seed}`].join('\n'));
  }
  throw badArgument('The task', `is "${task}" and not one of check, coverage, sample`);
}

async function check(dir: string, files: readonly string[], json: boolean): Promise<void> {
  const only = files.map((file) => relative(dir, resolve(file)).replaceAll('\\', '/'));
  const checked = await checkContent(dir, only.length > 0 ? { only } : {});
  if (only.length > checked.files) throw badArgument('FILE', `is not a document under ${dir}: ${files.join(', ')}`);
  if (json)
    console.log(
      JSON.stringify(
        checked.findings.map((one) => ({ ...one, ...rules[one.rule] })),
        null,
        2,
      ),
    );
  else console.log([...report(checked.findings), summary(checked)].join('\n'));
  process.exitCode = checked.findings.some((one) => levelOf(one) === 'problem') ? 1 : 0;
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw badArgument(flag, `is "${text}" and not a whole number`);
  return Number(text);
}

const badArgument = (name: string, why: string): DemlError =>
  new DemlError(`${name} ${why}.`, {
    code: 'bad-argument',
    family: 'input',
    fix: 'Correct it; `npm run content -- --help` lists what there is.',
  });

if (import.meta.main) await command(main);
