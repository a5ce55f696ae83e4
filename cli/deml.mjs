#!/usr/bin/env node
// The command `deml` of a clone: hands over to the sources, by Node 24 of node_modules where this Node is older.
// Plain JavaScript, no dependency. The package that `npm run pack` makes has the same name for its bundle.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const node = join(here, '..', 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (Number(process.versions.node.split('.')[0]) >= 24 && existsSync(node)) {
  const { run } = await import('./main.ts');
  await run(process.argv.slice(2));
} else if (existsSync(node)) {
  const flags = ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url)];
  const child = spawn(node, [...flags, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
} else {
  console.error('Nothing is installed yet.\nWhat to do: run npm start or npm ci in the folder of the project once.');
  process.exit(1);
}
