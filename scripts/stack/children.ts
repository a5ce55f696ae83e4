import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordOf, runningIn } from './processes.ts';

/** How many of the last lines of a process are kept, to say why it ended. */
const KEPT_LINES = 50;

/** A process of the stack. */
export interface Child {
  process: ChildProcess;
  /** Whether it has ended. */
  ended(): boolean;
  /** How it ended, and its last words, for a message. */
  lastWords(): string;
}

/**
 * The processes of one stack, with a file for each, so that the next start can end what a crash left running. Each is
 * in a session of its own: Ctrl-C in a terminal reaches the whole group, and a chain that ends first cannot be saved.
 */
export class Children {
  readonly #dir: string;
  readonly #running = new Map<string, Child>();
  readonly #killAll = () => {
    for (const { process } of this.#running.values()) process.kill('SIGKILL');
  };

  constructor(pidDir: string) {
    this.#dir = pidDir;
    process.once('exit', this.#killAll); // whatever ends this process, but for kill -9, ends its children
  }

  /** Ends what an earlier stack of the same folder left behind. Only processes that are still the same are touched. */
  async endLeftovers(): Promise<void> {
    for (const name of await readdir(this.#dir).catch(() => [])) {
      const record = await readFile(join(this.#dir, name), 'utf8');
      const pid = await runningIn(record);
      if (pid) process.kill(pid, 'SIGKILL');
      for (let i = 0; i < 250 && (await runningIn(record)); i++) await sleep(20);
      await rm(join(this.#dir, name), { force: true });
    }
  }

  /** Starts a process. */
  async start(name: string, command: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Child> {
    const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];
    const keep = (line: string) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
    };
    child.on('error', (error) => keep(error.message));
    for (const stream of [child.stdout, child.stderr]) eachLine(stream, keep);
    const started: Child = {
      process: child,
      ended: () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null,
      lastWords: () =>
        [...lines.slice(-8), child.signalCode ?? (child.exitCode === null ? '' : `exit ${child.exitCode}`)].filter(Boolean).join('\n') ||
        'it said nothing',
    };
    this.#running.set(name, started);
    await mkdir(this.#dir, { recursive: true });
    if (child.pid) await writeFile(join(this.#dir, name), await recordOf(child.pid));
    return started;
  }

  /** Asks a process to stop, and ends it after `graceMs`. */
  async stop(name: string, graceMs = 10_000): Promise<void> {
    const child = this.#running.get(name);
    if (child && !child.ended()) {
      const gone = once(child.process, 'exit');
      child.process.kill('SIGTERM');
      const late = setTimeout(() => child.process.kill('SIGKILL'), graceMs);
      await gone;
      clearTimeout(late);
    }
    this.#running.delete(name);
    await rm(join(this.#dir, name), { force: true });
  }

  /** Stops whatever still runs. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((name) => this.stop(name)));
    process.removeListener('exit', this.#killAll);
  }
}

function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(-10_000); // a line without end must not fill the memory
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => rest && onLine(rest));
}
