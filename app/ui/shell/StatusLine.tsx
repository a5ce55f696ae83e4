import { lazy, useSyncExternalStore } from 'react';
import { formatMoment } from '../../state/format.ts';
import { retry, useRegister } from '../../state/register.ts';
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
  const { phase, error, rpcs, gateways, counts, firstPage, readAt } = register;
  const online = useOnline();
  if (register.at !== null)
    return (
      <Later fallback={<section className="statusline" aria-label="State of this reading" />}>
        <AsOf register={register} />
      </Later>
    );
  const words = statusWords({ phase, error, rpcs, gateways, counts, block: firstPage?.blockNumber ?? null, online });
  return (
    <section className="statusline" data-mark={words.mark} aria-label="State of this reading">
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
        {words.add && <a href="#/status">Add an {words.add}</a>}
        {phase === 'failed' && (
          <button type="button" className="textbutton" onClick={retry}>
            Try again
          </button>
        )}
        {readAt && <span className="more last">read {formatMoment(readAt)}</span>}
      </div>
    </section>
  );
}
