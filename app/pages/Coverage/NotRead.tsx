import type { Overview } from '../../../registry/schema/index.ts';
import { type EntryState, retry } from '../../state/register.ts';
import { projectHref } from '../../state/route/project.ts';
import { t } from '../../words/t.tsx';

/** Systems that are listed and not counted, each with the reason: nothing is known of them here, which is not that nothing is known. */
export function NotRead({ entries }: { entries: readonly EntryState<Overview>[] }) {
  const troubled = entries.flatMap((one) => ('error' in one ? [one] : []));
  const waiting = entries.filter(({ state }) => state === 'waiting').length;
  return (
    <>
      {waiting > 0 && (
        <p className="matrix-tail" role="status">
          {t('{count} more on their way.', { count: waiting })}
        </p>
      )}
      {troubled.length > 0 && (
        <section className="matrix-troubled" aria-label={t('Systems that are not counted')}>
          <ul>
            {troubled.map(({ entry, error }) => (
              <li key={entry.key}>
                <a className="mono" href={projectHref(entry.key)}>
                  {entry.key}
                </a>{' '}
                <b className="conflict">{t('is not counted.')}</b>{' '}
                <span lang="en">
                  {error.message} {error.fix}
                </span>
              </li>
            ))}
          </ul>
          <button type="button" className="textbutton" onClick={retry}>
            {t('Try again')}
          </button>
        </section>
      )}
    </>
  );
}
