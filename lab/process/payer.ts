import { type Address, formatEther } from 'viem';
import { bytesToHex } from 'viem/utils';
import type { Share } from '../market/reputation.ts';
import { type Route, route, type Wish } from '../market/route.ts';
import { encodeSpec } from '../model/encodeSpec.ts';
import type { Job } from '../model/run.ts';
import { digitOf } from '../model/workloads.ts';
import type { Hash } from '../trace/hash.ts';
import { type Tensor, tensorOf } from '../trace/tensor.ts';
import { rootOf, treeOf } from '../trace/tree.ts';
import type { LabChain } from './chain.ts';
import { BadMessageError, LabRefusedError, NotHereError } from './errors.ts';
import { askPeer } from './http.ts';
import type { TaskView } from './ledger.ts';
import { criterionForm, readRows, rowsForm } from './messages.ts';
import { type Criterion, gatherOffers, type Least, type SignedOffer } from './offers.ts';
import { Mishaps, type Party, type Peer, type Say, short } from './party.ts';
import { random } from './random.ts';
import type { Store } from './store.ts';
import { LabView } from './view.ts';

/** What is to be computed; `right` is the digit that it should name, if the payer wants to hold the worker to it. */
export interface Order {
  what: string;
  job: Job;
  right?: number;
}

/** How an order ended: without a task, nobody did it. */
export interface Outcome {
  order: Order;
  task?: Hash;
  worker?: Address;
  /** The last layer, where the worker gave rows of the submitted root. */
  result?: Tensor;
}

export interface PayerOptions {
  name: string;
  chain: LabChain;
  store: Store;
  workers: readonly Peer[];
  wish: Wish;
  /** Who may rule on a criterion, for this payer. */
  arbitrator: Address;
  least: Least;
  /** Shares of right answers in evaluations. */
  scores: ReadonlyMap<Address, Share>;
  say: Say;
}

/** So often an order is given whose task ends without a result. */
const MOST_TRIES = 5;

/** An order that waits, and how often it was given. */
interface Waiting {
  order: Order;
  tries: number;
}

/** An order that is under way. */
interface Going extends Waiting {
  task: Hash;
  /** Last second at which it can still be funded. */
  validUntil: number;
  criterion: Criterion | undefined;
}

/** Asks for offers, takes the best by its wish, pays, and waits until the task has ended. One order at a time. */
export class Payer implements Party {
  readonly name: string;
  readonly chain: LabChain;
  readonly outcomes: Outcome[] = [];
  readonly #options: PayerOptions;
  readonly #view: LabView;
  readonly #mishaps: Mishaps;
  readonly #waiting: Waiting[] = [];
  #going: Going | undefined;

  constructor(options: PayerOptions) {
    this.name = options.name;
    this.chain = options.chain;
    this.#options = options;
    this.#view = new LabView(options.chain);
    this.#mishaps = new Mishaps(options.name, options.say);
  }

  want(order: Order): void {
    this.#waiting.push({ order, tries: 0 });
  }

  get isServed(): boolean {
    return this.#waiting.length === 0 && !this.#going;
  }

