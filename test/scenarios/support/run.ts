import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../../../scripts/stack/layout.ts';

/** A program with settings of its own, and what it says. `ended` gives the exit code, null for a signal. */
export function run(
  command: string,
  args: string[],
  env: Record<string, string>,
): { child: ChildProcess; output(): string; ended: Promise<number | null> } {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  return { child, output: () => output, ended: once(child, 'exit').then(([code]) => code as number | null) };
}
