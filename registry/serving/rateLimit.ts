import { RateLimitedError } from './errors.ts';

/** A token bucket for each address: `burst` at once, then `perMinute`. Throws `RateLimitedError` when empty. */
export function createRateLimit({ perMinute, burst, now = Date.now }: { perMinute: number; burst: number; now?: () => number }) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = perMinute / 60_000;

  return (address: string): void => {
    const bucket = buckets.get(address) ?? { tokens: burst, at: now() };
    const tokens = Math.min(burst, bucket.tokens + (now() - bucket.at) * perMs);
    if (tokens < 1)
      throw new RateLimitedError(
        `${address} has sent ${burst} requests or more within a short time`,
        Math.max(1, Math.ceil((1 - tokens) / perMs / 1000)),
      );
    buckets.delete(address); // and set again: the map stays in the order of last use
    buckets.set(address, { tokens: tokens - 1, at: now() });
    for (const [oldest, { at }] of buckets) {
      if (buckets.size <= 10_000 && now() - at < burst / perMs) break; // full again, or one too many: forget it
      buckets.delete(oldest);
    }
  };
}

/** The address that a limit counts for: an IPv4 address, or the /64 network that an IPv6 host can choose from at will. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':').filter(Boolean)].slice(0, 4).join(':');
}

/** Who sent a request: behind one proxy the address that it wrote last, else that of the socket. */
export const senderOf = (forwarded: string | undefined, socket: string | undefined, trustProxy: boolean): string =>
  trustProxy ? forwarded?.split(',').at(-1)?.trim() || 'unknown' : (socket ?? 'in-process'); // a call without a server has no socket
