import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEther } from 'viem';
import type { TaskFamily } from '../market/quote.ts';
import { workloads } from '../model/workloads.ts';
import type { Hash } from '../trace/hash.ts';
import { anyBytes } from './anyBytes.ts';
import { LabChain, type LabContracts } from './chain.ts';
import type { Play } from './cheat.ts';
import { Chronicle } from './chronicle.ts';
import { enrolAll } from './enrol.ts';
import { serve } from './http.ts';
import type { Say } from './party.ts';
import { Payer } from './payer.ts';
import { payerService } from './payerService.ts';
import { accounts, nameOf, type Role, type Time, termsOf, windows, workerBond } from './roles.ts';
import { rounds, untilIdle, type Wait } from './rounds.ts';
import { Store } from './store.ts';
import { LabView } from './view.ts';
import { Watcher } from './watcher.ts';
import { Worker } from './worker.ts';
import { workerService } from './workerService.ts';

/** The families that the same bytes are sent to. */
export const replayed = ['acceptance', 'optimistic', 'bilinear'] as const satisfies readonly TaskFamily[];

export interface ReplayOptions {
  rpc: string;
  contracts: LabContracts;
  folder: string;
  time: Time;
  wait: Wait;
  say: Say;
}

const nothing = (): undefined => undefined;
const worthless: Play = { result: { layerRoots: [anyBytes] }, given: nothing, held: nothing, answers: 0 };

/** Sends the same worthless bytes as the result of the same job, to a task of each family, and lets the contracts and those who look decide. */
export async function replayAnyBytes({ rpc, contracts, folder, time, wait, say }: ReplayOptions): Promise<Readonly<Record<string, Hash>>> {
  const chainOf = (role: Role) => new LabChain(rpc, contracts, accounts[role]);
  await enrolAll(chainOf);
  const readFrom = await chainOf('payer').client.getBlockNumber();
  const reader = () => new LabChain(rpc, { ...contracts, since: readFrom + 1n }, accounts.payer);
  const view = new LabView(reader());
  const chronicle = new Chronicle({ chain: reader(), nameOf, say });
  const tasks: Record<string, Hash> = {};
  for (const family of replayed) {
    const own = await mkdtemp(join(folder, 'replay-'));
    const store = new Store(join(own, 'cheat'));
    const worker = new Worker({
      name: 'cheat',
      chain: chainOf('cheat'),
      store,
      terms: termsOf('cheat', time, family),
      conduct: () => worthless,
      say,
    });
    const offering = await serve(workerService(() => worker));
    const seller = { name: 'cheat', address: accounts.cheat.address, url: offering.url };
    const payer = new Payer({
      name: 'payer',
      chain: reader(),
      store: new Store(join(own, 'payer')),
      workers: [seller],
      wish: { by: ['price'], families: [family], highestPrice: parseEther('50') },
      arbitrator: accounts.arbitrator.address,
      least: { ...windows[time], workerBond },
      scores: new Map(),
      say,
    });
    const buying = await serve(payerService(payer));
    const buyer = { name: 'payer', address: accounts.payer.address, url: buying.url };
    const watcher = new Watcher({ name: 'watcher', chain: chainOf('watcher'), peers: [seller, buyer], say });
    try {
      payer.want({ what: `a product, by ${family}`, job: workloads['batch-norm']() });
      const known = new Set(view.ledger.tasks.keys());
      const until = async () => {
        await view.update();
        const task = [...view.ledger.tasks.values()].find(({ id }) => !known.has(id));
        if (task) tasks[family] = task.id;
        return task !== undefined && task.stage !== 'funded' && task.stage !== 'submitted';
      };
      // The payer stands last: it would ask for the same again.
      await rounds({ parties: () => [worker, watcher, payer], wait, until, mostWaits: 1_000 });
      await untilIdle(() => [worker, watcher, chronicle]);
    } finally {
      await Promise.all([offering.close(), buying.close()]);
    }
  }
  return tasks;
}
