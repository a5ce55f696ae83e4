import { join } from 'node:path';
import type { TaskFamily } from '../market/quote.ts';
import { LabChain, type LabContracts } from './chain.ts';
import { cheat, type cheats, honest } from './cheat.ts';
import { serve } from './http.ts';
import type { Party, Say } from './party.ts';
import { accounts, type Time, termsOf, type WorkerName } from './roles.ts';
import { Store } from './store.ts';
import { type Conduct, type Terms, Worker } from './worker.ts';
import { workerService } from './workerService.ts';

/** All that a worker of a name follows from. */
export interface WorkerPlan {
  rpc: string;
  contracts: LabContracts;
  /** Where each worker has its folder. */
  folder: string;
  time: Time;
  /** How the one named `cheat` cheats. */
  cheating: { name: keyof typeof cheats; seed: number };
  family?: TaskFamily;
  /** Other terms than the usual ones. */
  terms?: Partial<Record<WorkerName, Terms>>;
}

/** A worker that runs somewhere: here, or in a process of its own. */
export interface RunningWorker {
  party: Party;
  url: string;
  /** Ends it without a word, and starts it again from the chain and its folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}
export type StartWorker = (name: WorkerName, plan: WorkerPlan, say: Say) => Promise<RunningWorker>;

/** The worker of a name. */
export function workerOf(name: WorkerName, { rpc, contracts, folder, time, cheating, family, terms }: WorkerPlan, say: Say): Worker {
  const conduct: Conduct = name === 'cheat' ? (job, own) => cheat(cheating.name, job, own, cheating.seed) : (_, own) => honest(own);
  return new Worker({
    name,
    chain: new LabChain(rpc, contracts, accounts[name]),
    store: new Store(join(folder, name.replace(' ', '-'))),
    terms: terms?.[name] ?? termsOf(name, time, family),
    conduct,
    say,
  });
}

/** Runs a worker in this process. */
export const startWorkerHere: StartWorker = async (name, plan, say) => {
  let worker = workerOf(name, plan, say);
  const { url, close } = await serve(workerService(() => worker));
  const restart = async () => {
    worker = workerOf(name, plan, say);
  };
  return { party: { name, chain: worker.chain, step: () => worker.step() }, url, restart, close };
};
