// Runs a task of this project on any machine with Node >= 20 and npm: installs what is missing from the lock file,
// then hands over to Node 24 (the npm package `node`) and scripts/<task>.ts. Plain JavaScript, no dependency.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [task, ...rest] = process.argv.slice(2);
const script = join(root, 'scripts', `${task}.ts`);
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules', '.deml-install');

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

if (!task || !/^[a-zA-Z]+$/.test(task) || !existsSync(script)) fail(`There is no task "${task ?? ''}". See the scripts of package.json.`);
if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node ${process.version} is too old: install Node 20 or newer from https://nodejs.org, then run this again.`);

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (!existsSync(node) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing dependencies from package-lock.json (about two minutes the first time) …');
  // npm itself runs on Node 24 here: on Node 20 it silently skips Hardhat's native binding, which asks for >= 22.
  const flags = ['--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npx', ['-y', '-p', 'node@24.21.0', '--', 'npm', 'ci', ...flags], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0)
    fail('The installation failed; npm says why above. Check the connection to the npm registry, then run this again.');
  writeFileSync(stamp, lock);
}

const result = spawnSync(node, ['--disable-warning=ExperimentalWarning', script, ...rest], { cwd: root, stdio: 'inherit' });
if (result.error) fail(`Node 24 did not start (${result.error.message}). Delete node_modules and run this again.`);
process.exit(result.status ?? 1);
