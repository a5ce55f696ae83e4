import { RateLimitedError } from '../../registry/serving/index.ts';

const MAX_AT_ONCE = 16; // each upload holds up to 8 MiB
const MAX_OF_ONE = 4; // one that sends slowly must not keep the others out

/** Lets tasks of an address begin while there is a turn for it; throws `RateLimitedError` where there is none. */
export function createTurns(what: string) {
  const under = new Map<string, number>();
  return async <T>(address: string, task: () => Promise<T>): Promise<T> => {
    const own = under.get(address) ?? 0;
    const all = [...under.values()].reduce((sum, one) => sum + one, 0);
    if (own >= MAX_OF_ONE || all >= MAX_AT_ONCE) throw new RateLimitedError(`${own} of ${all} ${what} under way are yours`, 1);
    under.set(address, own + 1);
    try {
      return await task();
    } finally {
      const left = (under.get(address) ?? 1) - 1;
      if (left > 0) under.set(address, left);
      else under.delete(address);
    }
  };
}
