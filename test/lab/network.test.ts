import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesToHex, formatEther } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { evaluate } from '../../lab/market/evaluate.ts';
import { type Route, route } from '../../lab/market/route.ts';
import { encodeSpec } from '../../lab/model/encodeSpec.ts';
import { trace } from '../../lab/model/trace.ts';
import { workloads } from '../../lab/model/workloads.ts';
import { anyBytes } from '../../lab/process/anyBytes.ts';
import { LabChain, type LabContracts } from '../../lab/process/chain.ts';
import { attacks, cheats } from '../../lab/process/cheat.ts';
import type { Evaluation } from '../../lab/process/evaluator.ts';
import { type Network, type NetworkOptions, startNetwork } from '../../lab/process/network.ts';
import type { News } from '../../lab/process/party.ts';
import { replayAnyBytes, replayed } from '../../lab/process/replay.ts';
import { accounts, roles, termsOf, windows } from '../../lab/process/roles.ts';
import { moveClock, rounds, untilIdle } from '../../lab/process/rounds.ts';
import { LabView } from '../../lab/process/view.ts';
import { type StartWorker, startWorkerHere } from '../../lab/process/workers.ts';
import { startLabChain } from '../../scripts/lab/chain.ts';
import { deployLab, EPOCH_SECONDS, payForGas } from '../../scripts/lab/deploy.ts';
import { digitOrders } from '../../scripts/lab/orders.ts';
import { startWorkersApart } from '../../scripts/lab/workerProcess.ts';
import { Children } from '../../scripts/stack/children.ts';

type Changes = Record<(typeof roles)[number], number>;

let folder: string;
let chain: Awaited<ReturnType<typeof startLabChain>>;
let contracts: LabContracts;
let network: Network;
let news: News[] = [];
let snapshot: unknown;

const ask = async (method: string, params: unknown[] = []): Promise<unknown> => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const answer = await fetch(chain.rpc, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await answer.json()) as { result: unknown }).result;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deml-lab-test-'));
  chain = await startLabChain(folder);
  contracts = await deployLab(chain.rpc, folder);
  await payForGas(chain.rpc);
  // Everybody has tokens and deposits before the first run, so that no run has to begin with them.
  await (await start({})).close();
});
afterAll(async () => {
  await chain.stop();
  await rm(folder, { recursive: true, force: true });
});
// Every run begins on the same chain: nobody has a record yet.
beforeEach(async () => {
  snapshot = await ask('evm_snapshot');
  news = [];
});
afterEach(async () => {
  await network.close();
  await ask('evm_revert', [snapshot]);
});

/** A digit that the model names rightly. */
const oneDigit = digitOrders(2).slice(0, 1);

/** A network whose parties have folders of their own. */
async function start(options: Partial<NetworkOptions>): Promise<Network> {
  const say = (one: News) => void news.push(one);
  const run = await mkdtemp(join(folder, 'run-'));
  const cheating = { name: 'submits nothing', seed: 1 } as const;
  return startNetwork({ rpc: chain.rpc, contracts, folder: run, time: 'moved', cheating, questions: 0, say, ...options });
}

/** Lets a network do some orders, and answers what everybody gained, in tokens. */
async function play(
  options: Partial<NetworkOptions> = {},
  { orders = oneDigit, before = async () => {} }: { orders?: ReturnType<typeof digitOrders>; before?: () => Promise<void> } = {},
): Promise<Changes> {
  network = await start(options);
  const first = await network.wealth();
  for (const order of orders) network.payer.want(order);
  const until = async () => {
    await before();
    return network.payer.isServed;
  };
  const wait = moveClock(network.payer.chain.client, windows.moved.turnSeconds + 1);
  await rounds({ parties: network.parties, wait, until, mostWaits: 60 });
  await moveClock(network.payer.chain.client, EPOCH_SECONDS)();
  await untilIdle(network.parties);
  const end = await network.wealth();
  return Object.fromEntries(roles.map((role) => [role, Number(formatEther(end[role] - first[role]))])) as Changes;
}

const nobody: Changes = { payer: 0, watcher: 0, arbitrator: 0, 'worker 1': 0, 'worker 2': 0, cheat: 0, challenger: 0 };
/** One task that an honest worker did: of the 10 that are paid a twentieth is burned, and comes back as the epoch's only rebate. */
const onePaid: Changes = { ...nobody, payer: -10, 'worker 1': 10 };
const said = (who: string, what: string) => news.filter((one) => one.who === who && one.what === what).length;

