import type { Address } from 'viem';
import type { GameView, TaskView } from '../../../../lab/process/ledger.ts';
import { type Frame, Market } from '../../../../lab/process/market.ts';
import type { MarketEvent } from '../../../../lab/process/moneyEvents.ts';
import type { Recording } from '../../../../lab/process/recording.ts';

/** What the page is drawn from, whether it was recorded or is read now. */
export interface Source {
  contracts: Recording['contracts'];
  /** Who is called what. */
  accounts: Recording['accounts'];
  isRecorded: boolean;
  frames: readonly Frame[];
}

/** The market as of a block, and all that there is beside it. */
export interface Scene {
  source: Source;
  /** Blocks that can be looked at: the last one before anything was funded, and every one after it. */
  steps: readonly Frame[];
  /** Which of them is looked at. */
  step: number;
  now: Market;
  /** The whole of it. */
  whole: Market;
}

const isFunding = ({ events }: Frame): boolean => events.some(({ eventName }) => eventName === 'Funded');

/** The scene of a source at a block; absent: at the newest. */
export function sceneAt(source: Source, whole: Market, block: bigint | undefined): Scene {
  const { frames, contracts } = source;
  const begin = Math.max(0, frames.findIndex(isFunding) - 1);
  const steps = frames.slice(begin);
  const later = block === undefined ? -1 : steps.findIndex((frame) => frame.block > block);
  const step = later === -1 ? steps.length - 1 : Math.max(0, later - 1);
  const now = step === steps.length - 1 ? whole : new Market(contracts, frames.slice(0, begin + step + 1));
  return { source, steps, step, now, whole };
}

/** What an address says of a block. */
export const blockFrom = (text: string | undefined): bigint | undefined => (text && /^\d{1,12}$/.test(text) ? BigInt(text) : undefined);

/**
 * The task that is looked at: the one that is named, or the one to which something happened last. Of a recording as a whole nothing is
 * news: there it is the one of which there is most to tell.
 */
export function taskAt({ now, steps, step, source }: Scene, named: string | undefined): TaskView | undefined {
  const tasks = [...now.ledger.tasks.values()];
  const chosen = named && tasks.find(({ id }) => id.startsWith(`0x${named}`));
  if (chosen) return chosen;
  const length = ({ id }: TaskView) => now.stories.get(id)?.length ?? 0;
  if (source.isRecorded && step === steps.length - 1) return tasks.toSorted((a, b) => length(b) - length(a))[0];
  const block = steps[step]?.block;
  const moved = tasks.filter(({ id }) => now.stories.get(id)?.at(-1)?.frame.block === block);
  return moved.at(-1) ?? tasks.at(-1);
}

/** The digits by which a task is told of and named in an address. */
export const short = (id: string): string => id.slice(2, 8);

/** How a task stands or has ended, as a reader tells it apart. */
export type Standing = 'funded' | 'submitted' | 'disputed' | 'contested' | 'verified' | 'ruled' | 'accepted' | 'slashed' | 'refunded';

export function standingOf(task: TaskView, { stories }: Market): Standing {
  if (task.stage === 'submitted') {
    if (task.openGames > 0) return 'disputed';
    return task.contested && !task.ruled ? 'contested' : 'submitted';
  }
  if (task.stage !== 'final') return task.stage;
  const end = endOf(task, stories);
  if (end?.eventName === 'Settled' && end.args.verified) return 'verified';
  return task.ruled ? 'ruled' : 'accepted';
}

type End = Extract<MarketEvent, { eventName: 'Settled' | 'Slashed' | 'Refunded' }>;

/** The event that has ended a task. */
export const endOf = ({ id }: TaskView, stories: Market['stories']): End | undefined =>
  stories
    .get(id)
    ?.flatMap(({ event }) =>
      event.eventName === 'Settled' || event.eventName === 'Slashed' || event.eventName === 'Refunded' ? [event] : [],
    )[0];

/** What the end of a task has moved: who has more or less by it, and what nobody has any more. */
export function movedBy({ quote, payer }: TaskView, end: End): { of: readonly { account: Address; amount: bigint }[]; lost: bigint } {
  const { price, workerBond, worker } = quote;
  switch (end.eventName) {
    case 'Settled':
      return {
        of: [
          { account: payer, amount: end.args.returned - price },
          { account: worker, amount: end.args.paid },
        ],
        lost: end.args.burned,
      };
    case 'Slashed':
      return {
        of: [
          { account: payer, amount: 0n },
          { account: worker, amount: -workerBond },
          { account: end.args.challenger, amount: end.args.reward },
        ],
        lost: end.args.lost,
      };
    case 'Refunded':
      return {
        of: [
          { account: payer, amount: workerBond },
          { account: worker, amount: -workerBond },
        ],
        lost: 0n,
      };
  }
}

/** The games of a task, the first one first. */
export const gamesOf = ({ id }: TaskView, { ledger }: Market): readonly GameView[] => ledger.gamesOf(id);
