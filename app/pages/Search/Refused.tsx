import type { CheckedHit } from '../../../registry/search/checkHits.ts';
import { plural } from '../../state/format.ts';
import { t } from '../../words/t.tsx';

export type RefusedHit = CheckedHit & { check: 'false' | 'moved' };

/** Hits that the chain or their block belies: named with the gateway, and not shown. */
export function Refused({ hits, gateway }: { hits: readonly RefusedHit[]; gateway: string }) {
  if (hits.length === 0) return null;
  const isLying = hits.some(({ check }) => check === 'false');
  return (
    <section className="search-refused" data-lying={isLying || undefined} aria-labelledby="search-refused">
      <h2 id="search-refused">{t('{hits} not shown', { hits: plural(hits.length, 'hit') })}</h2>
      <p>
        {isLying
          ? t('{gateway} told something else than the documents that the chain names.', { gateway: hostOf(gateway) })
          : t('{gateway} searches other versions than the chain holds now: it lags behind, or is ahead of the RPC.', {
              gateway: hostOf(gateway),
            })}
      </p>
      <ul>
        {hits.map((hit) => (
          <li key={`${hit.kind}/${hit.period}/${hit.key}/${hit.version}/${hit.part}/${hit.id}`}>
            <span className="mono">
              {[hit.kind, hit.period || null, hit.key, hit.part, hit.id].filter((one) => one !== null).join('/')}
              {t(', version {version}', { version: hit.version })}
            </span>
            :{' '}
            {hit.check === 'false' ? (
              <span lang="en">{hit.reason}</span>
            ) : hit.head.version > 0 ? (
              t('the chain holds version {version}', { version: hit.head.version })
            ) : (
              t('the chain holds no such entry')
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A gateway by its host. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