describe('a worker that cheats loses its bond, and nobody honest loses more than the price', () => {
  const names = Object.keys(cheats) as (keyof typeof cheats)[];
  it.each(names.flatMap((name) => [1, 2].map((seed) => ({ name, seed }))))('$name, seed $seed', async (cheating) => {
    const gained = await play({ cheating });
    if (cheating.name === 'submits nothing') expect(gained).toEqual({ ...onePaid, payer: 60 - 10, cheat: -60 });
    else expect(gained).toEqual({ ...onePaid, watcher: 30, cheat: -60 });
  });
});

describe('a challenger of a right result loses its bond to the worker', () => {
  it.each(attacks)('%s', async (attack) => {
    const gained = await play({ attack });
    expect(gained).toEqual({ ...onePaid, payer: 60 - 10, cheat: -60, 'worker 1': 10 + 10, challenger: -10 });
  });
});

describe('families without games', () => {
  const orders = [{ what: 'a product', job: workloads['batch-norm']() }];
  it('bilinear: the contract checks the whole product, and a lie has no proof', async () => {
    const gained = await play({ family: 'bilinear', cheating: { name: 'changes an entry', seed: 1 } }, { orders });
    expect(said('worker 1', 'proved')).toBe(1);
    expect(gained).toEqual({ ...onePaid, payer: 60 - 10, cheat: -60 });
  });

  it('bilinear: what the contract cannot check whole is not offered', async () => {
    expect(await play({ family: 'bilinear' })).toEqual(nobody);
    expect(network.payer.outcomes.map(({ task }) => task)).toEqual([undefined]);
  });

  it('acceptance only: a lie is paid like anything else, since nobody looks', async () => {
    const gained = await play({ family: 'acceptance', cheating: { name: 'changes an entry', seed: 1 } }, { orders });
    expect(gained).toEqual({ ...nobody, payer: -7, cheat: 7 });
  });
});

it('any bytes are a proof where nobody looks; a watcher has them slashed, and the contract that checks accepts none', async () => {
  network = await start({});
  const first = await network.wealth();
  const wait = moveClock(network.payer.chain.client, windows.moved.turnSeconds + 1);
  const folderOfRun = await mkdtemp(join(folder, 'run-'));
  const say = (one: News) => void news.push(one);
  const tasks = await replayAnyBytes({ rpc: chain.rpc, contracts, folder: folderOfRun, time: 'moved', wait, say });
  const view = new LabView(network.payer.chain);
  await view.update();
  const ended = replayed.map((family) => view.ledger.tasks.get(tasks[family] ?? '0x'));
  expect(ended.map((task) => [task?.family, task?.stage, task?.layerRoots])).toEqual([
    ['acceptance', 'final', [anyBytes]],
    ['optimistic', 'slashed', [anyBytes]],
    ['bilinear', 'refunded', [anyBytes]],
  ]);
  expect(news.filter(({ who, text }) => who === 'cheat' && text.includes('refuses settleByProof: ProofRefused')).length).toBe(1);
  const end = await network.wealth();
  const gained = Object.fromEntries(roles.map((role) => [role, Number(formatEther(end[role] - first[role]))]));
  expect(gained).toEqual({ ...nobody, payer: -7 + 60, watcher: 30, cheat: 7 - 60 - 60 });
});

describe('quotes that would not hold', () => {
  const base = termsOf('worker 1', 'moved');
  it.each([
    ['its window is too short to challenge the result', { challengeWindow: 60 }],
    ['its turns are too short to play a game', { turnSeconds: 1 }],
    ['its bond is too small', { workerBond: 20n }],
    ['it names another arbitrator', { arbitrator: accounts.cheat.address }],
  ])('%s: it is left out', async (why, change) => {
    await play({ terms: { 'worker 1': { ...base, ...change }, cheat: { ...base, ...change } } });
    const left = news.filter(({ who, text }) => who === 'payer' && text.includes(why));
    expect(left.length).toBe(2);
    expect(network.payer.outcomes[0]?.worker).toBe(accounts['worker 2'].address);
  });
});

describe('an evaluation', () => {
  it('is committed to by both sides, and gives no score to who withholds', async () => {
    await play({ questions: 5 });
    const of = (role: 'worker 1' | 'cheat') => network.evaluation?.scores.find(({ worker }) => worker === accounts[role].address);
    expect(of('worker 1')).toMatchObject({ of: 5 });
    expect(of('cheat')).toBeUndefined();
  });
});

