import { type Facet, facets, type SearchQuery } from '../../../registry/search/query.ts';
import type { SearchAnswer } from '../../../registry/search/wire.ts';
import { formatNumber, sentence } from '../../state/format.ts';
import { go } from '../../state/useRoute.ts';
import { t, word } from '../../words/t.tsx';
import { changed, narrowings, searchHref } from './query.ts';
import { wordOf } from './words.ts';

const labels: Readonly<Record<Facet, string>> = {
  kind: word('kind'),
  part: word('part'),
  project: word('System'),
  field: word('field'),
  tag: word('tag'),
  type: word('source'),
};

const search = (query: SearchQuery, change: Partial<SearchQuery>) => go(searchHref(changed(query, change)));

/** What narrows the search, as words with an underlined value; each choice says how many hits have it. */
export function Facets({
  query,
  counts,
  nameOf,
}: {
  query: SearchQuery;
  counts: SearchAnswer['facets'] | null;
  nameOf: (slug: string) => string;
}) {
  const narrowed = narrowings(query).length > 0 || query.versions === 'earlier';
  return (
    <form className="filter-bar search-facets" aria-label={t('Narrow the search')} onSubmit={(event) => event.preventDefault()}>
      {facets.map((facet) => (
        <FacetChoice key={facet} facet={facet} query={query} counts={counts?.[facet] ?? []} nameOf={nameOf} />
      ))}
      <DateBound name="from" query={query} />
      <DateBound name="to" query={query} />
      <label>
        <span>{t('versions')}</span>
        <select
          value={query.versions ?? 'heads'}
          data-set={query.versions === 'earlier' || undefined}
          onChange={(event) => search(query, { versions: event.target.value as 'heads' | 'earlier' })}
        >
          <option value="heads">{t('present')}</option>
          <option value="earlier">{t('earlier')}</option>
        </select>
      </label>
      {narrowed && (
        <button type="button" className="textbutton" onClick={() => go(searchHref(query.q ? { q: query.q } : {}))}>
          {t('Drop all filters')}
        </button>
      )}
    </form>
  );
}

/** One facet. Several values at once can only come from an address: they show as one choice. */
function FacetChoice({
  facet,
  query,
  counts,
  nameOf,
}: {
  facet: Facet;
  query: SearchQuery;
  counts: readonly { value: string; count: number }[];
  nameOf: (slug: string) => string;
}) {
  const asked: readonly string[] = query[facet] ?? [];
  const several = asked.length > 1 ? asked.join(' ') : null;
  const lacking = asked.length === 1 && !counts.some(({ value }) => value === asked[0]) ? asked : [];
  return (
    <label>
      <span>{t(labels[facet])}</span>
      <select
        value={several ?? asked[0] ?? ''}
        data-set={asked.length > 0 || undefined}
        onChange={(event) => search(query, { [facet]: event.target.value ? [event.target.value] : [] })}
      >
        <option value="">{t('any')}</option>
        {several && <option value={several}>{asked.map((value) => wordOf(facet, value, nameOf)).join(t(' or '))}</option>}
        {lacking.map((value) => (
          <option key={value} value={value}>
            {sentence(wordOf(facet, value, nameOf))}
          </option>
        ))}
        {counts.map(({ value, count }) => (
          <option key={value} value={value}>
            {sentence(wordOf(facet, value, nameOf))} ({formatNumber(count)})
          </option>
        ))}
      </select>
    </label>
  );
}

/** One end of a range of dates. What is no date is said where the search is read. */
function DateBound({ name, query }: { name: 'from' | 'to'; query: SearchQuery }) {
  const value = query[name] ?? '';
  const take = (text: string) => text.trim() !== value && search(query, { [name]: text.trim() });
  return (
    <label>
      <span>{name === 'from' ? t('from') : t('to')}</span>
      <input
        key={value}
        type="text"
        size={9}
        maxLength={10}
        placeholder="2026-03"
        defaultValue={value}
        data-set={value !== '' || undefined}
        onBlur={(event) => take(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget.value)}
      />
    </label>
  );
}
