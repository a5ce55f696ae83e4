import type { Address, Log } from 'viem';
import type { Hash } from '../trace/hash.ts';
import { Books } from './books.ts';
import type { LabContracts } from './chain.ts';
import { isOver, Ledger } from './ledger.ts';
import { isLabEvent, type MarketEvent, marketEventsOf } from './moneyEvents.ts';

/** A block in which something happened. */
export interface Frame {
  block: bigint;
  /** Seconds since 1970, by the chain's clock. */
  time: number;
  events: readonly MarketEvent[];
}

/** Until when something waits, by the chain's clock; `paused` while games are open. */
export interface Deadline {
  until: number;
  paused?: boolean;
}

/** What each has gained or lost by the end of a block. */
export interface Gains {
  block: bigint;
  of: ReadonlyMap<Address, bigint>;
}

/** The frames of logs, which have to be in the order of the chain; `timeOf` knows when blocks were made. */
export function framesOf(logs: Log[], timeOf: (block: bigint) => number): Frame[] {
  const frames: (Frame & { events: MarketEvent[] })[] = [];
  for (const event of marketEventsOf(logs)) {
    const block = event.blockNumber ?? 0n;
    if (frames.at(-1)?.block !== block) frames.push({ block, time: timeOf(block), events: [] });
    frames.at(-1)?.events.push(event);
  }
  return frames;
}

/** Everything that the events up to a block say: tasks, games, deadlines, who has what, and what each had gained by each block. */
export class Market {
  readonly ledger = new Ledger();
  readonly books: Books;
  /** Of tasks that have not ended. */
  readonly deadlines = new Map<Hash, Deadline>();
  /** Last seconds of the turns of open games. */
  readonly turns = new Map<bigint, number>();
  /** What happened to each task, its games and rebate included. */
  readonly stories = new Map<Hash, { frame: Frame; event: MarketEvent }[]>();
  readonly gains: Gains[] = [];

  constructor(contracts: Pick<LabContracts, 'escrow' | 'game' | 'token'>, frames: readonly Frame[] = []) {
    this.books = new Books(contracts);
    for (const frame of frames) this.apply(frame);
  }

  apply(frame: Frame): void {
    for (const event of frame.events) {
      this.books.apply(event, this.ledger);
      if (isLabEvent(event)) this.ledger.apply(event);
      this.#wait(event, frame.time);
      this.#tell(event, frame);
    }
    this.gains.push({ block: frame.block, of: this.books.gains });
  }

  #wait({ eventName, args }: MarketEvent, time: number): void {
    switch (eventName) {
      case 'Funded':
        this.deadlines.set(args.task, { until: time + args.quote.submitWindow });
        break;
      case 'Submitted':
      case 'Contested':
        this.deadlines.set(args.task, { until: args.until });
        break;
      case 'Disputed':
        this.deadlines.set(args.task, { until: this.deadlines.get(args.task)?.until ?? 0, paused: true });
        break;
      case 'GameEnded':
        this.deadlines.set(args.task, { until: args.until, ...(args.openGames > 0 && { paused: true }) });
        break;
      case 'Settled':
      case 'Slashed':
      case 'Refunded':
        this.deadlines.delete(args.task);
        break;
      case 'Opened':
        this.turns.set(args.game, time + (this.ledger.tasks.get(args.task)?.quote.turnSeconds ?? 0));
        break;
      case 'Ended':
        this.turns.delete(args.game);
        break;
      default:
        if ('game' in args && 'deadline' in args) this.turns.set(args.game, args.deadline);
    }
  }

  #tell(event: MarketEvent, frame: Frame): void {
    const { args } = event;
    const task = 'task' in args ? args.task : 'game' in args ? this.ledger.games.get(args.game)?.task : undefined;
    if (task === undefined) return;
    const story = this.stories.get(task) ?? [];
    this.stories.set(task, story);
    story.push({ frame, event });
  }
}

/** How many tasks stand where, and how many games are open. */
export function countsOf({ ledger: { tasks, games } }: Market) {
  const stages = { funded: 0, submitted: 0, final: 0, slashed: 0, refunded: 0 };
  for (const { stage } of tasks.values()) stages[stage]++;
  return { tasks: tasks.size, ...stages, games: games.size, openGames: [...games.values()].filter((game) => !isOver(game)).length };
}