describe('an honest worker', () => {
  it.each([
    ['the input', 0],
    ['a weight tensor', 128],
  ])('answers a demand of %s too, and has the bond of whoever asked for nothing', async (_, operand) => {
    const challenger = new LabChain(chain.rpc, contracts, accounts.challenger);
    let game = 0n;
    const before = async () => {
      const submitted = news.find(({ who, what }) => who === 'worker 1' && what === 'submitted');
      if (game || !submitted?.task) return;
      await challenger.send('game', { functionName: 'open', args: [submitted.task] });
      game = await challenger.game.games();
      const job = await network.payer.jobOf(submitted.task);
      const { layerRoots, inputRoot } = trace(job);
      const run = { spec: bytesToHex(encodeSpec(job.spec)), inputRoot, layerRoots };
      await challenger.send('game', { functionName: 'demand', args: [game, run, operand] });
    };
    const gained = await play({}, { before });
    expect(said('worker 1', 'answered')).toBe(1);
    expect(gained).toEqual({ ...onePaid, payer: 60 - 10, cheat: -60, 'worker 1': 10 + 10, challenger: -10 });
  });
});

describe('rows that are withheld', () => {
  it('are forced out by a descent, node by node and down to the row', async () => {
    await play({ cheating: { name: 'changes an entry and withholds the rows', seed: 6 } });
    expect(said('watcher', 'demanded')).toBe(1);
    expect(said('watcher', 'picked')).toBe(2);
    expect(said('cheat', 'answered')).toBe(3);
    expect(said('watcher', 'proved')).toBe(1);
  });
});

it('a view that is asked from many sides at once reads each event once', async () => {
  await play({ cheating: { name: 'changes an entry and withholds the rows', seed: 6 } });
  const view = new LabView(network.payer.chain);
  const read = await Promise.all([view.update(), view.update(), view.update()]);
  expect(read.map(({ length }) => length > 0)).toEqual([true, false, false]);
  expect([...view.ledger.games.values()]).toMatchObject([{ turn: 'worker lost', answers: 3 }]);
});

it('who settles a task that another has settled meanwhile did nothing, and is refused nothing', async () => {
  await play();
  const view = new LabView(network.payer.chain);
  await view.update();
  const [task] = [...view.ledger.tasks.values()].filter(({ stage }) => stage === 'final');
  if (!task) throw new Error('No task has ended.');
  expect(await view.settleInTime(task)).toBe(false);
});

it('what a payer chose can be chosen again from what it logs, and scores be scored again', async () => {
  await play({ questions: 5 });
  const logOf = (asked: string): unknown => news.find(({ what }) => what === asked)?.log;
  const chosen = logOf('chose') as Route;
  expect(route(chosen.inputs.offers, chosen.inputs.wish)).toEqual(chosen);
  const { set, questions, salt, answers, scores } = logOf('evaluated') as Evaluation;
  expect(evaluate(set, questions, salt, answers)).toEqual(scores);
});

describe('a worker that is killed', () => {
  it('goes on from the chain and its folder, whenever it is started again', async () => {
    const gained = await play({ attack: 'picks down to a row' }, { before: () => network.workers['worker 1'].restart() });
    expect(gained).toEqual({ ...onePaid, payer: 60 - 10, cheat: -60, 'worker 1': 10 + 10, challenger: -10 });
    expect(said('worker 1', 'answered')).toBe(3);
  });

  it('goes on in a process of its own, which was ended without a word while it owed a result or an answer', async () => {
    const startWorker = startWorkersApart(new Children(join(folder, 'workers')));
    const ofWorker1 = ({ what, text }: News) => what === 'funded' && text.includes('worker 1');
    const moments = [ofWorker1, ({ who }: News) => who === 'challenger'];
    const before = async () => {
      if (!moments[0] || !news.some(moments[0])) return;
      moments.shift();
      await network.workers['worker 1'].restart();
    };
    const apart: StartWorker = (name, plan, say) => (name === 'worker 1' ? startWorker : startWorkerHere)(name, plan, say);
    const gained = await play({ attack: 'demands and is silent', startWorker: apart }, { before });
    expect(moments).toEqual([]);
    expect(gained).toEqual({ ...onePaid, payer: 60 - 10, cheat: -60, 'worker 1': 10 + 10, challenger: -10 });
  });
});

describe('a criterion that both have agreed to', () => {
  it('splits the price where right arithmetic gives the wrong answer', async () => {
    const gained = await play({}, { orders: digitOrders(1) });
    expect(said('arbitrator', 'ruled')).toBe(1);
    expect(gained).toEqual({ ...nobody, payer: 60 - 5, cheat: -60, 'worker 1': 5 });
  });
});
