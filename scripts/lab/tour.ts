import type { NetworkOptions } from '../../lab/process/network.ts';
import type { Order } from '../../lab/process/payer.ts';
import { digitOrders } from './orders.ts';

/** A part of a run: who cheats how, who attacks, and what is wanted. */
export interface Act extends Pick<NetworkOptions, 'cheating' | 'attack' | 'questions'> {
  orders: readonly Order[];
}

const oneDigit = () => digitOrders(2).slice(0, 1);

/** One after the other what may become of a task: proved a lie with the rows at hand, contested, forced out by a descent, not submitted, attacked. */
export const tour = (): readonly Act[] => [
  { cheating: { name: 'changes an entry', seed: 1 }, questions: 0, orders: digitOrders(2) },
  { cheating: { name: 'changes an entry and withholds the rows', seed: 38 }, questions: 0, orders: oneDigit() },
  { cheating: { name: 'submits nothing', seed: 1 }, attack: 'picks down to a row', questions: 0, orders: oneDigit() },
];
