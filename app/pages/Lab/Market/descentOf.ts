import type { GameView } from '../../../../lab/process/ledger.ts';
import type { Market } from '../../../../lab/process/market.ts';

/** What was revealed in one move, and which node of it was picked. */
export interface Level {
  nodes: number;
  picked: number | undefined;
}

/** A game as a descent: what was demanded, the levels down, the row, and how it ended. */
export interface Descended {
  operand: number | undefined;
  levels: readonly Level[];
  /** The row that was given, and its number. */
  row: { index: number; bytes: Uint8Array } | undefined;
  /** The entry was shown to the referee, and does not follow. */
  isProved: boolean;
}

/** What happened to a task. */
export type Story = NonNullable<ReturnType<Market['stories']['get']>>;

/** Reads the moves of a game from the story of its task. */
export function descentOf(game: GameView, story: Story): Descended {
  const levels: Level[] = [];
  let operand: number | undefined;
  let isProved = false;
  for (const { event } of story) {
    const { eventName, args } = event;
    if (!('game' in args) || args.game !== game.id) continue;
    if (eventName === 'Demanded') operand = args.operand;
    if (eventName === 'Revealed') levels.push({ nodes: args.nodes.length, picked: undefined });
    const last = levels.at(-1);
    if (eventName === 'Picked' && last) last.picked = Number(args.place) % last.nodes;
    if (eventName === 'Ended') isProved = args.verdict !== 0;
  }
  return { operand, levels, row: game.row && { index: game.place.index, bytes: game.row }, isProved };
}
