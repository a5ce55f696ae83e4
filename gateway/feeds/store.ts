import type { Hex } from 'viem';
import type { Digest } from '../../registry/cid/index.ts';
import type { Ending, Fact, FeedItem, FeedName, Placed, Proposed, Revised, Told } from '../../registry/feeds/index.ts';
import { deleteDerived, openDerived } from '../node/derived.ts';

const tables = `
  create table fact ( -- what the chain told
    block integer, log integer, at integer not null, name text not null,
    subject text, -- the proposal, or the announced call
    entry text, -- of a proposal, and of the revision that it made
    until integer, -- of a proposal its deadline
    body text not null,
    primary key (block, log)
  );
  create index fact_of_subject on fact (subject);
  create index fact_of_entry on fact (entry, name, block, log) where entry is not null;
  create index fact_until on fact (until) where until is not null;
  create index fact_of_name on fact (name, block);
  create table item ( -- what feeds say of it
    block integer, log integer, part text, at integer not null,
    seen integer not null, -- the block that showed it
    body text not null,
    primary key (block, log, part)
  );
  create index item_seen on item (seen);
  create table stands ( -- in which feeds
    feed text, at integer, block integer, log integer, part text,
    primary key (feed, at, block, log, part)
  ) without rowid;
  create index stands_of_item on stands (block, log, part);
  create table wants ( -- documents that an item waits for
    digest text, block integer, log integer,
    primary key (digest, block, log)
  ) without rowid;
  create table mark (number integer primary key, hash text not null);
`;
/** Raised with every change of the tables, or of what an item says: an older file is filled again from nothing. */
const FORMAT = 2;
const MARKS = 128;

/** How far the chain was read. */
export interface Mark {
  number: number;
  hash: Hex;
}

/** Where an item stands in its feed: the next page begins behind it. */
export interface Position {
  at: number;
  block: number;
  log: number;
}

/** A fact with what feeds say of it, and the documents that this still waits for. */
export interface Filled {
  fact: Fact;
  placed: Placed[];
  wants: Digest[];
}

export type FeedStore = ReturnType<typeof openFeedStore>;

type Row = Record<string, string | number | null>;
const factOf = <T extends Told>(row: Row): Fact<T> => JSON.parse(row.body as string) as Fact<T>;
const subjectOf = (fact: Fact): string | null => ('proposal' in fact ? fact.proposal : 'call' in fact ? fact.call : null);

/**
 * The tables behind the feeds. What the chain told, what feeds say of it and how far it was read change in one transaction,
 * so a crash repeats work and skips none. All of it can be had again from the chain and the blocks.
 */
