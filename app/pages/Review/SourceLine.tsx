import { formatNumber } from '../../state/format.ts';
import { t } from '../../words/t.tsx';
import type { Source } from './proposalsNow.ts';

/** Whose list it is, and how far it reaches; nothing where the chain's events gave all. */
export function SourceLine({ source: { indexer, block, from, closed, refused } }: { source: Source }) {
  if (indexer)
    return (
      <p className="queue-source">
        {t('Listed by the indexer {indexer} at block {block}.', { indexer: hostOf(indexer), block: formatNumber(Number(block)) })}{' '}
        {t(
          'The contract confirms what each proposal is, where it stands and which seats have voted; times, names on closed votes, and that none is left out are the indexer’s word.',
        )}
        {closed === 'newest' && ` ${t('Of the closed ones, the newest are listed.')}`}
      </p>
    );
  if (from === null && refused.length === 0) return null;
  return (
    <p className="queue-source">
      {refused.length > 0 && (
        <>
          {t('An indexer told something that the chain does not say, so its list was not used.')} <a href="#/status">{t('Status')}</a>{' '}
        </>
      )}
      {from !== null &&
        t('No RPC gives events from before block {block}, and no indexer answered: older proposals are not listed here.', {
          block: formatNumber(Number(from)),
        })}
    </p>
  );
}

export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
