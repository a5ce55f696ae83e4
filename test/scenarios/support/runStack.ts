import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, root } from '../../../scripts/stack/layout.ts';
import { freePort } from '../../../scripts/stack/ports.ts';
import { runningIn } from '../../../scripts/stack/processes.ts';

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
  /** `kill -9` of the stack, then of each of its parts. */
  kill(): Promise<void>;
  /** Sends a signal to the stack, or to one of its parts: `anvil`, `gateway`. */
  send(signal: NodeJS.Signals, part?: string): Promise<void>;
  /** The ids of the parts that run. */
  parts(): Promise<number[]>;
  /** Closes the pipe that its output goes to. */
  closeOutput(): void;
  /** Waits for the end, and answers the exit status. */
  ended(): Promise<number | null>;
  exited(): boolean;
}

/** A new folder for a stack's state. Its ports are its own: two files that run at once do not both want the usual ones. */
export async function newStackDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'deml-stack-'));
  await giveOwnPorts(dir);
  return dir;
}

/** Notes free ports as those of a stack's last start. */
export async function giveOwnPorts(dir: string): Promise<void> {
  const [rpc, gateway, indexer, peer] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  await writeFile(layoutOf(dir).ports, JSON.stringify({ rpc, gateway, indexer, peer }));
}

export const removeStackDir = (dir: string): Promise<void> => rm(dir, { recursive: true, force: true });

/** Starts a stack and returns at once; `until('Ctrl-C')` waits until it is ready. The indexer costs seconds and half a gigabyte: only who asks has it. */
export function launchStack(
  dir: string,
  flags: string[] = [],
  env: Record<string, string | undefined> = {},
  indexer = false,
): RunningStack {
  const without = indexer ? [] : ['--without-indexer'];
  const child: ChildProcess = spawn(process.execPath, [join(root, 'scripts/start.ts'), '--dir', dir, ...without, ...flags], {
    cwd: root,
    env: { ...process.env, ...env },
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
  const { pids } = layoutOf(dir);
  const partIn = async (name: string) => runningIn(await readFile(join(pids, name), 'utf8').catch(() => ''));
  const parts = async () => {
    const found = await Promise.all((await readdir(pids).catch(() => [])).map(partIn));
    return found.filter((id) => id !== undefined);
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
    async stop() {
      if (exited()) return;
      process.kill(pid, 'SIGINT');
      await gone;
    },
    async kill() {
      if (!exited()) {
        process.kill(pid, 'SIGKILL');
        await gone;
      }
      for (const id of await parts()) process.kill(id, 'SIGKILL');
      while ((await parts()).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async send(signal, part) {
      process.kill(part === undefined ? pid : ((await partIn(part)) as number), signal);
    },
    parts,
    closeOutput: () => void child.stdout?.destroy(),
    async ended() {
      await gone;
      return child.exitCode;
    },
    exited,
  };
}

/** Starts a stack and waits until it is ready. */
export async function startedStack(dir: string, flags: string[] = []): Promise<RunningStack> {
  const stack = launchStack(dir, flags);
  await stack.until('Ctrl-C stops everything');
  return stack;
}
