import { labelOf } from '../../../registry/schema/vocabulary.ts';
import { activeFilters, type Filter } from '../../../registry/table/filter.ts';
import { plural } from '../../state/format.ts';
import { defaultView, type ProjectsView } from '../../state/route/projects.ts';
import { change } from './change.ts';

const nameOf: Readonly<Record<Filter, string>> = {
  find: 'the words',
  family: 'the family',
  party: 'who must be honest',
  permission: 'the entry',
  life: 'the life',
  gaps: 'the rule on gaps',
};

/** No row passes the filters: which one to drop, and how many rows would show. */
export default function Empty({ view, without }: { view: ProjectsView; without: { filter: Filter; count: number }[] }) {
  const set = activeFilters(view)
    .map((filter) => `“${labelOf(String(view[filter]))}”`)
    .join(', ');
  const close = without.filter(({ count }) => count > 0);
  return (
    <div className="empty">
      <p>
        <b>No system matches {set}.</b>
      </p>
      {close.length > 0 && (
        <ul>
          {close.map(({ filter, count }) => (
            <li key={filter}>
              <button type="button" className="textbutton" onClick={() => change({ [filter]: defaultView[filter] })}>
                Drop {nameOf[filter]}
              </button>{' '}
              and {plural(count, 'system')} {count === 1 ? 'shows' : 'show'}.
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className="textbutton"
        onClick={() => change(Object.fromEntries(activeFilters(view).map((filter) => [filter, defaultView[filter]])))}
      >
        Clear all filters
      </button>
    </div>
  );
}
