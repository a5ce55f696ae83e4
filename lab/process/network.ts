import { join } from 'node:path';
import { parseEther } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { hasGames, type TaskFamily } from '../market/quote.ts';
import { Arbitrator } from './arbitrator.ts';
import { LabChain, type LabContracts } from './chain.ts';
import { type Attack, cheat, type cheats, honest } from './cheat.ts';
import { enrol, wealthOf } from './enrol.ts';
import { type Evaluation, holdEvaluation, sharesOf } from './evaluator.ts';
import { FalseChallenger } from './falseChallenger.ts';
import { serve } from './http.ts';
import type { Party, Peer, Say } from './party.ts';
import { Payer } from './payer.ts';
import { payerService } from './payerService.ts';
import { Store } from './store.ts';
import { Watcher } from './watcher.ts';
import { type Conduct, type Terms, Worker } from './worker.ts';
import { workerService } from './workerService.ts';

/** The published mnemonic of every dev chain: its keys are worth nothing. The first twenty accounts are the local stack's. */
const mnemonic = 'test test test test test test test test test test test junk';
export const accountOf = (place: number) => mnemonicToAccount(mnemonic, { addressIndex: 20 + place });

/** The parties in the order of their accounts. */
export const roles = ['payer', 'watcher', 'arbitrator', 'worker 1', 'worker 2', 'cheat', 'challenger'] as const;
export type Role = (typeof roles)[number];
export const accounts = Object.fromEntries(roles.map((role, place) => [role, accountOf(place)])) as Record<
  Role,
  ReturnType<typeof accountOf>
>;

/** Seconds of the windows: long where the clock of the chain can be moved, short where everybody waits. */
export interface Windows {
  submitWindow: number;
  challengeWindow: number;
  turnSeconds: number;
  rulingWindow: number;
}
export const movedWindows: Windows = { submitWindow: 3_600, challengeWindow: 7_200, turnSeconds: 1_200, rulingWindow: 3_600 };
export const livedWindows: Windows = { submitWindow: 30, challengeWindow: 20, turnSeconds: 10, rulingWindow: 20 };

export interface NetworkOptions {
  rpc: string;
  contracts: LabContracts;
  /** Where each party keeps its folder. */
  folder: string;
  windows: Windows;
  /** How the cheapest worker cheats. */
  cheating: { name: keyof typeof cheats; seed: number };
  /** How a challenger attacks right results; absent: there is none. */
  attack?: Attack;
  /** Digits that the evaluator asks; 0 for no evaluation. */
  questions: number;
  family?: TaskFamily;
  /** Workers that offer other terms than usual. */
  terms?: Partial<Record<WorkerName, Terms>>;
  say: Say;
}

/** What each of them asks for a task: the cheat is the cheapest, or nobody would ask it. */
const prices: Partial<Record<Role, bigint>> = { 'worker 1': parseEther('10'), 'worker 2': parseEther('12'), cheat: parseEther('7') };
/** The share of a verified price that is burned, in hundredths of a percent. */
export const feeShare = 500;
const bonds = { workerBond: parseEther('60'), challengeBond: parseEther('10') };

const workerNames = ['worker 1', 'worker 2', 'cheat'] as const satisfies readonly Role[];
export type WorkerName = (typeof workerNames)[number];

/** Everybody who takes part, on one chain. */
export interface Network {
  payer: Payer;
  parties(): readonly Party[];
  /** A worker forgets all but its folder, as one that was killed. */
  restart(name: WorkerName): void;
  workers: readonly Peer[];
  evaluation: Evaluation | undefined;
  wealth(): Promise<Record<Role, bigint>>;
  close(): Promise<void>;
}

/** The terms of a worker, by its role. */
export const termsOf = (role: Role, windows: Windows, family: TaskFamily = 'optimistic'): Terms => ({
  ...windows,
  ...bonds,
  ...(hasGames(family) ? {} : { challengeBond: 0n, turnSeconds: 0 }),
  family,
  price: prices[role] ?? 0n,
  feeShare: family === 'acceptance' ? 0 : feeShare,
  arbitrator: accounts.arbitrator.address,
});

/** Starts two honest workers, one that cheats, and those who use and check them; they talk over HTTP on loopback. */
export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const { rpc, contracts, folder, windows, cheating, attack, questions, family, terms, say } = options;
  const chainOf = (role: Role) => new LabChain(rpc, contracts, accounts[role]);
  const services: { close(): Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(services.map((service) => service.close()));
  };
  const workers: Peer[] = [];
  const running = new Map<WorkerName, Worker>();
  const start = (name: WorkerName): void => {
    const conduct: Conduct = name === 'cheat' ? (job, own) => cheat(cheating.name, job, own, cheating.seed) : (_, own) => honest(own);
    const store = new Store(join(folder, name.replace(' ', '-')));
    running.set(
      name,
      new Worker({ name, chain: chainOf(name), store, terms: terms?.[name] ?? termsOf(name, windows, family), conduct, say }),
    );
  };
  for (const name of workerNames) {
    await enrol(chainOf(name), parseEther('600'));
    start(name);
    const service = await serve(workerService(() => running.get(name) as Worker));
    services.push(service);
    workers.push({ name, address: accounts[name].address, url: service.url });
  }
  for (const name of ['payer', 'watcher', 'challenger'] as const) await enrol(chainOf(name));
  const evaluation = questions > 0 ? await holdEvaluation({ name: 'evaluator', workers, count: questions, seed: drawn(), say }) : undefined;

  const payer = new Payer({
    name: 'payer',
    chain: chainOf('payer'),
    store: new Store(join(folder, 'payer')),
    workers,
    wish: {
      by: ['family', 'record', 'score', 'price'],
      families: ['optimistic', 'reExecution', 'audit', 'bilinear', 'acceptance'],
      highestPrice: parseEther('50'),
    },
    arbitrator: accounts.arbitrator.address,
    least: { ...windows, workerBond: bonds.workerBond },
    scores: sharesOf(evaluation?.scores ?? []),
    say,
  });
  const service = await serve(payerService(payer));
  services.push(service);
  const peers = [...workers, { name: 'payer', address: accounts.payer.address, url: service.url }];
  const watcher = new Watcher({ name: 'watcher', chain: chainOf('watcher'), peers, say });
  const arbitrator = new Arbitrator({ name: 'arbitrator', chain: chainOf('arbitrator'), peers, say });
  const others: Party[] = [watcher, arbitrator];
  if (attack) others.unshift(new FalseChallenger({ name: 'challenger', chain: chainOf('challenger'), peers, attack, say }));
  return {
    payer,
    parties: () => [...running.values(), payer, ...others],
    restart: start,
    workers,
    evaluation,
    wealth: async () => {
      const found = await Promise.all(roles.map(async (role) => [role, await wealthOf(payer.chain, accounts[role].address)] as const));
      return Object.fromEntries(found) as Record<Role, bigint>;
    },
    close,
  };
}

/** A seed that no worker knows. */
const drawn = (): number => crypto.getRandomValues(new Uint32Array(1))[0] as number;
