import { readFile, writeFile } from 'node:fs/promises';
import results from '../../lab/bench/results.json' with { type: 'json' };
import type { Results } from '../../lab/bench/results.ts';
import { type LabGas, measureLabGas, type Spent } from '../../test/contracts/lab/bench/gas.ts';

import { writeLabDocument } from './document.ts';
import { withReadings } from './readings.ts';

const start = '<!-- gas: written by scripts/lab/gas.ts -->';
const end = '<!-- /gas -->';
const number = (value: number) => value.toLocaleString('en-US');

function tableOf(head: string, rows: Record<string, Spent>): string[] {
  const cells = Object.entries(rows).map(([name, { gas, bytes }]) => `| ${name} | ${number(gas)} | ${number(bytes)} |`);
  return [`| ${head} | gas | bytes of calldata |`, '| --- | ---: | ---: |', ...cells, ''];
}

/** The text with its tables as measured. */
export function withLabGas(text: string, { entries, products, moves }: LabGas): string {
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new TypeError(`The text has no ${start} … ${end}.`);
  const tables = [
    ...tableOf('one entry, judged by itself', entries),
    ...tableOf('whole product, n × n', products),
    ...tableOf('a task of one product, n = 512, and its dispute', moves),
  ];
  return `${before}${start}\n${tables.join('\n')}${end}${after}`;
}

const help = `Measures what the Lab's contracts take. Writes snapshots/lab-gas.json, the tables of contracts/lab/README.md, the
columns of docs/reference/lab.md, and content/metrics/lab.json.

Usage: node scripts/lab/gas.ts [--print]
  --print  write nothing, print the tables

Compile first: node node_modules/hardhat/dist/src/cli.js build`;

const reference = new URL('../../docs/reference/lab.md', import.meta.url);
const docs = new URL('../../contracts/lab/README.md', import.meta.url);

async function main(flags: readonly string[]): Promise<void> {
  if (flags.includes('--help')) return console.log(help);
  const gas = await measureLabGas();
  if (flags.includes('--print')) {
    for (const table of Object.values(gas)) console.table(table);
    return;
  }
  await writeFile(new URL('../../snapshots/lab-gas.json', import.meta.url), `${JSON.stringify(gas, null, 2)}\n`);
  await writeFile(docs, withLabGas(await readFile(docs, 'utf8'), gas));
  await writeFile(reference, withReadings(await readFile(reference, 'utf8'), results as Results, gas));
  await writeLabDocument();
}

if (import.meta.main) await main(process.argv.slice(2));
