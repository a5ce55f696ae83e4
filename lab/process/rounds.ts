import { setTimeout as sleep } from 'node:timers/promises';
import type { PublicClient } from 'viem';
import { StandstillError } from './errors.ts';
import type { Party } from './party.ts';

/** Lets time pass until somebody has something to do again. */
export type Wait = () => Promise<void>;

/** Waits in real time, on a chain that others use too. */
export const waitHere =
  (ms = 500): Wait =>
  async () => {
    await sleep(ms);
  };

/** Moves the clock of a local chain of one's own: nobody has to sit through a window in which all wait. */
export const moveClock =
  ({ request }: PublicClient, seconds: number): Wait =>
  async () => {
    const ask = request as (call: { method: string; params: readonly unknown[] }) => Promise<unknown>;
    await ask({ method: 'evm_increaseTime', params: [`0x${seconds.toString(16)}`] });
    await ask({ method: 'evm_mine', params: [] });
  };

export interface RoundsOptions {
  parties: () => readonly Party[];
  wait: Wait;
  until: () => boolean | Promise<boolean>;
  /** Waits after which nothing will happen any more. */
  mostWaits: number;
}

/** Lets everybody step in turn until nobody has anything to do. */
export async function untilIdle(parties: () => readonly Party[]): Promise<void> {
  for (let moved = true; moved; ) {
    moved = false;
    for (const party of parties()) if (await party.step()) moved = true;
  }
}

/** Lets everybody step in turn until something holds; when nobody has anything to do, time passes. */
export async function rounds({ parties, wait, until, mostWaits }: RoundsOptions): Promise<void> {
  for (let waits = 0; !(await until()); ) {
    let moved = false;
    for (const party of parties()) if (await party.step()) moved = true;
    if (moved) continue;
    if (++waits > mostWaits) throw new StandstillError(mostWaits, 'no party has anything to do');
    await wait();
  }
}
