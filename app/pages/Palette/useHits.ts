import { useEffect, useState } from 'react';
import type { CheckedHit } from '../../../registry/search/checkHits.ts';
import { type CheckedAnswer, searchRegister } from '../../../registry/search/searchRegister.ts';
import { useAccess } from '../../state/register.ts';

/** Hits in the texts of the whole register: `verified` against the chain and their blocks, or `unread`, the gateway's word. */
export type PaletteHit = CheckedHit & { check: 'verified' | 'unread' };
type Hits = { state: 'none' | 'waiting' | 'failed' } | { state: 'found'; hits: PaletteHit[]; gateway: string; total: number };

/** A word of this length is asked for; of a shorter one too much would be found. */
const LEAST = 3;
const LIMIT = 6;
/** Milliseconds without a key, after which a gateway is asked. */
const PAUSE = 250;

/** Asks the gateways for a text once nobody types on; hits that depart from the chain are left out. */
export function useHits(text: string): Hits {
  const access = useAccess();
  const [found, setFound] = useState<{ of: string; hits: Hits }>({ of: '', hits: { state: 'none' } });
  const q = text.trim();
  const asked = access !== null && q.length >= LEAST;
  useEffect(() => {
    if (!access || !asked) return;
    const stop = new AbortController();
    const tell = (hits: Hits) => stop.signal.aborted || setFound({ of: q, hits });
    const { chain, registry, gateways, blocks: reader } = access;
    const pause = setTimeout(() => {
      searchRegister({ chain, registry, gateways, reader }, { q, limit: LIMIT }, { signal: stop.signal }).then(
        (answer) => tell(shownOf(answer)),
        () => tell({ state: 'failed' }),
      );
    }, PAUSE);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [access, asked, q]);
  if (!asked) return { state: 'none' };
  return found.of === q ? found.hits : { state: 'waiting' };
}

const shownOf = ({ hits, gateway, total }: CheckedAnswer): Hits => ({
  state: 'found',
  hits: hits.filter((hit): hit is PaletteHit => hit.check === 'verified' || hit.check === 'unread'),
  gateway,
  total,
});
