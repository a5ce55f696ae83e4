import { activeFilters, type Filter } from '../../../registry/table/filter.ts';
import { plural } from '../../state/format.ts';
import { defaultView, type ProjectsView } from '../../state/route/projects.ts';
import { T, t } from '../../words/t.tsx';
import { change } from './change.ts';
import { facetWord, filterName, gapWord } from './facetWords.ts';

/** What a filter asks for, in words. */
function wanted(view: ProjectsView, filter: Filter): string {
  if (filter === 'find') return `“${view.find}”`;
  if (filter === 'gaps') return gapWord(view.gaps);
  return view[filter].map((code) => facetWord(filter, code)).join(t(' or '));
}

/** No row passes the filters: which one to drop, and how many rows would show. */
export default function Empty({ view, without }: { view: ProjectsView; without: { filter: Filter; count: number }[] }) {
  const active = activeFilters(view);
  const close = without.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return (
    <div className="empty">
      <p>
        <b>{t('No system matches all of:')}</b>{' '}
        {t('{filters}.', {
          filters: active
            .map((filter) => t('{filter}: {value}', { filter: filterName(filter), value: wanted(view, filter) }))
            .join(t('; ')),
        })}
      </p>
      {close.length > 0 && (
        <ul>
          {close.map(({ filter, count }) => (
            <li key={filter}>
              <T
                text="{drop}, and {systems} would show."
                drop={
                  <button type="button" className="textbutton" onClick={() => change({ [filter]: defaultView[filter] })}>
                    {t('Drop “{filter}”', { filter: filterName(filter) })}
                  </button>
                }
                systems={plural(count, 'system')}
              />
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className="textbutton"
        onClick={() => change(Object.fromEntries(active.map((filter) => [filter, defaultView[filter]])))}
      >
        {t('Clear all filters')}
      </button>
    </div>
  );
}
