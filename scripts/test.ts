import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../test/browser.ts';
import { buildApp } from './stack/buildApp.ts';
import { root } from './stack/layout.ts';

const help = `npm test: every test of the project

  npm test                      all of them: Solidity, Node, browser, scenarios with the whole stack
  npm test -- --project NAME    only one room: registry, contracts, gateway, lab, app, scenarios, browser
  npm test -- PATH              only the files whose path holds PATH`;

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean' }, project: { type: 'string', multiple: true } },
  allowPositionals: true,
});
if (values.help) console.log(help);
else process.exitCode = await main();

async function main(): Promise<number> {
  const everything = !values.project && positionals.length === 0;
  const browser = findBrowser();
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  if (everything || values.project?.includes('contracts')) add(total, await solidityTests());
  await buildApp('local');
  add(total, await vitest());
  if (!browser) {
    console.log('\nLeft out: the tests in a browser, because no Chrome or Chromium was found.');
    console.log('To run them: install Chromium (Debian: apt-get install chromium), or set DEML_BROWSER to its path.');
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** Unit, fuzz and invariant tests in Hardhat's own runner. */
async function solidityTests(): Promise<Tally> {
  const { output, code } = await run('node_modules/hardhat/dist/src/cli.js', ['test', 'solidity']);
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(output)?.[1] ?? 0);
  return { passed: count('passing'), failed: count('failing') || (code === 0 ? 0 : 1), skipped: 0 };
}

async function vitest(): Promise<Tally> {
  const dir = await mkdtemp(join(tmpdir(), 'deml-test-'));
  const file = join(dir, 'report.json');
  const projects = (values.project ?? []).flatMap((name) => ['--project', name]);
  const { code } = await run('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...projects,
    ...positionals,
  ]);
  const report = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  await rm(dir, { recursive: true, force: true });
  const failed = (report.numFailedTests ?? 0) || (report.numFailedTestSuites ?? 0);
  return {
    passed: report.numPassedTests ?? 0,
    failed: failed || (code === 0 ? 0 : 1),
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

function run(script: string, args: string[]): Promise<{ output: string; code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('exit', (code) => resolve({ output, code }));
  });
}

function add(total: Tally, more: Tally): void {
  total.passed += more.passed;
  total.failed += more.failed;
  total.skipped += more.skipped;
}
