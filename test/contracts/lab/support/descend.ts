import { below, pick, reveal, top } from '../../../../lab/trace/descent.ts';
import { type Hash, toHash } from '../../../../lab/trace/hash.ts';
import { pathOf, type Tree } from '../../../../lab/trace/tree.ts';
import { type Market, who } from './market.ts';

/** Picks one of the nodes below a place, with the siblings that lead from it up to that place. */
function pickArguments(tree: Tree, level: number, index: number, levels: number) {
  const siblings = pathOf({ depth: levels, levels: tree.levels.slice(level) }, index);
  return [BigInt(index % 2 ** levels), toHash(tree.levels[level]?.[index] as Uint8Array), siblings] as const;
}

/**
 * Both sides' moves after a demand, as lab/trace has them, down to the first leaf in which the worker's tree differs from the watcher's.
 * Resolves to the transactions and that leaf's place.
 */
export async function descend(market: Market, game: bigint, claimed: Tree, own: Tree): Promise<{ moves: Hash[]; index: number }> {
  const [worker, watcher] = [market.game(who.worker).write, market.game(who.watcher).write];
  const moves: Hash[] = [];
  let place = top(2 ** own.depth);
  while (place.level > 0) {
    const revealed = reveal(claimed, place);
    moves.push(await worker.reveal([game, revealed]));
    const which = pick(own, place, revealed);
    if (which === undefined) throw new Error('The trees do not differ.');
    const next = below(place, which);
    moves.push(await watcher.pick([game, ...pickArguments(claimed, next.level, next.index, place.level - next.level)]));
    place = next;
  }
  return { moves, index: place.index };
}
