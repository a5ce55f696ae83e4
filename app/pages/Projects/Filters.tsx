import { ListFilter } from 'lucide';
import { lazy, type MouseEvent, useEffect, useRef, useState } from 'react';
import { fields } from '../../../registry/schema/fields.ts';
import type { Facet } from '../../../registry/table/facets.ts';
import { activeFilters, type WordCounts } from '../../../registry/table/filter.ts';
import { gapViews } from '../../../registry/table/view.ts';
import type { ProjectsView } from '../../state/route/projects.ts';
import { Later } from '../../ui/Boundary.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { t } from '../../words/t.tsx';
import { change } from './change.ts';
import { type Column, fieldsOf } from './columns.ts';
import { Fold } from './Fold.tsx';
import { facetWord, filterName, gapWord, shownFacets } from './facetWords.ts';

const FacetPanel = lazy(() => import('./choose/FacetPanel.tsx'));
const ColumnsPanel = lazy(() => import('./choose/ColumnsPanel.tsx'));

interface Opened {
  name: (typeof shownFacets)[number] | 'columns';
  anchor: HTMLElement;
}

interface FiltersProps {
  view: ProjectsView;
  columns: readonly Column[];
  /** How many systems each word would show, as a gateway tells; null: they are counted here. */
  counts: WordCounts | null;
}

/** The filters, on a narrow screen behind a line that says how many are set. */
export function Filters({ narrow, ...bar }: FiltersProps & { narrow: boolean }) {
  if (!narrow) return <Bar {...bar} />;
  const set = activeFilters(bar.view).length;
  return (
    <Fold title={set > 0 ? t('Filters ({count})', { count: set }) : t('Filters')}>
      <Bar {...bar} />
    </Fold>
  );
}

/** Words with an underlined value, each of which opens what can be chosen. */
function Bar({ view, columns, counts }: FiltersProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const opener = (name: Opened['name']) => ({
    type: 'button' as const,
    className: 'choice',
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': opened?.name === name,
    onClick: ({ currentTarget: anchor }: MouseEvent<HTMLElement>) => setOpened(opened?.name === name ? null : { name, anchor }),
  });
  const panel = opened && { anchor: opened.anchor, onClose: () => setOpened(null), view };
  return (
    <search className="filters" aria-label={t('Filter the systems')}>
      <Icon node={ListFilter} />
      {shownFacets.map((facet) => (
        <button key={facet} {...opener(facet)} data-set={isSet(view, facet) || undefined}>
          {filterName(facet)} <b>{chosen(view, facet)}</b>
        </button>
      ))}
      <label className="choice">
        {filterName('gaps')}
        <select value={view.gaps} onChange={({ target }) => change({ gaps: gapViews.find((one) => one === target.value) ?? 'shown' })}>
          {gapViews.map((one) => (
            <option key={one} value={one}>
              {gapWord(one)}
            </option>
          ))}
        </select>
      </label>
      <button {...opener('columns')} data-chooser>
        {t('Columns')} <b>{t('{count} of {all}', { count: fieldsOf(columns).length + 1, all: fields.length })}</b>
      </button>
      <Find text={view.find} />
      {panel && (
        <Later>
          {opened.name === 'columns' ? (
            <ColumnsPanel {...panel} columns={columns} />
          ) : (
            <FacetPanel {...panel} facet={opened.name} counts={counts} key={opened.name} />
          )}
        </Later>
      )}
    </search>
  );
}

const isSet = (view: ProjectsView, facet: (typeof shownFacets)[number]): boolean =>
  view[facet].length > 0 || (facet === 'family' && view.status.length > 0);

/** What is chosen in a facet, in a word or two. */
function chosen(view: ProjectsView, facet: (typeof shownFacets)[number]): string {
  const words = (of: Facet) => view[of].map((code) => facetWord(of, code));
  const [first, second, ...more] = facet === 'family' ? [...words('family'), ...words('status')] : words(facet);
  if (first === undefined) return t('any');
  return `${first}${second ? `, ${second}` : ''}${more.length > 0 ? ` +${more.length}` : ''}`;
}

/** `/` leads here from anywhere on the page. */
function Find({ text }: { text: string }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || (event.target as Element).closest('input, select, textarea')) return;
      event.preventDefault();
      const folded = box.current?.closest('details');
      if (folded) folded.open = true;
      box.current?.focus();
    };
    addEventListener('keydown', slash);
    return () => removeEventListener('keydown', slash);
  }, []);
  return (
    <label className="find">
      <span className="visually-hidden">{t('Find by name or category')}</span>
      <input
        ref={box}
        type="search"
        placeholder={t('Find')}
        value={text}
        maxLength={60}
        onChange={({ target }) => change({ find: target.value })}
      />
      <kbd>/</kbd>
    </label>
  );
}
