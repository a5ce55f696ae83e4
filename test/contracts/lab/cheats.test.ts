import { parseEther, parseEventLogs } from 'viem';
import { describe, expect, it } from 'vitest';
import { taskEscrowAbi } from '../../../lab/abi/generated/taskEscrow.ts';
import { recordsOf, type TaskEvent } from '../../../lab/market/reputation.ts';
import type { Job } from '../../../lab/model/run.ts';
import { seeded } from '../../../lab/model/seeded.ts';
import { trace } from '../../../lab/model/trace.ts';
import { attacks, cheat, cheats, honest, type Play } from '../../../lab/process/cheat.ts';
import { client } from './support/judges.ts';
import { challengeWindow, openMarket, pass, turn, who } from './support/market.ts';
import { attack, type Dispute, watch, wealthOf } from './support/play.ts';
import { anyJob, claimsOf } from './support/traces.ts';

const market = await openMarket();
await market.escrow(who.worker).write.deposit([market.token, parseEther('5000')]); // what it loses by lying
const seeds = [1, 2, 3, 4, 5, 6];
const [final, slashed, refunded] = [3, 4, 5];
const people = { worker: who.worker, payer: who.payer, watcher: who.watcher };
type Name = keyof typeof people;

/** A job whose first layer has rows enough for a descent. */
function jobOf(seed: number): Job {
  const next = seeded(seed);
  for (;;) {
    const job = anyJob(next);
    if ((job.spec.layers[0]?.rows ?? 0) > 2) return job;
  }
}

async function begin(job: Job, play: Play): Promise<Dispute> {
  const own = trace(job);
  const { task } = await market.fund(claimsOf(job, own));
  if (play.result) await market.escrow(who.worker).write.submit([task, play.result.layerRoots]);
  return { market, task, job, own, play };
}

async function end({ task }: Dispute): Promise<number> {
  const { state } = await market.escrow(who.deployer).read.taskOf([task]);
  if (state === 1 || state === 2) {
    await pass(2 * challengeWindow);
    await market.escrow(who.deployer).write.settle([task]);
  }
  return (await market.escrow(who.deployer).read.taskOf([task])).state;
}

/** What everybody gained by something. */
async function gains(of: () => Promise<unknown>): Promise<Record<Name, number>> {
  const all = () => Promise.all(Object.values(people).map((person) => wealthOf(market, person)));
  const before = await all();
  await of();
  const after = await all();
  const [worker, payer, watcher] = after.map((now, i) => Math.round((now - (before[i] as number)) * 1e6) / 1e6);
  return { worker: worker as number, payer: payer as number, watcher: watcher as number };
}

describe('a worker that cheats loses, and nobody honest does', () => {
  it.each(Object.keys(cheats) as (keyof typeof cheats)[])('%s', async (name) => {
    for (const seed of seeds) {
      const job = jobOf(seed);
      const play = cheat(name, job, trace(job), seed);
      let state = 0;
      const gained = await gains(async () => {
        const dispute = await begin(job, play);
        if (play.result) await watch(dispute);
        state = await end(dispute);
      });
      expect(state, `seed ${seed}`).toBe(play.result ? slashed : refunded);
      expect(gained, `seed ${seed}`).toEqual(play.result ? { worker: -60, payer: 0, watcher: 30 } : { worker: -60, payer: 60, watcher: 0 });
    }
  });
});

describe('a challenger of a right result loses its bond to the worker', () => {
  it.each(attacks)('%s', async (how) => {
    for (const seed of seeds) {
      const job = jobOf(seed);
      let state = 0;
      const gained = await gains(async () => {
        const dispute = await begin(job, honest(trace(job)));
        await attack(dispute, how);
        state = await end(dispute);
      });
      expect(state, `seed ${seed}`).toBe(final);
      expect(gained, `seed ${seed}`).toEqual({ worker: 95 + 10, payer: -100, watcher: -10 });
    }
  });
});

it('an honest worker is watched and paid; a hundred false games delay it, and pay it a hundred bonds', async () => {
  const job = jobOf(9);
  let dispute = {} as Dispute;
  const gained = await gains(async () => {
    dispute = await begin(job, honest(trace(job)));
    expect(await watch(dispute)).toBe(false);
    const ids: bigint[] = [];
    for (let i = 0; i < 100; i++) ids.push((await market.open(dispute.task)).id);
    for (const call of ['warn', 'timeout'] as const) {
      await pass(3 * turn);
      for (const id of ids) await market.game(who.deployer).write[call]([id]);
    }
    expect(await end(dispute)).toBe(final);
  });
  expect(gained).toEqual({ worker: 95 + 1000, payer: -100, watcher: -1000 });
});

it('the record of the worker is what happened, read from the logs', async () => {
  const logs = await client.getLogs({ address: market.escrow(who.deployer).address, fromBlock: 0n });
  const events = parseEventLogs({ abi: taskEscrowAbi, logs, eventName: ['Funded', 'Settled', 'Slashed', 'Refunded'] });
  const record = recordsOf(events as readonly TaskEvent[]).get(
    events.flatMap((one) => ('worker' in one.args ? [one.args.worker] : []))[0] ?? '0x',
  );
  const lies = Object.keys(cheats).length - 1;
  const counts = { verified: attacks.length * seeds.length + 1, slashed: lies * seeds.length, silent: seeds.length };
  console.log('tasks of the simulation by how they ended:', counts);
  expect(record).toEqual({ ...counts, accepted: 0, ruled: 0, own: 0, payers: 1 });
});
