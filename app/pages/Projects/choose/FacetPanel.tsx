import { type Facet, gapWords, wordsOf } from '../../../../registry/table/facets.ts';
import { type WordCounts, wordCounts } from '../../../../registry/table/filter.ts';
import { formatNumber, plural } from '../../../state/format.ts';
import { useProjects } from '../../../state/register.ts';
import type { ProjectsView } from '../../../state/route/projects.ts';
import { t } from '../../../words/t.tsx';
import { change } from '../change.ts';
import { columnsOf, fieldsOf } from '../columns.ts';
import { facetWord, filterName, type shownFacets } from '../facetWords.ts';
import { Panel, type PanelProps } from './Panel.tsx';

/** The words of a facet, each with the number of systems that it would show: any of those that are ticked. */
export default function FacetPanel({
  facet,
  view,
  counts: given,
  ...panel
}: PanelProps & { facet: (typeof shownFacets)[number]; view: ProjectsView; counts: WordCounts | null }) {
  const all = useProjects(given === null);
  const counts = given ?? wordCounts(all, view, fieldsOf(columnsOf(view)));
  const set: readonly Facet[] = facet === 'family' ? ['family', 'status'] : [facet];
  const chosen = set.some((one) => view[one].length > 0);
  return (
    <Panel {...panel} label={filterName(facet)}>
      {set.map((one) => (
        <Words key={one} facet={one} view={view} counts={counts[one]} />
      ))}
      {facet === 'task' && <p className="hint">{t('That can be run today: offered, on an own host, or on a testnet.')}</p>}
      {facet === 'family' && <p className="hint">{t('Family and status are asked of the same mechanism.')}</p>}
      <button
        type="button"
        className="textbutton"
        disabled={!chosen}
        onClick={() => change(Object.fromEntries(set.map((one) => [one, []])))}
      >
        {t('Any')}
      </button>
    </Panel>
  );
}

/** The reasons for having no word stand behind the words, where some system has them. */
function Words({ facet, view, counts }: { facet: Facet; view: ProjectsView; counts: WordCounts[Facet] }) {
  const chosen: readonly string[] = view[facet];
  const isReason = (code: string) => (gapWords as readonly string[]).includes(code);
  // Why there is no mechanism stands under the families alone.
  const offered = wordsOf(facet).filter((code) => !isReason(code) || chosen.includes(code) || (facet !== 'status' && counts[code]));
  return (
    <fieldset className="words">
      <legend>{filterName(facet)}</legend>
      {offered.map((code) => {
        const count = counts[code] ?? 0;
        return (
          <label key={code} data-none={count === 0 || undefined} data-reason={isReason(code) || undefined}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={({ target }) =>
                change({ [facet]: wordsOf(facet).filter((one) => (one === code ? target.checked : chosen.includes(one))) })
              }
            />
            {facetWord(facet, code)}
            <span aria-hidden="true">{formatNumber(count)}</span>
            <span className="visually-hidden">, {plural(count, 'system')}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
