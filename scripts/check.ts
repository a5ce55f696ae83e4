import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './stack/layout.ts';

/** The type check of every room. */
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', root], {
  cwd: root,
  stdio: 'inherit',
});
if (status === 0) console.log('Types are sound.');
process.exitCode = status ?? 1;
