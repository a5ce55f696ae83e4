import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabChain } from '../../lab/process/chain.ts';
import { PeerSilentError } from '../../lab/process/errors.ts';
import { askPeer } from '../../lab/process/http.ts';
import { statusForm } from '../../lab/process/messages.ts';
import type { News, Party, Say } from '../../lab/process/party.ts';
import { accounts, type WorkerName } from '../../lab/process/roles.ts';
import type { StartWorker, WorkerPlan } from '../../lab/process/workers.ts';
import type { Child, Children } from '../stack/children.ts';
import { root } from '../stack/layout.ts';
import { freePort } from '../stack/ports.ts';

/** How often a process that is at work is asked again. */
const POLL_MS = 50;

function flagsOf(name: WorkerName, { rpc, contracts, folder, time, cheating, family }: WorkerPlan, port: number): string[] {
  const { since, ...addresses } = contracts;
  const flags = {
    name,
    rpc,
    ...addresses,
    since,
    folder,
    time,
    cheat: cheating.name,
    seed: cheating.seed,
    port,
    ...(family && { family }),
  };
  return Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, `${value}`]);
}

/** Runs each worker in a process of its own, which works by itself; a step here only looks whether it has caught up with the chain. */
export const startWorkersApart =
  (children: Children): StartWorker =>
  async (name, plan, say) => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const chain = new LabChain(plan.rpc, plan.contracts, accounts[name]);
    const flags = ['--disable-warning=ExperimentalWarning', 'scripts/lab/worker.ts', ...flagsOf(name, plan, port)];
    let child: Child;
    const start = async () => {
      child = await children.start(name, process.execPath, flags, { cwd: root });
      relay(child, say);
      await untilServed(url, child);
    };
    await start();
    const party: Party = {
      name,
      chain,
      step: async () => {
        if (child.ended()) return false;
        const newest = await chain.client.getBlockNumber();
        const { block, idle } = await askPeer(`${url}/status`, statusForm);
        if (idle && BigInt(block) >= newest) return false;
        await sleep(POLL_MS);
        return true;
      },
    };
    const restart = async () => {
      const gone = once(child.process, 'exit');
      child.process.kill('SIGKILL');
      await gone;
      await start();
    };
    return { party, url, restart, close: () => children.stop(name) };
  };

/** What the process tells, a JSON object a line. */
function relay({ process: { stdout } }: Child, say: Say): void {
  let rest = '';
  stdout?.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) say(JSON.parse(line) as News);
  });
}

async function untilServed(url: string, child: Child): Promise<void> {
  for (let tries = 0; tries < 1_200 && !child.ended(); tries++) {
    const served = await askPeer(`${url}/status`, statusForm).catch(() => undefined);
    if (served) return;
    await sleep(POLL_MS);
  }
  throw new PeerSilentError(url, child.lastWords());
}
