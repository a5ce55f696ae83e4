import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * When a process began, in words of its system: with the id it tells a process from a later one of the same id.
 * Undefined when no such process runs.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform !== 'linux') {
    const answer = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', `${pid}`]).catch(() => ({ stdout: '' }));
    return answer.stdout.trim() || undefined;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before may hold spaces and brackets
  return fields[0] === 'Z' ? undefined : fields[19];
}

/** What a file keeps of a process. */
export const recordOf = async (pid: number): Promise<string> => `${pid}\n${await startOf(pid)}`;

/** The id in such a file, if that very process still runs. */
export async function runningIn(record: string): Promise<number | undefined> {
  const [pid, start] = record.split('\n');
  const now = await startOf(Number(pid));
  return now !== undefined && now === start ? Number(pid) : undefined;
}
