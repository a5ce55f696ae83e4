import { type Address, formatEther } from 'viem';
import type { LabChain } from './chain.ts';
import type { LabEvent } from './ledger.ts';
import { type Party, type Say, short } from './party.ts';
import { LabView } from './view.ts';

/** Tells what the contracts decide. It has no part in it. */
export class Chronicle implements Party {
  readonly name = 'chain';
  readonly chain: LabChain;
  readonly #nameOf: (account: Address) => string;
  readonly #say: Say;
  readonly #view: LabView;

  constructor({ chain, nameOf, say }: { chain: LabChain; nameOf: (account: Address) => string; say: Say }) {
    this.chain = chain;
    this.#nameOf = nameOf;
    this.#say = say;
    this.#view = new LabView(chain);
  }

  /** Reading is nothing to do: it keeps nobody from waiting. */
  async step(): Promise<boolean> {
    for (const event of await this.#view.update()) {
      const text = this.#textOf(event);
      if (text) this.#say({ who: this.name, what: 'decided', text, ...('task' in event.args && { task: event.args.task }) });
    }
    return false;
  }

  #textOf({ eventName, args }: LabEvent): string | undefined {
    if (eventName === 'Ended') {
      const game = this.#view.ledger.games.get(args.game);
      return `game ${args.game} of task ${short(args.task)} has ended: ${game?.turn}.`;
    }
    const task = 'task' in args ? this.#view.ledger.tasks.get(args.task) : undefined;
    if (!task) return undefined;
    const worker = this.#nameOf(task.quote.worker);
    if (eventName === 'Settled') {
      const { paid, returned, burned, verified } = args;
      const back = returned > 0n ? `, ${formatEther(returned)} go back` : '';
      const fee = burned > 0n ? `, ${formatEther(burned)} are burned` : '';
      return `task ${short(task.id)} is final${verified ? ', verified' : ''}: ${formatEther(paid)} for ${worker}${fee}${back}.`;
    }
    if (eventName === 'Claimed') return `the rebate of task ${short(task.id)} is minted: ${formatEther(args.amount)} for ${worker}.`;
    if (eventName === 'Slashed') {
      const { challenger, reward, lost } = args;
      const halves = `${formatEther(reward)} for ${this.#nameOf(challenger)}, ${formatEther(lost)} to be destroyed`;
      return `task ${short(task.id)} is slashed: the price goes back, the bond of ${worker} is split, ${halves}.`;
    }
    if (eventName === 'Refunded')
      return `task ${short(task.id)} is refunded: ${worker} was silent, price and bond of ${formatEther(args.bond)} go to the payer.`;
    return undefined;
  }
}
