import { type Address, bytesToHex, concat, type Hex, zeroAddress } from 'viem';
import type * as z from 'zod/mini';
import { families, type Quote, signQuote, type TaskFamily } from '../market/quote.ts';
import { encodeSpec, specDigest } from '../model/encodeSpec.ts';
import type { Job } from '../model/run.ts';
import { weightIn } from '../model/spec.ts';
import { type Trace, trace } from '../model/trace.ts';
import { reveal } from '../trace/descent.ts';
import type { Hash } from '../trace/hash.ts';
import { commitTensor, rowsOf, type WeightTensor, weightRowsOf } from '../trace/tensor.ts';
import { type Rows, treeOf } from '../trace/tree.ts';
import { sumRows } from '../verify/bilinear.ts';
import { Answering } from './answers.ts';
import type { LabChain } from './chain.ts';
import type { Play } from './cheat.ts';
import { NoBondLeftError, NotHereError } from './errors.ts';
import { type GameView, isOver, isWorkersTurn, type TaskView } from './ledger.ts';
import { type askForm, readJob } from './messages.ts';
import { Mishaps, type Party, type Say, short } from './party.ts';
import { random } from './random.ts';
import type { Store } from './store.ts';
import { LabView } from './view.ts';

/** What a worker does with a job whose right trace it knows. */
export type Conduct = (job: Job, own: Trace) => Play;

/** What a worker offers: amounts in units of the token, windows in seconds. */
export interface Terms extends Omit<Quote, 'worker' | 'payer' | 'token' | 'specDigest' | 'inputRoot' | 'family' | 'validUntil' | 'nonce'> {
  family: TaskFamily;
  /** Who may split the price where the payer names a criterion. */
  arbitrator: Address;
}

export interface WorkerOptions {
  name: string;
  chain: LabChain;
  store: Store;
  terms: Terms;
  conduct: Conduct;
  say: Say;
}

/** Seconds for which a quote can be funded. */
const QUOTE_SECONDS = 900;

/** Tasks whose traces are kept; another one is computed again when somebody asks for its rows. */
const MOST_HELD = 32;

/** What a worker has of a task: the job and what it does about it. */
interface Held {
  job: Job;
  own: Trace;
  play: Play;
}

/**
 * An inference node: offers, computes, submits, plays the games that are opened against it, and gives its rows to whoever asks. All that it knows is
 * on the chain and in its folder, so that one that was killed goes on as if nothing had been.
 */
export class Worker implements Party {
  readonly name: string;
  readonly chain: LabChain;
  readonly #options: WorkerOptions;
  readonly #view: LabView;
  readonly #held = new Map<Hash, Held>();
  readonly #mishaps: Mishaps;
  /** What an evaluator speaks to. */
  readonly answering: Answering;

  constructor(options: WorkerOptions) {
    this.name = options.name;
    this.chain = options.chain;
    this.#options = options;
    this.#view = new LabView(options.chain);
    this.#mishaps = new Mishaps(options.name, options.say);
    this.answering = new Answering(options.chain.address, options.store, options.conduct);
  }

  /** An offer for a job, which is kept before it is signed: a worker without the input would lose its bond. */
  async quote({ job: message, payer, criterion }: z.infer<typeof askForm>): Promise<{ quote: Quote; signature: Hex }> {
    const { chain } = this;
    const { store, terms } = this.#options;
    const { arbitrator, rulingWindow, family, ...rest } = terms;
    const job = readJob(message);
    if (family === 'bilinear' && !isVerifiable(job)) throw new NotHereError('offer by bilinear for more than one product of 96 × 96');
    const { contracts, address } = chain;
    const balance = await chain.escrow.balanceOf([contracts.token, address]);
    if (balance < terms.workerBond) throw new NoBondLeftError(terms.workerBond, balance);
    await store.keepJob(job);
    const quote: Quote = {
      ...rest,
      worker: address,
      payer,
      token: contracts.token,
      specDigest: specDigest(job.spec),
      inputRoot: commitTensor(job.input),
      family: families.indexOf(family),
      // The number of a quote binds the criterion: both sides, and the arbitrator, know by it what was agreed to.
      nonce: BigInt(criterion ?? random(8)),
      arbitrator: criterion ? arbitrator : zeroAddress,
      rulingWindow: criterion ? rulingWindow : 0,
      validUntil: Number(await chain.now()) + QUOTE_SECONDS,
    };
    const place = { chainId: await chain.client.getChainId(), escrow: contracts.escrow };
    return { quote, signature: await signQuote(chain.account, quote, place) };
  }

  /** The rows of a layer of a submitted task; `NotHereError` where it has none or gives none. */
  async rows(id: Hash, layer: number): Promise<Rows> {
    await this.#view.update();
    const task = this.#view.ledger.tasks.get(id);
    const isGiven = task?.quote.worker === this.chain.address && task.stage !== 'funded';
    const held = isGiven ? await this.#hold(task) : undefined;
    const rows = held && layer >= 1 && layer <= held.job.spec.layers.length ? held.play.given(layer) : undefined;
    if (!rows) throw new NotHereError(`layer ${layer} of task ${id}`);
    return rows;
  }

  /** How far it has read the chain, and whether there was nothing to do. */
  status: { block: bigint; idle: boolean } = { block: 0n, idle: false };

