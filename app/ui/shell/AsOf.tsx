import { formatMoment } from '../../state/format.ts';
import { type RegisterState, retry } from '../../state/register.ts';
import { changesHref } from '../../state/route/history.ts';
import { asOf } from '../../state/route/moment.ts';
import { t } from '../../words/t.tsx';
import { RegisterMark } from '../marks/RegisterMark.tsx';
import { asOfWords } from './asOfWords.ts';
import './asOf.css';

/** In place of the status line, where a page shows the register of then. */
export default function AsOf({ register }: { register: RegisterState }) {
  const { phase, firstPage, error } = register;
  const words = asOfWords(register);
  return (
    <section className="statusline asof" data-mark={words.mark} aria-label={t('State of this reading')}>
      <div className="wrap">
        <p role="status">
          <b>
            <RegisterMark state={words.mark} />
            {words.word}
          </b>
          {firstPage && <span>{formatMoment(new Date(firstPage.timestamp * 1000))}</span>}
          <span className={phase === 'failed' ? undefined : 'more'}>{words.matches}</span>
          {words.proof && <span className="more">{words.proof}</span>}
          {words.later && (
            <span>
              {words.later}
              {register.past && register.past.later > 0 && firstPage && (
                <>
                  {': '}
                  <a href={changesHref({ from: String(firstPage.blockNumber) })}>{t('what changed')}</a>
                </>
              )}
            </span>
          )}
        </p>
        {phase === 'ready' && <span className="more last asof-acts">{t('proposals start from now')}</span>}
        {phase === 'failed' && error?.family !== 'input' && (
          <button type="button" className="textbutton" onClick={retry}>
            {t('Try again')}
          </button>
        )}
        <a className="asof-now" href={asOf(location.hash, null)}>
          {t('Back to now')}
        </a>
      </div>
    </section>
  );
}
