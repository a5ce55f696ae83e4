import type { SearchQuery } from '../../../registry/search/query.ts';
import { plural } from '../../state/format.ts';
import { notesHref } from '../../state/route/notes.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { T, t, word } from '../../words/t.tsx';
import { changed, narrowings, searchHref } from './query.ts';
import { wordOf } from './words.ts';

const noneWords = {
  heads: {
    words: {
      all: word('Nothing in the register has all of “{words}”.'),
      filtered: word('Nothing in the register has all of “{words}” under these filters.'),
    },
    any: {
      all: word('Nothing in the register is like that.'),
      filtered: word('Nothing in the register is like that under these filters.'),
    },
  },
  earlier: {
    words: {
      all: word('No earlier version has all of “{words}”.'),
      filtered: word('No earlier version has all of “{words}” under these filters.'),
    },
    any: { all: word('No earlier version is like that.'), filtered: word('No earlier version is like that under these filters.') },
  },
} as const;

/** Nothing was found: what to drop, and where else to look. */
export function NothingFound({ query, nameOf, waiting }: { query: SearchQuery; nameOf: (slug: string) => string; waiting: number }) {
  const drops = narrowings(query);
  return (
    <div className="search-none">
      <p>
        {t(
          noneWords[query.versions === 'earlier' ? 'earlier' : 'heads'][query.q ? 'words' : 'any'][drops.length > 0 ? 'filtered' : 'all'],
          {
            words: query.q ?? '',
          },
        )}
      </p>
      <ul>
        {drops.map(({ name, value, without }) => (
          <li key={name}>
            <a href={searchHref(without)}>
              {t('Drop {name} “{value}”', {
                name: t(name),
                value:
                  name === 'from' || name === 'to'
                    ? value
                    : value
                        .split(', ')
                        .map((one) => wordOf(name, one, nameOf))
                        .join(t(' or ')),
              })}
            </a>
          </li>
        ))}
        {(query.q?.match(/\S+/g)?.length ?? 0) > 1 && <li>{t('Use fewer words: each of them must be there.')}</li>}
        <li>
          {query.versions === 'earlier' ? (
            <a href={searchHref(changed(query, { versions: 'heads' }))}>{t('Look in what stands now')}</a>
          ) : (
            <a href={searchHref(changed(query, { versions: 'earlier' }))}>{t('Look in earlier versions')}</a>
          )}
        </li>
        <li>
          <T
            text="Or read on in the {table} or the {notes}."
            table={<a href={projectsHref()}>{t('table of projects')}</a>}
            notes={<a href={notesHref()}>{t('research notes')}</a>}
          />
        </li>
      </ul>
      {waiting > 0 && (
        <p>
          {t('{documents} had not arrived at this gateway yet: what they say is not found.', { documents: plural(waiting, 'document') })}
        </p>
      )}
    </div>
  );
}

/** Nobody answers a search; all that is read without one. */
export function WithoutSearch() {
  return (
    <p className="search-aside">
      <T
        text="Only search needs a gateway that has an index. All else works: the {table} has a field of its own to find systems, the {notes} have filters, and every page is read and verified as ever. {status} lists the gateways, and takes another one."
        table={<a href={projectsHref()}>{t('table of projects')}</a>}
        notes={<a href={notesHref()}>{t('research notes')}</a>}
        status={<a href="#/status">{t('Status')}</a>}
      />
    </p>
  );
}
