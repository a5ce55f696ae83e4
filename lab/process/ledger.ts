import { type Address, type Hex, hexToBytes, type Log, parseEventLogs } from 'viem';
import { disputeGameAbi } from '../abi/generated/disputeGame.ts';
import { taskEscrowAbi } from '../abi/generated/taskEscrow.ts';
import { workPoolAbi } from '../abi/generated/workPool.ts';
import { familyOf, type Quote, type TaskFamily } from '../market/quote.ts';
import { recordsOf, type TaskEvent, type WorkRecord } from '../market/reputation.ts';
import { decodeSpec } from '../model/decodeSpec.ts';
import { type Operand, type Spec, shapeOf } from '../model/spec.ts';
import { below, type Place, top } from '../trace/descent.ts';
import { fromHash, type Hash } from '../trace/hash.ts';
import { pathOf, treeOfLeaves } from '../trace/tree.ts';

/** Where a task stands, as the contract's events say. */
export type TaskStage = 'funded' | 'submitted' | 'final' | 'slashed' | 'refunded';

/** A funded task. */
export interface TaskView {
  id: Hash;
  quote: Quote;
  family: TaskFamily;
  payer: Address;
  spec: Spec;
  stage: TaskStage;
  layerRoots: readonly Hash[];
  openGames: number;
  proved: boolean;
  /** Digest of what the payer contests it by. */
  contested?: Hash;
  ruled: boolean;
  /** The epoch in whose fees it has a part, until that is minted. */
  rebateOf?: bigint | undefined;
}

/** Whose turn it is to do what, and how a game ended. */
export type GameTurn = 'opened' | 'reveal' | 'pick' | 'leaf' | 'prove' | 'worker lost' | 'challenger lost' | 'moot';
const ends: readonly GameTurn[] = ['worker lost', 'challenger lost', 'moot'];
/** The number of the first end in the contract's enumeration of turns. */
const firstEnd = 6;

/** A game, with all that was revealed in it. */
export interface GameView {
  id: bigint;
  task: Hash;
  challenger: Address;
  turn: GameTurn;
  /** Answers that the worker has given. */
  answers: number;
  operand: Operand;
  place: Place;
  /** What was revealed last, below `place`. */
  nodes: readonly Hash[];
  /** Siblings from below `place` to the root. */
  path: readonly Hash[];
  row?: Uint8Array;
}

export const isOver = ({ turn }: Pick<GameView, 'turn'>): boolean => ends.includes(turn);
/** Whose answer a game waits for. */
export const isWorkersTurn = ({ turn }: Pick<GameView, 'turn'>): boolean => turn === 'reveal' || turn === 'leaf';

const abi = [...taskEscrowAbi, ...disputeGameAbi, ...workPoolAbi] as const;
const names = ['Funded', 'Submitted', 'Proved', 'Disputed', 'GameEnded', 'Contested', 'Ruled', 'Settled', 'Slashed', 'Refunded'] as const;
const rebates = ['Worked', 'Claimed'] as const;
const moves = ['Opened', 'Demanded', 'Revealed', 'Picked', 'LeafGiven', 'Ended'] as const;

/** The events that change a task or a game. */
export const labEventNames = [...names, ...moves, ...rebates] as const;

/** Every event that changes a task or a game, in the order of the chain. */
export const eventsOf = (logs: Log[]) => parseEventLogs({ abi, logs, eventName: [...labEventNames] });
export type LabEvent = ReturnType<typeof eventsOf>[number];

/** Tasks and games as the events of escrow and game say; the same events give the same, so a party that starts again knows what it knew. */
export class Ledger {
  readonly tasks = new Map<Hash, TaskView>();
  readonly games = new Map<bigint, GameView>();
  readonly #ends: TaskEvent[] = [];

  /** How each worker's tasks have ended. */
  get records(): ReadonlyMap<Address, WorkRecord> {
    return recordsOf(this.#ends);
  }

  gamesOf(task: Hash): GameView[] {
    return [...this.games.values()].filter((game) => game.task === task);
  }

  apply(event: LabEvent): void {
    const { eventName, args } = event;
    if ('game' in args) this.#move(event as Extract<LabEvent, { eventName: (typeof moves)[number] }>);
    if (eventName === 'Funded') {
      const { task: id, quote, payer, spec } = args;
      const named = { ...quote, validUntil: Number(quote.validUntil) };
      this.tasks.set(id, {
        id,
        quote: named,
        family: familyOf(named),
        payer,
        spec: decodeSpec(hexToBytes(spec as Hex)),
        stage: 'funded',
        layerRoots: [],
        openGames: 0,
        proved: false,
        ruled: false,
      });
    }
    if (eventName === 'Funded' || eventName === 'Settled' || eventName === 'Slashed' || eventName === 'Refunded') this.#ends.push(event);
    const task = this.tasks.get('task' in args ? args.task : '0x');
    if (task) Object.assign(task, changeOf(event));
  }

  #move(event: Extract<LabEvent, { eventName: (typeof moves)[number] }>): void {
    const { eventName, args } = event;
    if (eventName === 'Opened') {
      const none = { turn: 'opened' as const, answers: 0, operand: 0, place: top(1), nodes: [], path: [] };
      this.games.set(args.game, { id: args.game, task: args.task, challenger: args.challenger, ...none });
      return;
    }
    const game = this.games.get(args.game);
    const spec = game && this.tasks.get(game.task)?.spec;
    if (!game || !spec) return;
    if (eventName === 'Demanded') {
      const place = top(shapeOf(spec, args.operand)?.rows ?? 1);
      Object.assign(game, { operand: args.operand, place, turn: place.level === 0 ? 'leaf' : 'reveal' });
    } else if (eventName === 'Revealed') {
      Object.assign(game, { nodes: args.nodes, turn: 'pick', answers: game.answers + 1 });
    } else if (eventName === 'Picked') {
      const which = Number(args.place) % game.nodes.length;
      const siblings = pathOf(treeOfLeaves(game.nodes.map(fromHash)), which);
      const place = below(game.place, which);
      Object.assign(game, { place, path: [...siblings, ...game.path], turn: place.level === 0 ? 'leaf' : 'reveal' });
    } else if (eventName === 'LeafGiven') {
      Object.assign(game, { row: hexToBytes(args.row), turn: 'prove', answers: game.answers + 1 });
    } else game.turn = ends[args.how - firstEnd] as GameTurn;
  }
}

/** What an event changes of its task. */
function changeOf({ eventName, args }: LabEvent): Partial<TaskView> {
  switch (eventName) {
    case 'Submitted':
      return { stage: 'submitted', layerRoots: args.layerRoots };
    case 'Proved':
      return { proved: true };
    case 'Disputed':
    case 'GameEnded':
      return { openGames: args.openGames };
    case 'Contested':
      return { contested: args.reason };
    case 'Ruled':
      return { ruled: true };
    case 'Worked':
      return { rebateOf: args.epoch };
    case 'Claimed':
      return { rebateOf: undefined };
    case 'Settled':
      return { stage: 'final' };
    case 'Slashed':
      return { stage: 'slashed' };
    case 'Refunded':
      return { stage: 'refunded' };
    default:
      return {};
  }
}
