import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../table.ts';

/** What something took: by the clock, and of the processors, which other work on the machine does not lengthen much. */
export interface Effort {
  wallMs: number;
  cpuMs: number;
}

const TICK_MS = 10; // of /proc/*/stat: USER_HZ is 100 on every Linux

/** Milliseconds of processor time that a process has used. */
export async function cpuOf(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Waits until processes have done what they do after their start, such as reading all heads once. */
export async function settled(pids: readonly number[]): Promise<void> {
  const all = async () => (await Promise.all(pids.map(cpuOf))).reduce((sum, one) => sum + one, 0);
  for (let [before, quiet] = [await all(), 0]; quiet < 3; ) {
    await sleep(SECOND_MS);
    const now = await all();
    quiet = now - before < IDLE_PART * SECOND_MS ? quiet + 1 : 0;
    before = now;
  }
}

const SECOND_MS = 1_000;
/** Of one processor, for all processes together. */
const IDLE_PART = 0.15;

/** Resident memory of a process, in MiB. */
export async function residentOf(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** One task several times over: each time by the clock, and the processor time of this process and of the given ones for all. */
export async function effortOf(
  pids: readonly number[],
  times: number,
  task: () => Promise<unknown>,
): Promise<{ walls: number[]; cpuMs: number }> {
  const others = () => Promise.all(pids.map(cpuOf)).then((all) => all.reduce((sum, one) => sum + one, 0));
  const walls: number[] = [];
  const [before, own] = [await others(), process.cpuUsage()];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await task();
    walls.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(own);
  return { walls, cpuMs: (await others()) - before + (user + system) / 1_000 };
}

/** A task against each of several things, in turns, so that a noisy second hits all of them. */
export async function alternately<T extends { pids: Record<string, number> }>(
  things: readonly T[],
  { rounds, times = 1 }: { rounds: number; times?: number },
  task: (thing: T) => Promise<unknown>,
): Promise<Effort[]> {
  for (const thing of things) await task(thing); // the first finds nothing warm
  const taken = things.map(() => ({ walls: [] as number[], cpuMs: 0 }));
  for (let round = 0; round < rounds; round++)
    for (const [i, thing] of things.entries()) {
      const { walls, cpuMs } = await effortOf(Object.values(thing.pids), times, () => task(thing));
      const sum = taken[i] as (typeof taken)[number];
      sum.walls.push(...walls);
      sum.cpuMs += cpuMs;
    }
  return taken.map(({ walls, cpuMs }) => ({ wallMs: median(walls), cpuMs: cpuMs / walls.length }));
}

export const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] as number;
};
