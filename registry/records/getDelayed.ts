import type { Abi, Address } from 'viem';
import { type RegistryAddress, readRegistry, type TimedChain } from '../actions/chain.ts';
import { callInWords } from '../proposing/callInWords.ts';
import { managerAbi } from '../proposing/managerAbi.ts';
import { blockNow } from './journal.ts';
import { type ManagerEvent, readManagerEvents } from './managerEvents.ts';
import { readView } from './readViews.ts';
import { happened, withTimes } from './times.ts';
import type { DelayedCall } from './types.ts';

type Scheduled = Extract<ManagerEvent, { name: 'OperationScheduled' }>;
type Ended = Extract<ManagerEvent, { name: 'OperationExecuted' | 'OperationCanceled' }>;

/**
 * Every call that was ever announced in the AccessManager, newest first, in plain words. Its state is told by events and
 * the time of the newest block; a call that waits or is ready is compared with `getSchedule`, and left out where the
 * AccessManager does not have it.
 */
export async function getDelayed(chain: TimedChain, { registry }: { registry: RegistryAddress }): Promise<DelayedCall[]> {
  const { blockNumber, timestamp } = await blockNow(chain, registry);
  const authority = (await readRegistry(chain, registry, 'authority', [], blockNumber)) as Address;
  const events = await readManagerEvents(chain, { registry, authority, to: blockNumber });
  const scheduled = events.filter((event): event is Scheduled => event.name === 'OperationScheduled');
  if (scheduled.length === 0) return [];
  const ended = events.filter((event): event is Ended => event.name === 'OperationExecuted' || event.name === 'OperationCanceled');
  await withTimes(chain, [...scheduled, ...ended]);
  const ask = <T>(name: string, args: readonly unknown[]) =>
    readView<T>(chain, registry, { abi: managerAbi as Abi, to: authority, name, args }, blockNumber);
  const lasting = await ask<number>('expiration', []);
  const calls = scheduled.map((event) => callFrom(event, ended, lasting, timestamp));
  const standing = await Promise.all(
    calls.map(
      async (call) => call.ended !== null || call.state === 'expired' || (await ask<number>('getSchedule', [call.id])) === call.readyAt,
    ),
  );
  return calls.filter((_, i) => standing[i]).reverse();
}

function callFrom(event: Scheduled, ended: readonly Ended[], lasting: number, timestamp: number): DelayedCall {
  const { operationId: id, nonce, schedule, caller, target, data } = event.args;
  const end = ended.find(({ args }) => args.operationId === id && args.nonce === nonce);
  const expiresAt = schedule + lasting;
  const waiting = timestamp < schedule ? 'waiting' : timestamp < expiresAt ? 'ready' : 'expired';
  return {
    id,
    nonce,
    caller,
    target,
    data,
    ...callInWords(data),
    scheduled: happened(event),
    readyAt: schedule,
    expiresAt,
    state: end ? (end.name === 'OperationExecuted' ? 'executed' : 'cancelled') : waiting,
    ended: end ? happened(end) : null,
  };
}
