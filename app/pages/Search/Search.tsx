import { lazy, useEffect, useRef } from 'react';
import { isLabKey } from '../../../registry/schema/labKey.ts';
import type { SearchQuery } from '../../../registry/search/query.ts';
import type { CheckedAnswer } from '../../../registry/search/searchRegister.ts';
import { useProjects, useRegister } from '../../state/register.ts';
import type { Route } from '../../state/route.ts';
import { go } from '../../state/useRoute.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { t } from '../../words/t.tsx';
import { ChainFailed } from '../Instead.tsx';
import { useTitle } from '../title.ts';
import { Facets } from './Facets.tsx';
import { Hit, type ShownHit } from './Hit.tsx';
import { NothingFound, WithoutSearch } from './Instead.tsx';
import { changed, firstOf, quoted, readQuery, searchHref } from './query.ts';
import { hostOf, Refused, type RefusedHit } from './Refused.tsx';
import { useSearch } from './useSearch.ts';
import { countWords } from './words.ts';
import '../../ui/listPage.css';
import './search.css';

const TakeHits = lazy(() => import('../TakeAway/TakeHits.tsx'));

/** What the register says, found by a gateway and compared with the chain hit by hit. */
export default function Search({ route }: { route: Route }) {
  const { query, left } = readQuery(route.params);
  useTitle(query.q ? t('Search: {words}', { words: query.q }) : t('Search'));
  const { phase, error } = useRegister('phase', 'error');
  const search = useSearch(query);
  const names = new Map(useProjects().flatMap((one) => (one.state === 'verified' ? [[one.document.slug, one.document.name]] : [])));
  const nameOf = (slug: string): string => names.get(slug) ?? (isLabKey(slug) ? t('The Lab') : slug);
  const answer = search.state === 'found' ? search.answer : null;
  useScrollUp(query.cursor);

  if (phase === 'failed' && error && search.state === 'waiting')
    return (
      <div className="wrap">
        <ChainFailed error={error} />
      </div>
    );
  return (
    <div className="wrap search">
      <header className="search-head">
        <h1>{t('Search')}</h1>
        <SearchForm query={query} />
      </header>
      <Facets query={query} counts={answer?.facets ?? null} nameOf={nameOf} />
      {left.map((one) => (
        <p key={one.parameter} className="search-left">
          {t('Left out:')} <span lang="en">{one.message}</span>
        </p>
      ))}
      <div className="search-over">
        <p role="status">{answer ? <Told answer={answer} query={query} /> : search.state === 'waiting' && t('Searching …')}</p>
        {answer && <p className="search-word">{t('Order and numbers are the word of {gateway}.', { gateway: hostOf(answer.gateway) })}</p>}
      </div>
      {answer && answer.hits.length > 0 && (
        <Later>
          <TakeHits hits={answer.hits} words={query.q ?? ''} address={searchHref(query)} />
        </Later>
      )}
      {answer && <Read answer={answer} query={query} />}
      {search.state === 'waiting' && (
        <div className="search-waiting" aria-busy="true">
          <Bars widths={[260, 620, 540]} />
          <Bars
            widths={[310, 640, 480]}
            waitingFor={t('Waiting for a gateway that searches, and for the blocks that each hit is compared with.')}
          />
        </div>
      )}
      {search.state === 'failed' && (
        <div className="search-failed">
          <ErrorBox
            error={search.error}
            {...(search.error.family === 'retry' ? { title: t('No gateway answers a search') } : {})}
            onRetry={search.again}
          />
          {search.error.family === 'retry' && <WithoutSearch />}
          {query.cursor && <a href={searchHref(changed(query, {}))}>{t('Begin with the first hits')}</a>}
        </div>
      )}
      {answer && <Found answer={answer} query={query} nameOf={nameOf} />}
    </div>
  );
}

function SearchForm({ query }: { query: SearchQuery }) {
  return (
    <search>
      <form
        className="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          const q = String(new FormData(event.currentTarget).get('q')).trim();
          go(searchHref(changed(query, { q })));
        }}
      >
        <input
          key={query.q}
          id="search-q"
          name="q"
          type="search"
          aria-label={t('Words to search')}
          placeholder={t('Words, or a “phrase” in quotes')}
          maxLength={200}
          defaultValue={query.q}
          // biome-ignore lint/a11y/noAutofocus: whoever opens a search without words has come to type them
          autoFocus={!query.q}
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
        />
        <button type="submit" className="button">
          {t('Search')}
        </button>
      </form>
    </search>
  );
}

/** How many were found, in which order. */
function Told({ answer, query }: { answer: CheckedAnswer; query: SearchQuery }) {
  const { total, order, hits } = answer;
  return countWords({ total, order, first: firstOf(query), shown: hits.length, asked: Boolean(query.q) });
}

const anyOf = (words: readonly string[]): string => words.map((one) => t('“{word}”', { word: one })).join(t(' or '));

/** Which words were read as others, and the way back to what was typed. */
function Read({ answer: { read, match }, query }: { answer: CheckedAnswer; query: SearchQuery }) {
  if (read.length === 0) return null;
  return (
    <p className="search-read">
      {read.map(({ word, as }) => (
        <span key={word}>
          {match === 'exact' && as.length > 1
            ? t('“{word}” is read as {others}, which begin so.', { word, others: anyOf(as) })
            : t('“{word}” is read as {others}.', { word, others: anyOf(as) })}{' '}
        </span>
      ))}
      <a
        href={searchHref(
          changed(query, {
            q: quoted(
              query.q ?? '',
              read.map(({ word }) => word),
            ),
          }),
        )}
      >
        {t('Search just what was typed')}
      </a>
    </p>
  );
}

function Found({ answer, query, nameOf }: { answer: CheckedAnswer; query: SearchQuery; nameOf: (slug: string) => string }) {
  const shown = answer.hits.filter((hit): hit is ShownHit => hit.check === 'verified' || hit.check === 'unread');
  const refused = answer.hits.filter((hit): hit is RefusedHit => hit.check === 'false' || hit.check === 'moved');
  const first = firstOf(query);
  return (
    <>
      <Refused hits={refused} gateway={answer.gateway} />
      {shown.length > 0 && (
        <ol className="search-hits" start={first + 1} aria-label={t('Hits')}>
          {shown.map((hit) => (
            <Hit key={`${hit.kind}/${hit.period}/${hit.key}/${hit.version}/${hit.part}/${hit.id}`} hit={hit} nameOf={nameOf} />
          ))}
        </ol>
      )}
      {answer.total === 0 && <NothingFound query={query} nameOf={nameOf} waiting={answer.waiting} />}
      {answer.total > 0 && (
        <nav className="search-pages" aria-label={t('Pages of hits')}>
          {first > 0 && <a href={searchHref(changed(query, {}))}>{t('First hits')}</a>}
          {answer.next && <a href={searchHref({ ...query, cursor: answer.next })}>{t('Next hits')}</a>}
          {!answer.next && first + answer.hits.length < answer.total && (
            <span>{t('More cannot be paged through: narrow the search.')}</span>
          )}
          {answer.waiting > 0 && (
            <span>{t('{count} documents have not arrived at this gateway, and are not searched.', { count: answer.waiting })}</span>
          )}
        </nav>
      )}
    </>
  );
}

/** Another page of hits begins at its top. */
function useScrollUp(cursor: string | undefined): void {
  const last = useRef(cursor);
  useEffect(() => {
    if (last.current === cursor) return;
    last.current = cursor;
    scrollTo(0, 0);
  }, [cursor]);
}
