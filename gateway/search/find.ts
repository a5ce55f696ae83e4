import { BadSearchError } from '../../registry/search/errors.ts';
import { DEFAULT_LIMIT, MAX_DEPTH, type SearchQuery } from '../../registry/search/query.ts';
import type { SearchAnswer, SearchHit } from '../../registry/search/wire.ts';
import { askedIn, exactReading, nearReading, type Reading } from './ask.ts';
import { byDate, firstOf, type Row } from './labels.ts';
import { revisionName, type Shelf } from './shelf.ts';
import { MARK_BEGIN, MARK_END, snippetOf, titleOf } from './snippet.ts';

/** More items than this are not weighed against each other: a word that is everywhere tells nothing. */
const RANKED = 10_000;
/** Fewer than this, and words may have been misspelt. */
const FEW = 3;

/** Answers searches of a shelf. */
export function createFind(shelf: Shelf) {
  const { db } = shelf;
  const text = `${shelf.name}_text`;
  const ids = db.prepare(`select group_concat(rowid) as ids from ${text} where ${text} match ?`);
  const ranked = db.prepare(`select rowid as id, rank from ${text} where ${text} match ? and rank match 'bm25(4.0, 1.0)'`);
  const one = db.prepare(`select 1 from ${text} where ${text} match ? limit 1`);
  const item = db.prepare(`select * from ${shelf.name}_item where id = ?`);
  // Given a number, node:sqlite binds a float, which FTS5 takes for no row at all: rows are named by integers.
  const marked = db.prepare(
    `select highlight(${text}, 0, '${MARK_BEGIN}', '${MARK_END}') as title, highlight(${text}, 1, '${MARK_BEGIN}', '${MARK_END}') as body
     from ${text} where ${text} match ? and rowid = ?`,
  );
  const isThere = (word: string): boolean => one.get(`"${word}"`) !== undefined;
  const matching = ({ match }: Reading): number[] => {
    const list = ids.get(match)?.ids as string | null;
    return list ? (JSON.parse(`[${list}]`) as number[]) : [];
  };

  return (query: SearchQuery): SearchAnswer => {
    const { from, limit } = placeOf(query, shelf.state());
    const asked = askedIn(query.q ?? '');
    let reading: Reading | undefined;
    let list: readonly number[] = [];
    let exact: ReadonlySet<number> | undefined;
    if (asked.length > 0) {
      reading = exactReading(asked, shelf.words, isThere);
      list = matching(reading);
      const near = list.length < FEW ? nearReading(asked, shelf.words, isThere) : undefined;
      const more = near ? matching(near) : [];
      if (near && more.length > list.length) {
        exact = new Set(list);
        [reading, list] = [near, more];
      }
    }
    const keep = shelf.labels.filter(query);
    const found: Row[] = [];
    const add = (row: Row | undefined) => {
      if (row && (!keep || keep(row))) found.push(row);
    };
    if (reading) for (const id of list) add(shelf.rows[id]);
    else for (const row of shelf.rows) add(row);
    const order = reading && list.length <= RANKED ? 'rank' : 'date';
    let compare: (a: Row, b: Row) => number = byDate;
    if (reading && order === 'rank' && found.length > 0) {
      // What has the very words comes before what has similar ones.
      const rankOf = (id: number, rank: number) => rank - (exact?.has(id) ? 1e6 : 0);
      const ranks = new Map(ranked.all(reading.match).map(({ id, rank }) => [id as number, rankOf(id as number, rank as number)]));
      compare = (a, b) => (ranks.get(a.id) as number) - (ranks.get(b.id) as number) || byDate(a, b);
    }
    const shown = firstOf(found, Math.min(from + limit, MAX_DEPTH), compare).slice(from);
    const end = from + shown.length;
    return {
      state: shelf.state(),
      waiting: shelf.waiting(),
      match: exact ? 'near' : 'exact',
      order,
      read: reading?.read ?? [],
      total: found.length,
      facets: shelf.labels.count(found),
      hits: shown.map(({ id }) => hitOf(id, reading)),
      next: shown.length > 0 && end < Math.min(found.length, MAX_DEPTH) ? `${shelf.state()}.${end}` : null,
    };
  };

  function hitOf(id: number, reading: Reading | undefined): SearchHit {
    const { kind, period, key, version, part, local, field, date, title, body, paths } = item.get(id) as unknown as ItemRow;
    const known = shelf.known({ kind, period, key, version });
    if (!known) throw new Error(`the item ${id} has no revision: ${revisionName({ kind, period, key, version })}`);
    const { digest, approvedAt, retired } = known;
    const marks = reading ? (marked.get(reading.match, BigInt(id)) as { title: string; body: string } | undefined) : undefined;
    return {
      ...{ kind, period, key, version, digest, approvedAt, retired, part, id: local, field, date },
      title: titleOf(marks?.title ?? title),
      snippet: snippetOf(marks?.body ?? body, JSON.parse(paths) as string[]),
    };
  }
}

interface ItemRow extends Pick<SearchHit, 'kind' | 'period' | 'key' | 'version' | 'part' | 'field' | 'date'> {
  local: string | null;
  title: string;
  body: string;
  paths: string;
}

/** Where in the hits an answer begins. A cursor holds for the state that it was made in: later its place is another one. */
function placeOf({ cursor, limit = DEFAULT_LIMIT }: SearchQuery, state: string): { from: number; limit: number } {
  const [of, from] = cursor?.split('.') ?? [];
  if (of !== undefined && of !== state) throw new BadSearchError('cursor', 'is of an index that has changed since: begin again without it');
  return { from: Number(from ?? 0), limit };
}
