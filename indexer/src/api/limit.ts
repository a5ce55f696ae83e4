import type { Context, Next } from 'hono';
import { createRateLimit, networkOf, senderOf } from '../../../registry/serving/index.ts';
import { settingsFrom } from '../../settings.ts';

const { requestsPerMinute: perMinute, requestBurst: burst, trustProxy } = settingsFrom(process.env);
const take = createRateLimit({ perMinute, burst });

/** Counts a request for the network that it comes from. Throws `RateLimitedError`. */
export async function limited(c: Context, next: Next): Promise<void> {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  take(networkOf(senderOf(c.req.header('x-forwarded-for'), incoming?.socket?.remoteAddress, trustProxy)));
  await next();
}
