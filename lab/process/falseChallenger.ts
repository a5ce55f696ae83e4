import type { Address } from 'viem';
import { trace } from '../model/trace.ts';
import { rowsOf, type Tensor } from '../trace/tensor.ts';
import { open, treeOf } from '../trace/tree.ts';
import { firstLie, openEntry } from '../verify/optimistic.ts';
import type { LabChain } from './chain.ts';
import type { Attack } from './cheat.ts';
import { type GameView, isOver, type TaskView } from './ledger.ts';
import { demand, fetchJob, pickNode, prove } from './moves.ts';
import { Mishaps, type Party, type Peer, type Say, short } from './party.ts';
import { LabView } from './view.ts';

export interface FalseChallengerOptions {
  name: string;
  chain: LabChain;
  peers: readonly Peer[];
  attack: Attack;
  say: Say;
}

/** A challenger of right results, by one of the attacks: it delays a task, and pays the worker a bond for it. */
export class FalseChallenger implements Party {
  readonly name: string;
  readonly chain: LabChain;
  readonly #attack: Attack;
  readonly #peers: ReadonlyMap<Address, Peer>;
  readonly #say: Say;
  readonly #view: LabView;
  readonly #mishaps: Mishaps;

  constructor({ name, chain, peers, attack, say }: FalseChallengerOptions) {
    this.name = name;
    this.chain = chain;
    this.#attack = attack;
    this.#peers = new Map(peers.map((peer) => [peer.address, peer]));
    this.#say = say;
    this.#view = new LabView(chain);
    this.#mishaps = new Mishaps(name, say);
  }

  step(): Promise<boolean> {
    return this.#mishaps.does('a step', () => this.#act());
  }

  async #act(): Promise<boolean> {
    await this.#view.update();
    for (const task of this.#view.ledger.tasks.values())
      if (task.stage === 'submitted' && (await this.#mishaps.does(`task ${short(task.id)}`, () => this.#disturb(task)))) return true;
    return false;
  }

  async #disturb(task: TaskView): Promise<boolean> {
    const [game] = this.#view.ledger.gamesOf(task.id).filter((one) => one.challenger === this.chain.address);
    if (game) return !isOver(game) && this.#move(task, game);
    const job = await fetchJob(this.#peers, task);
    if (firstLie(trace(job), task) !== undefined) return false;
    await this.chain.send('game', { functionName: 'open', args: [task.id] });
    const text = `opens a game against the right result of task ${short(task.id)}: it ${this.#attack}.`;
    this.#say({ who: this.name, what: 'challenged', text, task: task.id });
    return true;
  }

  async #move(task: TaskView, game: GameView): Promise<boolean> {
    const job = await fetchJob(this.#peers, task);
    const demands = this.#attack === 'demands and is silent' || this.#attack === 'picks down to a row';
    if (game.turn === 'opened' && demands) {
      await demand(this.chain, task, game, job, 1);
      return true;
    }
    if (game.turn === 'pick' && this.#attack === 'picks down to a row') {
      await pickNode(this.chain, game, 0);
      return true;
    }
    if (game.turn === 'opened' && this.#attack === 'shows a right entry') {
      const own = trace(job);
      const rows = rowsOf(own.layers[0] as Tensor);
      await prove(this.chain, task, game, job, openEntry(job, own, { layer: 1, i: 0, j: 0 }, open(rows, treeOf(rows), 0)));
      return true;
    }
    return false;
  }
}
