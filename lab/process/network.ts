import { join } from 'node:path';
import { type Address, parseEther } from 'viem';
import { Arbitrator } from './arbitrator.ts';
import { LabChain } from './chain.ts';
import type { Attack } from './cheat.ts';
import { Chronicle } from './chronicle.ts';
import { enrol, wealthOf } from './enrol.ts';
import { type Evaluation, holdEvaluation, sharesOf } from './evaluator.ts';
import { FalseChallenger } from './falseChallenger.ts';
import { serve } from './http.ts';
import type { Party, Peer, Say } from './party.ts';
import { Payer } from './payer.ts';
import { payerService } from './payerService.ts';
import { accounts, type Role, roles, type WorkerName, windows, workerBond, workerNames } from './roles.ts';
import { Store } from './store.ts';
import { Watcher } from './watcher.ts';
import { type RunningWorker, type StartWorker, startWorkerHere, type WorkerPlan } from './workers.ts';

export interface NetworkOptions extends WorkerPlan {
  /** How a challenger attacks right results; absent: there is none. */
  attack?: Attack;
  /** Digits that the evaluator asks; 0 for no evaluation. */
  questions: number;
  /** Where workers run: in this process, unless said otherwise. */
  startWorker?: StartWorker;
  say: Say;
}

/** Everybody who takes part, on one chain. */
export interface Network {
  payer: Payer;
  parties(): readonly Party[];
  workers: Readonly<Record<WorkerName, RunningWorker>>;
  evaluation: Evaluation | undefined;
  /** What each has in all. */
  wealth(): Promise<Record<Role, bigint>>;
  close(): Promise<void>;
}

/** What a worker keeps in the escrow for its bonds. */
const DEPOSIT = parseEther('600');

/** Starts two honest workers, one that cheats, and those who use and check them; they talk over HTTP on loopback. */
export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const { rpc, contracts, folder, time, attack, questions, startWorker = startWorkerHere, say } = options;
  const chainOf = (role: Role) => new LabChain(rpc, contracts, accounts[role]);
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    await Promise.all(closing.map((one) => one()));
  };
  try {
    for (const name of workerNames) await enrol(chainOf(name), DEPOSIT);
    for (const name of ['payer', 'watcher', 'challenger'] as const) await enrol(chainOf(name));

    const workers = {} as Record<WorkerName, RunningWorker>;
    for (const name of workerNames) {
      workers[name] = await startWorker(name, options, say);
      closing.push(workers[name].close);
    }
    const asked = workerNames.map((name): Peer => ({ name, address: accounts[name].address, url: workers[name].url }));
    const evaluation =
      questions > 0 ? await holdEvaluation({ name: 'evaluator', workers: asked, count: questions, seed: drawn(), say }) : undefined;

    const payer = new Payer({
      name: 'payer',
      chain: chainOf('payer'),
      store: new Store(join(folder, 'payer')),
      workers: asked,
      wish: {
        by: ['family', 'record', 'score', 'price'],
        families: ['optimistic', 'reExecution', 'audit', 'bilinear', 'acceptance'],
        highestPrice: parseEther('50'),
      },
      arbitrator: accounts.arbitrator.address,
      least: { ...windows[time], workerBond },
      scores: sharesOf(evaluation?.scores ?? []),
      say,
    });
    const service = await serve(payerService(payer));
    closing.push(service.close);

    const peers = [...asked, { name: 'payer', address: accounts.payer.address, url: service.url }];
    const chronicle = new Chronicle({ chain: chainOf('payer'), nameOf, say });
    const others: Party[] = [
      new Watcher({ name: 'watcher', chain: chainOf('watcher'), peers, say }),
      new Arbitrator({ name: 'arbitrator', chain: chainOf('arbitrator'), peers, say }),
    ];
    if (attack) others.unshift(new FalseChallenger({ name: 'challenger', chain: chainOf('challenger'), peers, attack, say }));
    return {
      payer,
      parties: () => [...workerNames.map((name) => workers[name].party), chronicle, payer, ...others],
      workers,
      evaluation,
      wealth: async () => {
        const found = await Promise.all(roles.map(async (role) => [role, await wealthOf(payer.chain, accounts[role].address)] as const));
        return Object.fromEntries(found) as Record<Role, bigint>;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const nameOf = (account: Address): string => roles.find((role) => accounts[role].address === account) ?? account;

/** A seed that no worker knows. */
const drawn = (): number => crypto.getRandomValues(new Uint32Array(1))[0] as number;
