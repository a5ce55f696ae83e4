import { hasGames } from '../market/quote.ts';
import type { Job } from '../model/run.ts';
import { type Trace, trace } from '../model/trace.ts';
import { pick } from '../trace/descent.ts';
import type { Hash } from '../trace/hash.ts';
import { rowsOf, type Tensor } from '../trace/tensor.ts';
import { type Rows, treeOf } from '../trace/tree.ts';
import { firstDifference, firstLie, openEntry, proveFraud } from '../verify/optimistic.ts';
import type { OpenedEntry } from '../verify/referee.ts';
import { askPeer } from './http.ts';
import { type GameView, isOver, isWorkersTurn, type TaskView } from './ledger.ts';
import { readRows, rowsForm } from './messages.ts';
import { demand, fetchJob, pickNode, prove } from './moves.ts';
import { short } from './party.ts';
import { TaskParty } from './taskParty.ts';

/** A task that the watcher has computed itself, and the first layer in which the worker says something else. */
interface Watched {
  job: Job;
  own: Trace;
  lie: number | undefined;
}

/** Computes every task again, opens a game against a result that differs, and plays it to the end. */
export class Watcher extends TaskParty {
  readonly #watched = new Map<Hash, Watched>();

  protected async attend(task: TaskView): Promise<boolean> {
    const games = this.view.ledger.gamesOf(task.id).filter((game) => game.challenger === this.chain.address);
    const game = games.find((one) => !isOver(one));
    if (game && task.stage === 'slashed') return this.#release(game);
    if (task.stage !== 'submitted' || !hasGames(task.family)) return false;
    const watched = await this.#watch(task);
    if (watched.lie === undefined) return false;
    if (game) return this.#play(task, game, watched, watched.lie);
    if (games.length > 0) return false;
    await this.chain.send('game', { functionName: 'open', args: [task.id] });
    this.tell(task, 'challenged', `computed task ${short(task.id)} and got another layer ${watched.lie}: it opens a game.`, {
      layer: watched.lie,
    });
    return true;
  }

  async #watch(task: TaskView): Promise<Watched> {
    const known = this.#watched.get(task.id);
    if (known) return known;
    const job = await fetchJob(this.peers, task);
    const own = trace(job);
    const watched = { job, own, lie: firstLie(own, task) };
    this.#watched.set(task.id, watched);
    if (watched.lie === undefined) this.tell(task, 'agreed', `computed task ${short(task.id)} and got the same.`);
    return watched;
  }

  async #play(task: TaskView, game: GameView, { job, own }: Watched, layer: number): Promise<boolean> {
    if (isWorkersTurn(game)) return this.#hurry(task, game);
    const right = rowsOf(own.layers[layer - 1] as Tensor);
    if (game.turn === 'opened') {
      const given = await this.#rowsOf(task, layer);
      const proof = proveFraud(job, own, task, (asked) => (asked === layer ? given : undefined));
      if (typeof proof !== 'string') return this.#prove(task, game, job, proof);
      await demand(this.chain, task, game, job, layer);
      this.tell(task, 'demanded', `has no rows of layer ${layer} that fit its root, and demands them in game ${game.id}.`, { layer });
      return true;
    }
    if (game.turn === 'pick') {
      const place = pick(treeOf(right), game.place, game.nodes);
      if (place === undefined) return false;
      await pickNode(this.chain, game, place);
      this.tell(task, 'picked', `picked the revealed node ${place} in game ${game.id}, which differs from its own.`, { place });
      return true;
    }
    const row = game.row ?? new Uint8Array();
    const { index } = game.place;
    const entry = { layer, i: index, j: firstDifference(right[index] as Uint8Array, row) };
    return this.#prove(task, game, job, openEntry(job, own, entry, { row, path: game.path }));
  }

  /** The rows that the worker gives; undefined where it gives none. */
  async #rowsOf({ id, quote }: TaskView, layer: number): Promise<Rows | undefined> {
    const peer = this.peers.get(quote.worker);
    if (!peer) return undefined;
    const url = `${peer.url}/tasks/${id}/layers/${layer}`;
    return this.mishaps.attempt(`rows of task ${short(id)}`, async () => readRows(await askPeer(url, rowsForm)));
  }

  async #prove(task: TaskView, game: GameView, job: Job, entry: OpenedEntry): Promise<boolean> {
    await prove(this.chain, task, game, job, entry);
    const { layer, i, j } = entry;
    this.tell(task, 'proved', `showed that entry (${i}, ${j}) of layer ${layer} does not follow: game ${game.id} is won.`, {
      layer,
      i,
      j,
    });
    return true;
  }

  async #hurry(task: TaskView, game: GameView): Promise<boolean> {
    const hurried = await this.view.hurry(game);
    const texts = {
      warn: `warns in game ${game.id}: the worker has let its turn pass`,
      timeout: `ends game ${game.id}: the worker was silent twice`,
    };
    if (hurried) this.tell(task, hurried === 'warn' ? 'warned' : 'timed out', `${texts[hurried]}.`);
    return hurried !== undefined;
  }

  /** Another's game has decided the task: the bond comes back. */
  async #release({ id }: GameView): Promise<boolean> {
    await this.chain.send('game', { functionName: 'release', args: [id] });
    return true;
  }
}
