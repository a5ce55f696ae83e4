import type { Address } from 'viem';
import type { LabChain } from './chain.ts';
import { LabRefusedError } from './errors.ts';
import { eventsOf, type GameView, isOver, type LabEvent, Ledger, type TaskView } from './ledger.ts';

/** What a party knows of the chain: the ledger up to the last block that it has read. */
export class LabView {
  readonly chain: LabChain;
  ledger = new Ledger();
  #next: bigint;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(chain: LabChain) {
    this.chain = chain;
    this.#next = chain.contracts.since;
  }

  /** The last block that was read. */
  get block(): bigint {
    return this.#next - 1n;
  }

  /** Reads on to the newest block; answers what has happened since. Who asks meanwhile waits: an event that is read twice would happen twice. */
  update(): Promise<readonly LabEvent[]> {
    const turn = this.#reading.then(() => this.#read());
    this.#reading = turn.catch(() => {});
    return turn;
  }

  async #read(): Promise<readonly LabEvent[]> {
    const { client, contracts } = this.chain;
    const newest = await client.getBlockNumber();
    if (newest + 1n < this.#next) {
      // The chain was set back: what was read may not have happened.
      this.ledger = new Ledger();
      this.#next = contracts.since;
    }
    if (newest < this.#next) return [];
    const logs = await client.getLogs({
      address: [contracts.escrow, contracts.game, contracts.pool],
      fromBlock: this.#next,
      toBlock: newest,
    });
    const events = eventsOf(logs);
    for (const event of events) this.ledger.apply(event);
    this.#next = newest + 1n;
    return events;
  }

  /** The tasks of an account as worker or payer. */
  tasksOf(role: 'worker' | 'payer', account: Address): TaskView[] {
    const of = (task: TaskView) => (role === 'worker' ? task.quote.worker : task.payer);
    return [...this.ledger.tasks.values()].filter((task) => of(task) === account);
  }

  /** Ends a stage whose time is over; answers whether it did. Anybody may, so another may have been first. */
  async settleInTime(task: TaskView): Promise<boolean> {
    const { until, openGames } = await this.chain.escrow.taskOf([task.id]);
    if (openGames !== 0 || (await this.chain.now()) <= until) return false;
    try {
      await this.chain.send('escrow', { functionName: 'settle', args: [task.id] });
    } catch (error) {
      if (error instanceof LabRefusedError && error.reason === 'WrongState') return false;
      throw error;
    }
    return true;
  }

  /** Warns of a turn that has passed in silence, and ends the game when the second one has; answers which it did. */
  async hurry(game: GameView): Promise<'warn' | 'timeout' | undefined> {
    if (isOver(game)) return undefined;
    const { deadline, warned } = await this.chain.game.gameOf([game.id]);
    if ((await this.chain.now()) <= deadline) return undefined;
    const functionName = warned ? 'timeout' : 'warn';
    await this.chain.send('game', { functionName, args: [game.id] });
    return functionName;
  }

  /** Has the bonds paid out that games owe to this account; answers whether there were any. */
  async collect(): Promise<boolean> {
    const { address, contracts, game } = this.chain;
    if ((await game.owedTo([contracts.token, address])) === 0n) return false;
    await this.chain.send('game', { functionName: 'withdraw', args: [contracts.token, address] });
    return true;
  }
}
