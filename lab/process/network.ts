import { join } from 'node:path';
import { parseEther } from 'viem';
import { Arbitrator } from './arbitrator.ts';
import { LabChain } from './chain.ts';
import type { Attack } from './cheat.ts';
import { Chronicle } from './chronicle.ts';
import { enrolAll, wealthOfAll } from './enrol.ts';
import { type Evaluation, holdEvaluation, sharesOf } from './evaluator.ts';
import { FalseChallenger } from './falseChallenger.ts';
import { serve } from './http.ts';
import type { Party, Peer, Say } from './party.ts';
import { Payer } from './payer.ts';
import { payerService } from './payerService.ts';
import { accounts, nameOf, type Role, type WorkerName, windows, workerBond, workerNames } from './roles.ts';
import { Store } from './store.ts';
import { Watcher } from './watcher.ts';
import { type RunningWorker, type StartWorker, startWorkerHere, type WorkerPlan } from './workers.ts';

export interface NetworkOptions extends WorkerPlan {
  /** How a challenger attacks right results; absent: there is none. */
  attack?: Attack;
  /** Digits that the evaluator asks; 0 for no evaluation. */
  questions: number;
  /** Block from which the payer and the chronicle read: what was before is nobody's record. Absent: all that is. */
  readFrom?: bigint;
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

/** Starts two honest workers, one that cheats, and those who use and check them; they talk over HTTP on loopback. */
export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const { rpc, contracts, folder, time, attack, questions, readFrom = contracts.since, startWorker = startWorkerHere, say } = options;
  const chainOf = (role: Role) => new LabChain(rpc, contracts, accounts[role]);
  const payerChain = () => new LabChain(rpc, { ...contracts, since: readFrom }, accounts.payer);
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    await Promise.all(closing.map((one) => one()));
  };
  try {
    await enrolAll(chainOf);

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
      chain: payerChain(),
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
    const chronicle = new Chronicle({ chain: payerChain(), nameOf, say });
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
      wealth: () => wealthOfAll(payer.chain),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A seed that no worker knows. */
const drawn = (): number => crypto.getRandomValues(new Uint32Array(1))[0] as number;