  /** The job of a task, for whoever wants to compute it again. */
  async jobOf(id: Hash): Promise<Job> {
    await this.#view.update();
    const task = this.#view.ledger.tasks.get(id);
    const job = task && (await this.#options.store.job(task.quote));
    if (!job) throw new NotHereError(`job of task ${id}`);
    return job;
  }

  /** What a contested task should have answered; before it is contested nobody is told. */
  async criterionOf(id: Hash): Promise<Criterion> {
    await this.#view.update();
    const contested = this.#view.ledger.tasks.get(id)?.contested;
    const criterion = contested && (await this.#options.store.read(`criterion-${id}`, criterionForm));
    if (!criterion) throw new NotHereError(`criterion of task ${id}`);
    return criterion;
  }

  step(): Promise<boolean> {
    return this.#mishaps.does('a step', () => this.#act());
  }

  async #act(): Promise<boolean> {
    await this.#view.update();
    const going = this.#going;
    for (const task of this.#view.tasksOf('payer', this.chain.address))
      if (await this.#mishaps.does(`task ${short(task.id)}`, () => this.#attend(task, going))) return true;
    if (!going) return this.#begin();
    if (this.#view.ledger.tasks.has(going.task) || (await this.chain.now()) <= going.validUntil) return false;
    this.#going = undefined;
    this.#again(going);
    return true;
  }

  /** Gives the next order to the best offer that can be funded. */
  async #begin(): Promise<boolean> {
    const next = this.#waiting.shift();
    if (!next) return false;
    const { order } = next;
    const { workers, wish, arbitrator, least, scores } = this.#options;
    const criterion = order.right === undefined ? undefined : { right: order.right, salt: random() };
    this.#tell('asked', `asks ${workers.length} workers for offers: ${order.what}.`);
    const { records } = this.#view.ledger;
    const request = { job: order.job, criterion, arbitrator, least, workers, records, scores };
    const offers = await gatherOffers(this.chain, request, this.#mishaps);
    const chosen = route(
      offers.map(({ offer }) => offer),
      wish,
    );
    this.#tellRoute(chosen);
    for (const { offer } of chosen.order) {
      const best = offers.find((one) => one.offer === offer) as SignedOffer;
      if (await this.#mishaps.does(`funding ${best.peer.name}`, () => this.#fund(next, best, criterion))) return true;
      // Sent, and nobody knows whether it was mined: to fund another one too could be to pay twice.
      if (this.#going) return true;
    }
    this.#again(next);
    return true;
  }

  #again({ order, tries }: Waiting): void {
    if (tries + 1 < MOST_TRIES) return void this.#waiting.unshift({ order, tries: tries + 1 });
    this.outcomes.push({ order });
    this.#tell('gave up', `found nobody for ${order.what} in ${MOST_TRIES} tries.`);
  }

  async #fund({ order, tries }: Waiting, { quote, signature, peer }: SignedOffer, criterion: Criterion | undefined): Promise<boolean> {
    const { store } = this.#options;
    const task = await this.chain.escrow.taskIdOf([quote]);
    // Before the money moves: a payer that starts again still has what others need of it.
    await store.keepJob(order.job);
    if (criterion) await store.write(`criterion-${task}`, criterion);
    this.#going = { order, tries, task, criterion, validUntil: quote.validUntil };
    try {
      await this.chain.send('escrow', { functionName: 'fund', args: [quote, bytesToHex(encodeSpec(order.job.spec)), signature] });
    } catch (error) {
      if (error instanceof LabRefusedError) this.#going = undefined;
      throw error;
    }
    const price = formatEther(quote.price);
    this.#tell('funded', `locks the price of ${price} for ${peer.name} in the escrow, and the escrow its bond: task ${short(task)}.`, task);
    return true;
  }

  /** A task of an earlier life of this payer is only brought to its end. */
  async #attend(task: TaskView, going: Going | undefined): Promise<boolean> {
    const isOpen = task.stage === 'funded' || task.stage === 'submitted';
    if (going?.task !== task.id) return isOpen && this.#view.settleInTime(task);
    const { criterion, order } = going;
    if (task.stage === 'funded') return this.#view.settleInTime(task);
    if (task.stage === 'submitted') {
      if (criterion && !task.contested && task.openGames === 0 && (await this.#isInTime(task))) {
        const result = await this.#resultOf(task);
        if (result && digitOf(result) !== criterion.right) return this.#contest(task, criterion, digitOf(result));
      }
      return task.family === 'acceptance' ? this.#accept(task) : this.#view.settleInTime(task);
    }
    this.#going = undefined;
    if (task.stage !== 'final') {
      this.#tell(task.stage, `has no result of task ${short(task.id)}, which was ${task.stage}, and asks again.`, task.id);
      this.#again(going);
      return true;
    }
    const result = await this.#resultOf(task);
    this.outcomes.push({ order, task: task.id, worker: task.quote.worker, ...(result && { result }) });
    const answer = result && result.cols === 10 && result.rows === 1 ? `the digit ${digitOf(result)}` : 'its rows';
    this.#tell('done', `has ${result ? answer : 'no rows'} of task ${short(task.id)}.`, task.id);
    return true;
  }

  /** The last layer, as the worker gives it, if it is the one that was submitted. */
  async #resultOf({ id, quote, spec, layerRoots }: TaskView): Promise<Tensor | undefined> {
    const peer = this.#options.workers.find(({ address }) => address === quote.worker);
    const last = spec.layers.length;
    return this.#mishaps.attempt(`result of task ${short(id)}`, async () => {
      const url = `${peer?.url}/tasks/${id}/layers/${last}`;
      const rows = readRows(await askPeer(url, rowsForm));
      if (rows.length === 0 || rootOf(treeOf(rows)) !== layerRoots[last - 1])
        throw new BadMessageError(url, 'its rows are not of the submitted root');
      return tensorOf(rows, spec.layers[last - 1]?.cols ?? 0, 'result');
    });
  }

  async #isInTime({ id }: TaskView): Promise<boolean> {
    return (await this.chain.now()) <= (await this.chain.escrow.taskOf([id])).until;
  }

  async #contest({ id, quote }: TaskView, { right }: Criterion, named: number): Promise<boolean> {
    await this.chain.send('escrow', { functionName: 'contest', args: [id, `0x${quote.nonce.toString(16).padStart(64, '0')}`] });
    this.#tell('contested', `contests task ${short(id)}: it names the digit ${named}, and ${right} was drawn.`, id);
    return true;
  }

  async #accept({ id }: TaskView): Promise<boolean> {
    await this.chain.send('escrow', { functionName: 'accept', args: [id] });
    this.#tell('accepted', `accepts task ${short(id)}, which nobody has checked.`, id);
    return true;
  }

  /** The order of the offers, and all that it follows from. */
  #tellRoute(chosen: Route): void {
    const { order, leftOut } = chosen;
    const { workers, say, wish } = this.#options;
    const nameOf = (worker: Address) => workers.find(({ address }) => address === worker)?.name ?? worker;
    const why = order.map(({ offer: { worker, price }, behind }, place) =>
      place === 0 ? `${nameOf(worker)} for ${formatEther(price)}` : `${nameOf(worker)} for ${formatEther(price)} (behind by ${behind})`,
    );
    const without = leftOut.map(({ offer, why: reason }) => `${nameOf(offer.worker)} left out by ${reason}`);
    const text = `has ${order.length} offers, best first by ${wish.by.join(', then ')}: ${[...why, ...without].join('; ') || 'none'}.`;
    say({ who: this.name, what: 'chose', text, log: chosen });
  }

  #tell(what: string, text: string, task?: Hash): void {
    this.#options.say({ who: this.name, what, text, ...(task && { task }) });
  }
}
