import { type Digest, toDigest } from '../../registry/cid/index.ts';
import type { State } from '../node/state.ts';

/** A digest that the chain names and whose blocks are not all here. */
export interface Wanted {
  digest: Digest;
  /** ISO time since when. */
  since: string;
  tries: number;
  /** When to try again, ms since 1970. */
  next: number;
}

/** The list of what is missing. Nothing leaves it but by arriving. */
export interface WantedList {
  add(digest: Digest): Promise<void>;
  arrived(digest: Digest): Promise<void>;
  /** Notes a try that failed, and waits twice as long before the next, up to ten minutes. */
  failed(digest: Digest, now?: number): Promise<void>;
  isEmpty(): Promise<boolean>;
  due(now?: number): Promise<Wanted[]>;
  all(): Promise<Wanted[]>;
}

const prefix = 'wanted/';
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 600_000;

type Stored = Omit<Wanted, 'digest'>;

/** The wanted list, kept in the datastore over restarts. */
export function createWantedList(state: State): WantedList {
  const read = (digest: Digest) => state.get<Stored & Record<string, string | number>>(prefix + digest);
  async function all(): Promise<Wanted[]> {
    const list: Wanted[] = [];
    for await (const [name, { since, tries, next }] of state.list<Stored & Record<string, string | number>>(prefix))
      list.push({ digest: toDigest(name), since, tries, next });
    return list;
  }
  return {
    async add(digest) {
      if (!(await read(digest))) await state.put(prefix + digest, { since: new Date().toISOString(), tries: 0, next: 0 });
    },
    arrived: (digest) => state.delete(prefix + digest),
    async failed(digest, now = Date.now()) {
      const before = await read(digest);
      if (!before) return;
      const tries = before.tries + 1;
      await state.put(prefix + digest, {
        since: before.since,
        tries,
        next: now + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)),
      });
    },
    async isEmpty() {
      for await (const _one of state.list(prefix)) return false;
      return true;
    },
    due: async (now = Date.now()) => (await all()).filter((one) => one.next <= now),
    all,
  };
}
