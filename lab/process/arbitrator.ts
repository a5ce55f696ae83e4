import { type Address, stringToHex } from 'viem';
import { trace } from '../model/trace.ts';
import { digitOf } from '../model/workloads.ts';
import type { Tensor } from '../trace/tensor.ts';
import { firstLie } from '../verify/optimistic.ts';
import type { LabChain } from './chain.ts';
import { BadMessageError, NotHereError } from './errors.ts';
import { askPeer } from './http.ts';
import type { TaskView } from './ledger.ts';
import { criterionForm } from './messages.ts';
import { fetchJob } from './moves.ts';
import { commitmentTo } from './offers.ts';
import { Mishaps, type Party, type Peer, type Say, short } from './party.ts';
import { LabView } from './view.ts';

/** Hundredths of a percent of the price that go back where a result misses its criterion: the work was done, and not what was wanted. */
const SHARE_FOR_A_MISS = 5_000;

export interface ArbitratorOptions {
  name: string;
  chain: LabChain;
  peers: readonly Peer[];
  say: Say;
}

/** Rules on stated criteria alone: whether the arithmetic is right is the referee's matter, and a result that is not is left to the games. */
export class Arbitrator implements Party {
  readonly name: string;
  readonly chain: LabChain;
  readonly #peers: ReadonlyMap<Address, Peer>;
  readonly #say: Say;
  readonly #view: LabView;
  readonly #mishaps: Mishaps;

  constructor({ name, chain, peers, say }: ArbitratorOptions) {
    this.name = name;
    this.chain = chain;
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
    for (const task of this.#view.ledger.tasks.values()) {
      const asked = task.quote.arbitrator === this.chain.address && task.stage === 'submitted' && task.contested && !task.ruled;
      if (asked && (await this.#mishaps.does(`task ${short(task.id)}`, () => this.#rule(task)))) return true;
    }
    return false;
  }

  async #rule(task: TaskView): Promise<boolean> {
    const { id, payer, quote, contested } = task;
    const url = this.#peers.get(payer)?.url;
    if (!url || !contested) throw new NotHereError(`address of the payer ${payer}`);
    const job = await fetchJob(this.#peers, task);
    const criterion = await askPeer(`${url}/tasks/${id}/criterion`, criterionForm);
    const commitment = commitmentTo(job, criterion);
    if (commitment !== contested || BigInt(commitment) !== quote.nonce)
      throw new BadMessageError(url, 'it is not the criterion that the quote binds');
    const own = trace(job);
    if (firstLie(own, task) !== undefined) return false;
    const named = digitOf(own.layers.at(-1) as Tensor);
    const share = named === criterion.right ? 0 : SHARE_FOR_A_MISS;
    const reason = stringToHex(share ? 'missed' : 'met', { size: 32 });
    await this.chain.send('escrow', { functionName: 'rule', args: [id, share, reason] });
    const text = `rules on task ${short(id)}: it names ${named}, ${criterion.right} was agreed to, so ${share / 100} % of the price go back.`;
    this.#say({ who: this.name, what: 'ruled', text, task: id, facts: { named, right: criterion.right, share } });
    return true;
  }
}