export function openFeedStore(file: string, registry: string, { anew = false }: { anew?: boolean | undefined } = {}) {
  if (anew) deleteDerived(file);
  const db = openDerived({ file, registry, format: FORMAT, tables });
  const sql = {
    marks: db.prepare('select number, hash from mark order by number desc'),
    putMark: db.prepare('insert or replace into mark values (?, ?)'),
    trimMarks: db.prepare('delete from mark where number not in (select number from mark order by number desc limit ?)'),
    fact: db.prepare('select body from fact where block = ? and log = ?'),
    putFact: db.prepare('insert or replace into fact values (?, ?, ?, ?, ?, ?, ?, ?)'),
    ofSubject: db.prepare('select body from fact where subject = ? order by block, log'),
    ofName: db.prepare('select body from fact where name = ? order by block, log'),
    due: db.prepare(`select body from fact where until >= ? and until < ? order by until`),
    putItem: db.prepare('insert or replace into item values (?, ?, ?, ?, ?, ?)'),
    putStands: db.prepare('insert or replace into stands values (?, ?, ?, ?, ?)'),
    putWants: db.prepare('insert or replace into wants values (?, ?, ?)'),
    dropItems: ['item', 'stands', 'wants'].map((table) => db.prepare(`delete from ${table} where block = ? and log = ?`)),
    newest: db.prepare("select body from fact where entry = ? and name = 'revised' order by block desc, log desc limit 1"),
    dropWants: db.prepare('delete from wants where block = ? and log = ?'),
    wanting: db.prepare('select distinct block, log from wants where digest = ?'),
    waiting: db.prepare('select count(*) as n from (select distinct block, log from wants)'),
    allWanting: db.prepare('select distinct block, log from wants order by block, log'),
    page: db.prepare(`select item.body, stands.at, stands.block, stands.log from stands
      join item on item.block = stands.block and item.log = stands.log and item.part = stands.part
      where feed = ? and (stands.at, stands.block, stands.log) < (?, ?, ?)
      order by stands.at desc, stands.block desc, stands.log desc, stands.part desc limit ?`),
    getAbout: db.prepare('select value from about where name = ?'),
    putAbout: db.prepare('insert or replace into about values (?, ?)'),
    // From one name to the next in the index: a project may stand in it a hundred thousand times.
    projects: db.prepare(`with recursive found (feed) as (
        select min(feed) from stands where feed > 'project/' and feed < 'project0'
        union all select (select min(feed) from stands where feed > found.feed and feed < 'project0') from found where feed is not null)
      select substr(feed, 9) as slug from found where feed is not null`),
    dated: db.prepare(`select body from fact as opened where until >= ?1 and not exists (
        select 1 from fact as ended where ended.subject = opened.subject and ended.name <> 'proposed' and ended.at < ?1)
      order by until limit ?2`),
    first: db.prepare('select min(at) as at from fact'),
  };
  const about = (name: string): number | null => {
    const value = sql.getAbout.get(name)?.value;
    return value === undefined ? null : Number(value);
  };
  const setAbout = (name: string, value: number): void => void sql.putAbout.run(name, String(value));
  const one = <T extends Told>(row: Row | undefined): Fact<T> | null => (row ? factOf<T>(row) : null);
  let state = 0;

  /** All or nothing. */
  function change(work: () => boolean): void {
    db.exec('begin immediate');
    try {
      const changed = work();
      if (changed) setAbout('changed', Date.now());
      db.exec('commit');
      if (changed) state++;
    } catch (error) {
      db.exec('rollback');
      throw error;
    }
  }

  function putItems({ block, log }: Fact, placed: readonly Placed[], seen: number): void {
    for (const { part, feeds, item } of placed) {
      sql.putItem.run(block, log, part, item.published, seen, JSON.stringify(item));
      for (const feed of feeds) sql.putStands.run(feed, item.published, block, log, part);
    }
  }

  function putFilled({ fact, placed, wants }: Filled): void {
    sql.dropWants.run(fact.block, fact.log);
    for (const digest of wants) sql.putWants.run(digest, fact.block, fact.log);
    putItems(fact, placed, fact.block);
  }

  const isKnown = (fact: Fact): boolean => sql.fact.get(fact.block, fact.log)?.body === JSON.stringify(fact);
  const ofSubject = (id: string): Fact[] => (sql.ofSubject.all(id) as Row[]).map((row) => factOf(row));
  const proposal = (id: string) => ofSubject(id).find((fact): fact is Fact<Proposed> => fact.name === 'proposed') ?? null;
  const endings = (id: string) =>
    ofSubject(id).filter((fact): fact is Ending => ['revised', 'rejected', 'withdrawn', 'upheld'].includes(fact.name));

  return {
    marks: (): Mark[] => sql.marks.all() as unknown as Mark[],
    /** Takes back what blocks after this one told. */
    takeBack(number: number): void {
      change(() => {
        db.exec(`delete from mark where number > ${number}; delete from wants where block > ${number}`);
        db.exec(`delete from stands where (block, log, part) in (select block, log, part from item where seen > ${number})`);
        db.exec(`delete from item where seen > ${number}; delete from fact where block > ${number}`);
        setAbout('expired', 0);
        return true;
      });
    },
    /** Facts that are not known yet. */
    unknown: (facts: readonly Fact[]): Fact[] => facts.filter((fact) => !isKnown(fact)),
    /** Adds facts with what feeds say of each, and how far the chain was read. */
    put(told: readonly Filled[], mark: Mark): void {
      change(() => {
        for (const { fact } of told) {
          if (sql.fact.get(fact.block, fact.log)) for (const drop of sql.dropItems) drop.run(fact.block, fact.log); // half of its block was told
          const until = fact.name === 'proposed' ? fact.deadline : null;
          const entry = 'proposal' in fact ? (proposal(fact.proposal)?.entry.id ?? null) : null;
          const opens = fact.name === 'proposed' ? fact.entry.id : null;
          sql.putFact.run(fact.block, fact.log, fact.at, fact.name, subjectOf(fact), opens ?? entry, until, JSON.stringify(fact));
          if (until !== null && until < (about('expired') ?? 0)) setAbout('expired', until);
        }
        for (const one of told) putFilled(one);
        sql.putMark.run(mark.number, mark.hash);
        sql.trimMarks.run(MARKS);
        return told.length > 0;
      });
    },
    /** Writes anew what feeds say of a fact, and which documents it still waits for. */
    fill(filled: Filled): void {
      change(() => {
        if (!isKnown(filled.fact)) return false; // taken back meanwhile
        putFilled(filled);
        return true;
      });
    },
    /** Says of proposals whose deadline is before `time` that they expired, where nothing ended them before it. */
    expire(time: number, block: number, itemOf: (proposed: Fact<Proposed>) => Placed): void {
      const from = about('expired') ?? 0;
      const over = (sql.due.all(from, time) as Row[])
        .map((row) => factOf<Proposed>(row))
        .filter((proposed) => !endings(proposed.proposal).some(({ at }) => at <= proposed.deadline));
      change(() => {
        for (const proposed of over) putItems(proposed, [itemOf(proposed)], block);
        setAbout('expired', time);
        setAbout('time', time);
        return over.length > 0;
      });
    },
    /** Seconds since 1970, of the newest block that was read. */
    time: (): number => about('time') ?? 0,
    /** Seconds since 1970 of the first thing that the chain told. */
    beginning: (): number => Number(sql.first.get()?.at ?? 0),
    /** When anything that feeds say changed here, ms since 1970. */
    changedAt: (): number => about('changed') ?? 0,
    /** Another number after every change. */
    state: (): number => state,

    proposal,
    endings,
    ofSubject,
    named: <N extends Told['name']>(name: N): Fact<Extract<Told, { name: N }>>[] =>
      (sql.ofName.all(name) as Row[]).map((row) => factOf<Extract<Told, { name: N }>>(row)),
    /** Proposals whose deadline, and whose end where they have one, is not before `time`; the soonest first. */
    dated: (time: number, limit: number): Fact<Proposed>[] => (sql.dated.all(time, limit) as Row[]).map((row) => factOf<Proposed>(row)),
    /** The newest revision of an entry. */
    newest: (entry: Hex): Fact<Revised> | null => one<Revised>(sql.newest.get(entry) as Row | undefined),
    wanting: (digest?: Digest): Fact[] =>
      ((digest === undefined ? sql.allWanting.all() : sql.wanting.all(digest)) as Row[]).flatMap(({ block, log }) => {
        const fact = one(sql.fact.get(block as number, log as number) as Row | undefined);
        return fact ? [fact] : [];
      }),
    projects: (): string[] => sql.projects.all().map(({ slug }) => slug as string),
    /** The newest items of a feed, or those behind a position. */
    page(feed: FeedName, limit: number, before: Position | null): { items: FeedItem[]; next: Position | null } {
      const most = Number.MAX_SAFE_INTEGER;
      const rows = sql.page.all(feed, before?.at ?? most, before?.block ?? most, before?.log ?? most, limit + 1) as Row[];
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map(({ body }) => JSON.parse(body as string) as FeedItem),
        next: last ? { at: Number(last.at), block: Number(last.block), log: Number(last.log) } : null,
      };
    },
    /** How far the chain was read, and how many things wait for a document. */
    progress: (): { block: number | null; waiting: number } => ({
      block: (sql.marks.get()?.number ?? null) as number | null,
      waiting: Number(sql.waiting.get()?.n),
    }),
    /** Counting reads the tables whole. */
    counts: (): { facts: number; items: number } => {
      const count = (table: string): number => Number(db.prepare(`select count(*) as n from ${table}`).get()?.n);
      return { facts: count('fact'), items: count('item') };
    },
    close: (): void => db.close(),
  };
}
