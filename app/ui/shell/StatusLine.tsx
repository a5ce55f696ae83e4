import { lazy, useSyncExternalStore } from 'react';
import { formatMoment } from '../../state/format.ts';
import { retry, useRegister } from '../../state/register.ts';
import { t } from '../../words/t.tsx';
import { Later } from '../Boundary.tsx';
import { RegisterMark } from '../marks/RegisterMark.tsx';
import { statusWords } from './status.ts';

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      for (const name of ['online', 'offline']) addEventListener(name, changed);
      return () => {
        for (const name of ['online', 'offline']) removeEventListener(name, changed);
      };
    },
    () => navigator.onLine,
    () => true,
  );
}

const AsOf = lazy(() => import('./AsOf.tsx'));

/** Under the masthead of every page: what was verified, at which block, backed by whom, and when it was read. */
export function StatusLine() {
  const register = useRegister();
  const { phase, error, rpcs, gateways, counts, release, firstPage, readAt } = register;
  const online = useOnline();
  if (register.at !== null)
    return (
      <Later fallback={<section className="statusline" aria-label={t('State of this reading')} />}>
        <AsOf register={register} />
      </Later>
    );
  const words = statusWords({ phase, error, rpcs, gateways, counts, release, block: firstPage?.blockNumber ?? null, online });
  return (
    <section className="statusline" data-mark={words.mark} aria-label={t('State of this reading')}>
      <div className="wrap">
        <p role="status">
          <b>
            <RegisterMark state={words.mark} />
            {words.word}
          </b>
          <span>{words.matches}</span>
          {words.rpcs && <span className="more">{words.rpcs}</span>}
          {words.gateways && <span className="more">{words.gateways}</span>}
        </p>
        {words.add && <a href="#/status">{t('Add an RPC')}</a>}
        {(phase === 'failed' || release?.trouble) && (
          <button type="button" className="textbutton" onClick={retry}>
            {t('Try again')}
          </button>
        )}
        {readAt && <span className="more last">{t('read {when}', { when: formatMoment(readAt) })}</span>}
      </div>
    </section>
  );
}
