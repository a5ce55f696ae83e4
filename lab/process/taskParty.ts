import type { Address } from 'viem';
import type { LabChain } from './chain.ts';
import type { TaskView } from './ledger.ts';
import { Mishaps, type Party, type Peer, type Say, short } from './party.ts';
import { LabView } from './view.ts';

export interface TaskPartyOptions {
  name: string;
  chain: LabChain;
  peers: readonly Peer[];
  say: Say;
}

/** A party that looks at the tasks of everybody, one after the other, and asks peers for what is not on the chain. */
export abstract class TaskParty implements Party {
  readonly name: string;
  readonly chain: LabChain;
  protected readonly peers: ReadonlyMap<Address, Peer>;
  protected readonly view: LabView;
  protected readonly mishaps: Mishaps;
  readonly #say: Say;

  constructor({ name, chain, peers, say }: TaskPartyOptions) {
    this.name = name;
    this.chain = chain;
    this.peers = new Map(peers.map((peer) => [peer.address, peer]));
    this.view = new LabView(chain);
    this.mishaps = new Mishaps(name, say);
    this.#say = say;
  }

  step(): Promise<boolean> {
    return this.mishaps.does('a step', () => this.#act());
  }

  async #act(): Promise<boolean> {
    await this.view.update();
    for (const task of this.view.ledger.tasks.values())
      if (await this.mishaps.does(`task ${short(task.id)}`, () => this.attend(task))) return true;
    return this.mishaps.does('collecting', () => this.view.collect());
  }

  /** Does what is next about a task; answers whether there was anything. */
  protected abstract attend(task: TaskView): Promise<boolean>;

  protected tell(task: TaskView, what: string, text: string, facts: Record<string, string | number | boolean> = {}): void {
    this.#say({ who: this.name, what, text, task: task.id, facts });
  }
}
