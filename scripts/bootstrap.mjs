// Runs a task of this project on any machine with Node >= 20 and npm: installs what is missing from the lock file,
// then hands over to Node 24 (the npm package `node`) and scripts/<task>.ts, `:` being a folder. Plain JavaScript, no dependency.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [task, ...rest] = process.argv.slice(2);
const script = join(root, 'scripts', `${task?.replaceAll(':', '/')}.ts`);
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules', '.deml-install');
const tasks = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

if (!tasks.includes(task)) fail(`There is no task "${task ?? ''}". The tasks are ${tasks.join(', ')}: npm run <task>.`);
if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node ${process.version} is too old: install Node 20 or newer from https://nodejs.org, then run this again.`);

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (!existsSync(node) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing dependencies from package-lock.json (about two minutes the first time) …');
  rmSync(stamp, { force: true }); // an installation that breaks off is begun again
  // npm itself runs on Node 24 here: on Node 20 it silently skips Hardhat's native binding, which asks for >= 22.
  const flags = ['--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npx', ['-y', '-p', 'node@24.21.0', '--', 'npm', 'ci', ...flags], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.error) fail(`npx did not start (${result.error.message}). Install npm, which comes with Node, then run this again.`);
  if (result.status !== 0)
    fail('The installation failed; npm says why above. Check the connection to the npm registry, then run this again.');
  writeFileSync(stamp, lock);
}

const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...rest], { cwd: root, stdio: 'inherit' });
child.on('error', (error) => fail(`Node 24 did not start (${error.message}). Delete node_modules and run this again.`));
// The task ends by itself and this process after it. A terminal sends Ctrl-C to both; any other signal is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
child.on('exit', (code) => process.exit(code ?? 1));
