import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Covered and existing parts of one contract file. */
export interface FileCoverage {
  file: string;
  lines: readonly [hit: number, all: number];
  statements: readonly [hit: number, all: number];
  branches: readonly [hit: number, all: number];
  functions: readonly [hit: number, all: number];
}

/** The rows of `forge coverage --report summary` that are contracts. */
export function parseSummary(text: string): FileCoverage[] {
  return text.split('\n').flatMap((line) => {
    const [, file, ...cells] = line.split('|').map((cell) => cell.trim());
    if (!file?.startsWith('contracts/')) return [];
    const [lines, statements, branches, functions] = cells.map(parseCell);
    return lines && statements && branches && functions ? [{ file, lines, statements, branches, functions }] : [];
  });
}

function parseCell(cell: string): readonly [number, number] | undefined {
  const [, hit, all] = /\((\d+)\/(\d+)\)$/.exec(cell) ?? [];
  return hit && all ? [Number(hit), Number(all)] : undefined;
}

/** What a file has that no test reaches, as a sentence, or undefined. */
export function missing({ file, ...parts }: FileCoverage): string | undefined {
  const gaps = Object.entries(parts).filter(([, [hit, all]]) => hit < all);
  if (gaps.length === 0) return undefined;
  return `${file}: ${gaps.map(([what, [hit, all]]) => `${hit} of ${all} ${what}`).join(', ')}`;
}

const help = `Fails unless the Solidity tests reach every line and every branch of contracts/.

Usage: node scripts/coverage.ts`;

function main(flags: readonly string[]): number {
  if (flags.includes('--help')) {
    console.log(help);
    return 0;
  }
  const forge = `${root}node_modules/@foundry-rs/forge-linux-amd64/bin/forge`;
  if (!existsSync(forge)) {
    console.error(
      'Coverage was not measured: forge is missing. It is an optional package for Linux on x64 ' +
        '(@foundry-rs/forge-linux-amd64). Fix: install on such a machine without --omit=optional.',
    );
    return 1;
  }
  const run = spawnSync(forge, ['coverage', '--report', 'summary', '--no-match-coverage', '^test/'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = parseSummary(run.stdout ?? '');
  if (run.status !== 0 || files.length === 0) {
    console.error(run.error?.message ?? `${run.stdout}\n${run.stderr}`);
    console.error('Coverage was not measured: forge failed. Fix: see its output above.');
    return 1;
  }
  const gaps = files.flatMap((file) => missing(file) ?? []);
  for (const gap of gaps) console.error(`Not covered: ${gap}`);
  const sum = (part: 'lines' | 'branches') => files.reduce((total, file) => total + file[part][1], 0);
  if (gaps.length === 0) console.log(`Covered: all ${sum('lines')} lines and ${sum('branches')} branches.`);
  return gaps.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
