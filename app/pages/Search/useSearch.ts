import { useEffect, useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import type { SearchQuery } from '../../../registry/search/query.ts';
import { type CheckedAnswer, searchRegister } from '../../../registry/search/searchRegister.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { useAccess } from '../../state/register.ts';
import { paramsOf } from './query.ts';

export type SearchState = { state: 'waiting' } | { state: 'failed'; error: DemlError } | { state: 'found'; answer: CheckedAnswer };

/** Asks the gateways, and checks each hit before it is shown. `again` asks once more. */
export function useSearch(query: SearchQuery): SearchState & { again: () => void } {
  const access = useAccess();
  const [result, setResult] = useState<{ of: string; state: SearchState }>({ of: '', state: { state: 'waiting' } });
  const [times, setTimes] = useState(0);
  const params = paramsOf(query);
  const of = `${params} ${times}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parameters say what the search is; another object may say the same
  useEffect(() => {
    if (!access) return;
    const stop = new AbortController();
    const told = (state: SearchState) => stop.signal.aborted || setResult({ of, state });
    const { chain, registry, gateways, blocks: reader } = access;
    searchRegister({ chain, registry, gateways, reader }, query, { signal: stop.signal }).then(
      (answer) => told({ state: 'found', answer }),
      (error) => told({ state: 'failed', error: asDemlError(error) }),
    );
    return () => stop.abort();
  }, [access, of]);
  return { ...(result.of === of ? result.state : { state: 'waiting' }), again: () => setTimes(times + 1) };
}
