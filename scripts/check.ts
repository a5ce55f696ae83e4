import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './stack/layout.ts';

/** The type check of every room. */
function check(): number {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', root], { cwd: root, stdio: 'inherit' });
  if (status === 0) console.log('Types are sound.');
  return status ?? 1;
}

if (process.argv.includes('--help')) console.log('npm run check: the types of every room');
else process.exitCode = check();
