import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/stack/layout.ts';

/** A stack as a user runs it: `scripts/start.ts` in a process group of its own. */
export interface RunningStack {
  dir: string;
  rpc: string;
  gateway: string;
  registry: `0x${string}`;
  output(): string;
  /** Waits for a text in the output. */
  until(text: string | RegExp): Promise<void>;
  /** Ctrl-C. */
  stop(): Promise<void>;
  /** `kill -9` of every process of the group. */
  kill(): Promise<void>;
  exited(): boolean;
}

/** A new folder for a stack's state. */
export const newStackDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'deml-stack-'));

export const removeStackDir = (dir: string): Promise<void> => rm(dir, { recursive: true, force: true });

/** Starts a stack and returns at once; `until('Ctrl-C')` waits until it is ready. */
export function launchStack(dir: string, flags: string[] = []): RunningStack {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'scripts/start.ts'), '--dir', dir, ...flags], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  const exited = () => child.exitCode !== null || child.signalCode !== null;
  const gone = once(child, 'exit');
  const signal = async (name: NodeJS.Signals, target: number) => {
    if (exited()) return;
    process.kill(target, name);
    await gone;
  };
  const pid = child.pid as number;
  const find = (form: RegExp) => form.exec(output)?.[1] ?? '';
  return {
    dir,
    get rpc() {
      return find(/at (http:\/\/127\.0\.0\.1:\d+)\n.*contracts/s) || find(/chain +anvil.* at (\S+)/);
    },
    get gateway() {
      return find(/gateway +.* at (\S+)/);
    },
    get registry() {
      return find(/Registry (0x[0-9a-fA-F]{40})/) as `0x${string}`;
    },
    output: () => output,
    async until(text) {
      for (;;) {
        if (typeof text === 'string' ? output.includes(text) : text.test(output)) return;
        if (exited()) throw new Error(`The stack ended before "${text}":\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    stop: () => signal('SIGINT', pid),
    kill: () => signal('SIGKILL', -pid),
    exited,
  };
}

/** Starts a stack and waits until it is ready. */
export async function startedStack(dir: string, flags: string[] = []): Promise<RunningStack> {
  const stack = launchStack(dir, flags);
  await stack.until('Ctrl-C stops everything');
  return stack;
}
