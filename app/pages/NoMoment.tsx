import { retry, useRegister } from '../state/register.ts';
import { asOf } from '../state/route/moment.ts';
import { ErrorBox } from '../ui/ErrorBox.tsx';
import { t } from '../words/t.tsx';
import './instead.css';

/** The address names a moment of which there is no register, or its history cannot be read. */
export default function NoMoment() {
  const { at, error } = useRegister('at', 'error');
  if (!error) return null;
  const bad = error.code === 'bad-moment';
  return (
    <div className="wrap">
      <div className="instead">
        <h1>{bad ? t('There is no register of that moment') : t('The register of that moment could not be read')}</h1>
        <p className="instead-lead">
          {t('The address asks for the register as of “{at}”.', { at: String(at) })}{' '}
          <a href={asOf(location.hash, null)}>{t('Back to now')}</a>
        </p>
        <ErrorBox
          error={error}
          title={bad ? t('Not usable as given') : t('Nothing is shown that could not be proved')}
          {...(bad ? {} : { onRetry: retry })}
        />
      </div>
    </div>
  );
}
