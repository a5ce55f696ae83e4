import { trace } from '../model/trace.ts';
import { rowsOf, type Tensor } from '../trace/tensor.ts';
import { open, treeOf } from '../trace/tree.ts';
import { firstLie, openEntry } from '../verify/optimistic.ts';
import type { Attack } from './cheat.ts';
import { type GameView, isOver, type TaskView } from './ledger.ts';
import { demand, fetchJob, pickNode, prove } from './moves.ts';
import { short } from './party.ts';
import { TaskParty, type TaskPartyOptions } from './taskParty.ts';

/** A challenger of right results, by one of the attacks: it delays a task, and pays the worker a bond for it. */
export class FalseChallenger extends TaskParty {
  readonly #attack: Attack;

  constructor({ attack, ...options }: TaskPartyOptions & { attack: Attack }) {
    super(options);
    this.#attack = attack;
  }

  protected async attend(task: TaskView): Promise<boolean> {
    return task.stage === 'submitted' && this.#disturb(task);
  }

  async #disturb(task: TaskView): Promise<boolean> {
    const [game] = this.view.ledger.gamesOf(task.id).filter((one) => one.challenger === this.chain.address);
    if (game) return !isOver(game) && this.#move(task, game);
    const job = await fetchJob(this.peers, task);
    if (firstLie(trace(job), task) !== undefined) return false;
    await this.chain.send('game', { functionName: 'open', args: [task.id] });
    this.tell(task, 'challenged', `opens a game against the right result of task ${short(task.id)}: it ${this.#attack}.`);
    return true;
  }

  async #move(task: TaskView, game: GameView): Promise<boolean> {
    const job = await fetchJob(this.peers, task);
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
