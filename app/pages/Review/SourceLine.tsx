import { formatNumber } from '../../state/format.ts';
import type { Source } from './proposalsNow.ts';

/** Whose list it is, and how far it reaches; nothing where the chain's events gave all. */
export function SourceLine({ source: { indexer, block, from, closed, refused } }: { source: Source }) {
  if (indexer)
    return (
      <p className="queue-source">
        Listed by the indexer {hostOf(indexer)} at block {formatNumber(Number(block))}. The contract confirms what each proposal is, where
        it stands and which seats have voted; times, names on closed votes, and that none is left out are the indexer’s word.
        {closed === 'newest' && ' Of the closed ones, the newest are listed.'}
      </p>
    );
  if (from === null && refused.length === 0) return null;
  return (
    <p className="queue-source">
      {refused.length > 0 && (
        <>
          An indexer told something that the chain does not say, so its list was not used. <a href="#/status">Status</a>{' '}
        </>
      )}
      {from !== null &&
        `No RPC gives events from before block ${formatNumber(Number(from))}, and no indexer answered: older proposals are not listed here.`}
    </p>
  );
}

export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
