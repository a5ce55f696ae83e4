import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The processes of one stack, with a file for each, so that the next start can end what a crash left running. */
export class Children {
  readonly #dir: string;
  readonly #running = new Map<string, ChildProcess>();

  constructor(pidDir: string) {
    this.#dir = pidDir;
  }

  /** Ends what an earlier stack of the same folder left behind. Only processes that are still the same are touched. */
  async endLeftovers(): Promise<void> {
    for (const name of await readdir(this.#dir).catch(() => [])) {
      const [pid, command] = (await readFile(join(this.#dir, name), 'utf8')).split('\n');
      const now = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (command && now.includes(command)) {
        process.kill(Number(pid), 'SIGKILL');
        for (let i = 0; i < 100 && (await alive(Number(pid))); i++) await sleep(20);
      }
      await rm(join(this.#dir, name), { force: true });
    }
  }

  /** Starts a process whose output goes to `onLine`. `mark` is a part of its command line that tells it from others. */
  async start(
    name: string,
    command: string,
    args: string[],
    options: SpawnOptions & { mark: string; onLine?: (line: string) => void },
  ): Promise<ChildProcess> {
    const { mark, onLine = () => {}, ...rest } = options;
    const child = spawn(command, args, { ...rest, stdio: ['pipe', 'pipe', 'pipe'] });
    child.on('error', (error) => onLine(`${name}: ${error.message}`));
    for (const stream of [child.stdout, child.stderr]) eachLine(stream as NodeJS.ReadableStream, onLine);
    await mkdir(this.#dir, { recursive: true });
    if (child.pid) await writeFile(join(this.#dir, name), `${child.pid}\n${mark}`);
    this.#running.set(name, child);
    return child;
  }

  /** Asks a process to stop, and ends it after `graceMs`. */
  async stop(name: string, graceMs = 10_000): Promise<void> {
    const child = this.#running.get(name);
    this.#running.delete(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return void (await rm(join(this.#dir, name), { force: true }));
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await gone;
    clearTimeout(late);
    await rm(join(this.#dir, name), { force: true });
  }
}

async function alive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/\) Z /.test(stat);
}

function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => rest && onLine(rest));
}
