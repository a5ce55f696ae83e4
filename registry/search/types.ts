import type { TimedChain } from '../actions/chain.ts';
import type { DeskPlace } from '../desk/types.ts';
import type { BlockReader } from '../verify/blockReader.ts';

/** Where a search is asked, and by what its hits are checked: the chain, and blocks whose digests are compared. */
export interface SearchPlace extends Omit<DeskPlace, 'memory' | 'chain'> {
  chain: TimedChain;
  reader: Pick<BlockReader, 'block'>;
}