  step(): Promise<boolean> {
    return this.#mishaps.does('a step', async () => {
      await this.#view.update();
      const { block } = this.#view;
      const moved = await this.#act();
      this.status = { block, idle: !moved };
      return moved;
    });
  }

  async #act(): Promise<boolean> {
    for (const task of this.#view.tasksOf('worker', this.chain.address))
      if (await this.#mishaps.does(`task ${short(task.id)}`, () => this.#attend(task))) return true;
    return this.#mishaps.does('collecting', () => this.#view.collect());
  }

  async #attend(task: TaskView): Promise<boolean> {
    if (task.rebateOf !== undefined) return this.#claim(task, task.rebateOf);
    if (task.stage !== 'funded' && task.stage !== 'submitted') return false;
    const held = await this.#hold(task);
    if (task.stage === 'funded') return this.#submit(task, held);
    // Each by itself: a game in which a move is refused must not keep it from answering in another.
    for (const game of this.#view.ledger.gamesOf(task.id))
      if (await this.#mishaps.does(`game ${game.id}`, () => this.#play(task, game, held))) return true;
    if (task.family === 'bilinear' && !task.proved) return this.#prove(task, held);
    return this.#view.settleInTime(task);
  }

  /** Its part of the fees that an epoch has burned, once that is over. */
  async #claim(task: TaskView, epoch: bigint): Promise<boolean> {
    const { pool } = this.chain;
    if ((await this.chain.now()) < (epoch + 1n) * (await pool.epochSeconds()) || (await pool.rebateOf([task.id])) === 0n) return false;
    await this.chain.send('pool', { functionName: 'claim', args: [task.id] });
    return true;
  }

  /** The job of a task from the folder, computed. */
  async #hold(task: TaskView): Promise<Held> {
    const known = this.#held.get(task.id);
    if (known) return known;
    const job = await this.#options.store.job(task.quote);
    if (!job) throw new NotHereError(`input of task ${short(task.id)}`);
    const own = trace(job);
    const held = { job, own, play: this.#options.conduct(job, own) };
    const [oldest] = this.#held.size >= MOST_HELD ? this.#held.keys() : [];
    if (oldest) this.#held.delete(oldest);
    this.#held.set(task.id, held);
    return held;
  }

  async #submit(task: TaskView, { play, own, job }: Held): Promise<boolean> {
    const { result } = play;
    if (!result || (await this.chain.now()) > (await this.chain.escrow.taskOf([task.id])).until) return false;
    await this.chain.send('escrow', { functionName: 'submit', args: [task.id, result.layerRoots] });
    const roots = result.layerRoots.length;
    this.#tell(task, 'submitted', `submitted the roots of ${roots} layers for task ${short(task.id)}.`, {
      layers: job.spec.layers.length,
      honest: result.layerRoots.every((root, n) => root === own.layerRoots[n]),
    });
    return true;
  }

  /** Its move in a game, or the end of one whose challenger is silent. */
  async #play(task: TaskView, game: GameView, { play, job }: Held): Promise<boolean> {
    if (isOver(game)) return false;
    if (!isWorkersTurn(game)) return (await this.#view.hurry(game)) !== undefined;
    if (game.answers >= play.answers) return false;
    const rows = rowsOfOperand(game.operand, job, play);
    if (game.turn === 'leaf') {
      const row = rows?.[game.place.index];
      if (!row) return false;
      await this.chain.send('game', { functionName: 'leaf', args: [game.id, bytesToHex(row)] });
      this.#tell(task, 'answered', `gave row ${game.place.index} of the demanded layer in game ${game.id}.`);
      return true;
    }
    if (!rows) return false;
    const nodes = reveal(treeOf(rows), game.place);
    await this.chain.send('game', { functionName: 'reveal', args: [game.id, nodes] });
    this.#tell(task, 'answered', `revealed ${nodes.length} nodes of the demanded layer in game ${game.id}.`);
    return true;
  }

  /** The proof of a single product: its input, weights and exact sums. */
  async #prove(task: TaskView, { job, own, play }: Held): Promise<boolean> {
    const sums = own.sums[0];
    const [weights] = job.weights;
    if (!sums || !weights || !play.result) return false;
    const rows = [...rowsOf(job.input), ...weightRowsOf(weights), ...sumRows(sums, weights.rows)];
    const args = [task.id, bytesToHex(encodeSpec(job.spec)), play.result.layerRoots, concat(rows.map((row) => bytesToHex(row)))] as const;
    await this.chain.send('escrow', { functionName: 'settleByProof', args });
    this.#tell(task, 'proved', `had the product of task ${short(task.id)} checked whole by the contract.`);
    return true;
  }

  #tell(task: TaskView, what: string, text: string, facts: Record<string, string | number | boolean> = {}): void {
    this.#options.say({ who: this.name, what, text, task: task.id, facts });
  }
}

/** One product of input and weights, of a size that the contract checks: of another one there would be no proof. */
const isVerifiable = ({ spec: { input, layers } }: Job): boolean =>
  layers.length === 1 &&
  layers.every((layer) => layer.op === 'linear' && weightIn(layer.b) !== undefined && Math.max(layer.rows, layer.cols, input.cols) <= 96);

/** What may be demanded: the input and the weights are of the job, a layer is what the worker holds. */
function rowsOfOperand(operand: number, job: Job, play: Play): Rows | undefined {
  const w = weightIn(operand);
  if (w !== undefined) return weightRowsOf(job.weights[w] as WeightTensor);
  return operand === 0 ? rowsOf(job.input) : play.held(operand);
}
