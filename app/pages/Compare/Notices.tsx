import { LEAST, MOST } from '../../../registry/comparison/view.ts';
import { T, t } from '../../words/t.tsx';
import { change } from './change.ts';
import type { Systems } from './useSystems.ts';

/** What of the address does not stand in the table, why, and the way out. */
export function Notices({ unknown, left, columns, chosen }: Systems & { chosen: readonly string[] }) {
  const without = (name: string) => chosen.filter((one) => one !== name);
  const [only] = columns.length === 1 ? columns : [];
  const name = only && (only.state === 'verified' ? only.document.name : only.slug);
  if (unknown.length === 0 && left.length === 0 && !only) return null;
  return (
    <div className="compare-notices" role="status">
      {unknown.map(({ name, meant }) => (
        <p key={name}>
          <b>{t('The register holds no system “{name}”.', { name })}</b>{' '}
          {meant && (
            <T
              text="Did you mean {name}?"
              name={
                <button
                  type="button"
                  className="textbutton"
                  onClick={() => change({ systems: chosen.map((one) => (one === name ? meant : one)) })}
                >
                  {meant}
                </button>
              }
            />
          )}{' '}
          <button type="button" className="textbutton" onClick={() => change({ systems: without(name) })}>
            {t('Leave it out')}
          </button>
        </p>
      ))}
      {left.length > 0 && (
        <p>
          <b>{t('{most} systems stand side by side at most.', { most: MOST })}</b>{' '}
          {t('Not shown: {names}. Remove a column, and the next one takes its place.', { names: left.join(t(', ')) })}{' '}
          <button type="button" className="textbutton" onClick={() => change({ systems: chosen.filter((one) => !left.includes(one)) })}>
            {t('Leave them out')}
          </button>
        </p>
      )}
      {name && (
        <p>
          <b>{t('{name} stands alone.', { name })}</b>{' '}
          {t('A comparison needs {least} systems: choose another one below.', { least: LEAST })}{' '}
          <button type="button" className="textbutton" onClick={() => change({ systems: [], cell: null })}>
            {t('Begin anew')}
          </button>
        </p>
      )}
    </div>
  );
}
