import { useEffect } from 'react';
import { askIndexers } from '../../../registry/indexer/askIndexers.ts';
import { indexerPlace, useIndexers } from '../../state/indexers.ts';
import { t } from '../../words/t.tsx';
import { Endpoints } from './Endpoints.tsx';
import { indexerWords } from './words.ts';

/** The indexers: how far each has come, and the reader's own to add and remove. */
export function Indexers({ urls, newest }: { urls: readonly string[]; newest: bigint | null }) {
  const reports = useIndexers(urls);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // Each is asked for the least it has; where it stands is in the report.
    for (const url of urls) askIndexers(indexerPlace({ indexers: [url] }), 'curators', { query: { limit: '1' }, signal }).catch(() => {});
    return () => stop.abort();
  }, [urls]);
  return (
    <Endpoints
      which="indexers"
      title={t('Indexers')}
      reports={reports.map((one) => ({ ...one, words: indexerWords(one, newest), bad: one.state === 'failed' || one.state === 'refused' }))}
      help={t('The address of an indexer of this registry, as http://127.0.0.1:42069 of a local one.')}
    />
  );
}
