import type { Address } from 'viem';
import type { Hash } from '../trace/hash.ts';

/** What the escrow's logs say of tasks: viem's `parseEventLogs` of the escrow gives these and more. */
export type TaskEvent =
  | { eventName: 'Funded'; args: { task: Hash; worker: Address; payer: Address } }
  | { eventName: 'Settled'; args: { task: Hash; returned: bigint; verified: boolean } }
  | { eventName: 'Slashed'; args: { task: Hash } }
  | { eventName: 'Refunded'; args: { task: Hash } };

/** How the tasks of a worker have ended. */
export interface WorkRecord {
  /** Ended with a result that somebody could have shown to be false, or that was proved. */
  verified: number;
  /** Paid without being verified: the payer's word. */
  accepted: number;
  /** The arbitrator gave a part of the price back. */
  ruled: number;
  /** A result that was shown to be false. */
  slashed: number;
  /** No result, or no proof, in time. */
  silent: number;
  /** Tasks that the worker paid for itself; they are in no other count. */
  own: number;
  /** Distinct payers of its verified tasks. */
  payers: number;
}

const none: WorkRecord = { verified: 0, accepted: 0, ruled: 0, slashed: 0, silent: 0, own: 0, payers: 0 };

function outcomeOf(event: Exclude<TaskEvent, { eventName: 'Funded' }>): 'verified' | 'accepted' | 'ruled' | 'slashed' | 'silent' {
  if (event.eventName === 'Slashed') return 'slashed';
  if (event.eventName === 'Refunded') return 'silent';
  if (event.args.verified) return 'verified';
  return event.args.returned > 0n ? 'ruled' : 'accepted';
}

/** The records of all workers, from the escrow's logs in their order. An end of a task whose funding is not among them is left out. */
export function recordsOf(events: readonly TaskEvent[]): ReadonlyMap<Address, WorkRecord> {
  const funded = new Map<Hash, { worker: Address; payer: Address }>();
  const payers = new Map<Address, Set<Address>>();
  const records = new Map<Address, WorkRecord>();
  for (const event of events) {
    if (event.eventName === 'Funded') {
      funded.set(event.args.task, event.args);
      continue;
    }
    const task = funded.get(event.args.task);
    if (!task) continue;
    const { worker, payer } = task;
    const outcome = worker === payer ? 'own' : outcomeOf(event);
    const record = records.get(worker) ?? none;
    const known = payers.get(worker) ?? new Set();
    if (outcome === 'verified') payers.set(worker, known.add(payer));
    records.set(worker, { ...record, [outcome]: record[outcome] + 1, payers: known.size });
  }
  return records;
}

/** A share as two whole numbers: it compares without rounding. */
export interface Share {
  of: number;
  all: number;
}

/**
 * How often a worker has kept its word where that could be seen: verified against slashed and silent, by Laplace's rule, so that no
 * record is a half and neither good nor bad. What was only accepted or ruled on counts nothing.
 */
export const kept = ({ verified, slashed, silent }: WorkRecord = none): Share => ({
  of: verified + 1,
  all: verified + slashed + silent + 2,
});
