import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { getFirstPage } from '../actions/getFirstPage.ts';
import { getHeads } from '../actions/getHeads.ts';
import type { Entry, Kind } from '../actions/words.ts';
import { inTurns } from '../verify/hedge.ts';
import { headsOfMonths } from './headsOfMonths.ts';

/** Heads in one call. */
const LIMIT = 500;

/** Every entry that the contract holds, as its views tell it at one block. */
export interface Present {
  blockNumber: bigint;
  /** Seconds since 1970, of that block. */
  timestamp: number;
  entries: Entry[];
}

/** Reads all heads at the newest block. `onFirst` is told that block after the first call, while the rest is read. */
export async function presentEntries(chain: Chain, registry: RegistryAddress, onFirst?: (block: bigint) => void): Promise<Present> {
  const page = await getFirstPage(chain, { registry, limit: LIMIT });
  onFirst?.(page.blockNumber);
  const whole = new Map<string, Entry[]>();
  const keep = (kind: Kind, period: number, entries: Entry[]) => {
    if (entries.length < LIMIT) whole.set(`${kind}/${period}`, entries);
  };
  keep('project', 0, page.projects);
  keep('metric', 0, page.metrics);
  keep('page', 0, page.pages);
  for (const { period, entries } of page.newest) keep('note', period, entries);
  const rest = page.periods.filter((period) => !whole.has(`note/${period}`));
  const months = await headsOfMonths(chain, { registry, periods: rest, block: page.blockNumber });
  const others = await inTurns(['project', 'metric', 'page'] as const, async (kind) => {
    return whole.get(`${kind}/0`) ?? getHeads(chain, { registry, kind, limit: LIMIT, block: page.blockNumber });
  });
  const notes = page.periods.map((period) => whole.get(`note/${period}`) ?? months.get(period) ?? []);
  return { blockNumber: page.blockNumber, timestamp: page.timestamp, entries: [...others, ...notes].flat() };
}
