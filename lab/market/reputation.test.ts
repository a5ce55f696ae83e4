import type { Address } from 'viem';
import { expect, it } from 'vitest';
import type { Hash } from '../trace/hash.ts';
import { recordsOf, type TaskEvent } from './reputation.ts';

const worker: Address = '0x0000000000000000000000000000000000000001';
const payer: Address = '0x0000000000000000000000000000000000000002';
const other: Address = '0x0000000000000000000000000000000000000003';
const task = (n: number): Hash => `0x${String(n).padStart(64, '0')}`;
const funded = (n: number, by: Address): TaskEvent => ({ eventName: 'Funded', args: { task: task(n), worker, payer: by } });
const settled = (n: number, verified: boolean, returned = 0n): TaskEvent => ({
  eventName: 'Settled',
  args: { task: task(n), returned, verified },
});

it('counts each end once, apart from what a worker pays itself', () => {
  const events: TaskEvent[] = [
    ...[0, 1, 2, 3, 4, 5].map((n) => funded(n, payer)),
    funded(6, worker),
    funded(7, other),
    settled(0, true),
    settled(1, true),
    settled(2, false),
    settled(3, false, 5n),
    { eventName: 'Slashed', args: { task: task(4) } },
    { eventName: 'Refunded', args: { task: task(5) } },
    settled(6, true),
    settled(7, true),
    settled(99, true),
  ];
  expect([...recordsOf(events)]).toEqual([[worker, { verified: 3, accepted: 1, ruled: 1, slashed: 1, silent: 1, own: 1, payers: 2 }]]);
});

it('says nothing of a worker whose tasks have not ended', () => {
  expect(recordsOf([funded(1, payer)]).get(worker)).toBeUndefined();
});
