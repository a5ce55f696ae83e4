import type { SearchQuery } from '../../../registry/search/query.ts';
import { plural } from '../../state/format.ts';
import { notesHref } from '../../state/route/notes.ts';
import { projectsHref } from '../../state/route/projects.ts';
import { changed, narrowings, searchHref } from './query.ts';
import { wordOf } from './words.ts';

/** Nothing was found: what to drop, and where else to look. */
export function NothingFound({ query, nameOf, waiting }: { query: SearchQuery; nameOf: (slug: string) => string; waiting: number }) {
  const drops = narrowings(query);
  return (
    <div className="search-none">
      <p>
        {query.versions === 'earlier' ? 'No earlier version' : 'Nothing in the register'}{' '}
        {query.q ? `has all of “${query.q}”` : 'is like that'}
        {drops.length > 0 && ' under these filters'}.
      </p>
      <ul>
        {drops.map(({ name, value, without }) => (
          <li key={name}>
            <a href={searchHref(without)}>
              Drop {name} “
              {name === 'from' || name === 'to'
                ? value
                : value
                    .split(', ')
                    .map((one) => wordOf(name, one, nameOf))
                    .join(' or ')}
              ”
            </a>
          </li>
        ))}
        {(query.q?.match(/\S+/g)?.length ?? 0) > 1 && <li>Use fewer words: each of them must be there.</li>}
        <li>
          {query.versions === 'earlier' ? (
            <a href={searchHref(changed(query, { versions: 'heads' }))}>Look in what stands now</a>
          ) : (
            <a href={searchHref(changed(query, { versions: 'earlier' }))}>Look in earlier versions</a>
          )}
        </li>
        <li>
          Or read on in the <a href={projectsHref()}>table of projects</a> or the <a href={notesHref()}>research notes</a>.
        </li>
      </ul>
      {waiting > 0 && <p>{plural(waiting, 'document')} had not arrived at this gateway yet: what they say is not found.</p>}
    </div>
  );
}

/** Nobody answers a search; all that is read without one. */
export function WithoutSearch() {
  return (
    <p className="search-aside">
      Only search needs a gateway that has an index. All else works: the <a href={projectsHref()}>table of projects</a> has a field of its
      own to find systems, the <a href={notesHref()}>research notes</a> have filters, and every page is read and verified as ever.{' '}
      <a href="#/status">Status</a> lists the gateways, and takes another one.
    </p>
  );
}
