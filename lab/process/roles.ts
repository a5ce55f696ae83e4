import { type Address, parseEther } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { hasGames, type TaskFamily } from '../market/quote.ts';
import type { Terms } from './worker.ts';

/** Those who have money, in the order of their accounts. */
export const roles = ['payer', 'watcher', 'arbitrator', 'worker 1', 'worker 2', 'cheat', 'challenger'] as const;
export type Role = (typeof roles)[number];
export const workerNames = ['worker 1', 'worker 2', 'cheat'] as const satisfies readonly Role[];
export type WorkerName = (typeof workerNames)[number];

/** The published mnemonic of every dev chain, whose keys are worth nothing. The first twenty accounts are the local stack's. */
const mnemonic = 'test test test test test test test test test test test junk';
const accountOf = (place: number) => mnemonicToAccount(mnemonic, { addressIndex: 20 + place });
export const accounts = Object.fromEntries(roles.map((role, place) => [role, accountOf(place)])) as Record<
  Role,
  ReturnType<typeof accountOf>
>;

/** The role of an account, or the account itself. */
export const nameOf = (account: Address): string => roles.find((role) => accounts[role].address === account) ?? account;

/** Seconds of the windows of a task. */
export type Windows = Pick<Terms, 'submitWindow' | 'challengeWindow' | 'turnSeconds' | 'rulingWindow'>;
export const windows = {
  /** Where the clock of the chain is moved on. */
  moved: { submitWindow: 3_600, challengeWindow: 7_200, turnSeconds: 1_200, rulingWindow: 3_600 },
  /** Where everybody waits. */
  lived: { submitWindow: 30, challengeWindow: 20, turnSeconds: 10, rulingWindow: 20 },
} as const satisfies Record<string, Windows>;
export type Time = keyof typeof windows;

/** What each asks for a task: the cheat is the cheapest, or nobody would come to it. */
const prices = { 'worker 1': parseEther('10'), 'worker 2': parseEther('12'), cheat: parseEther('7') } as const satisfies Record<
  WorkerName,
  bigint
>;
export const workerBond = parseEther('60');

/** The terms of a worker: a twentieth of a verified price is burned. */
export function termsOf(name: WorkerName, time: Time, family: TaskFamily = 'optimistic'): Terms {
  const games = hasGames(family) ? { challengeBond: parseEther('10') } : { challengeBond: 0n, turnSeconds: 0 };
  const feeShare = family === 'acceptance' ? 0 : 500;
  return { ...windows[time], ...games, family, price: prices[name], workerBond, feeShare, arbitrator: accounts.arbitrator.address };
}
