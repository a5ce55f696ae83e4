import { ask, gatewaysOf, jsonOf } from '../desk/ask.ts';
import type { DeskPlace } from '../desk/types.ts';
import { DemlError } from '../errors/index.ts';
import type { FeedForm } from './names.ts';

/** What a gateway offers to follow: the names of its feeds and calendars, as they stand below `/feeds/`. */
export interface OfferedFeeds {
  gateway: string;
  names: ReadonlySet<string>;
  calendars: ReadonlySet<string>;
}

/**
 * The feeds of the first gateway that has any; null where none has. Only names are taken from its answer: addresses are
 * made from the gateway that was asked.
 */
export async function getFeeds(place: Pick<DeskPlace, 'gateways' | 'fetch' | 'timeoutMs'>): Promise<OfferedFeeds | null> {
  for (const gateway of gatewaysOf(place as DeskPlace)) {
    try {
      const { status, bytes } = await ask(place, gateway, { path: '/feeds' });
      const { feeds, calendars } = status === 200 ? (Object(jsonOf(gateway, bytes)) as Record<string, unknown>) : {};
      if (Array.isArray(feeds) && feeds.length > 0) return { gateway, names: namesIn(feeds), calendars: namesIn(calendars) };
    } catch (error) {
      if (!(error instanceof DemlError)) throw error; // one that does not answer offers nothing
    }
  }
  return null;
}

const namesIn = (list: unknown): Set<string> =>
  new Set(Array.isArray(list) ? list.flatMap((one: unknown) => (isNamed(one) ? [one.name] : [])) : []);
const isNamed = (one: unknown): one is { name: string } => typeof (one as { name?: unknown } | null)?.name === 'string';

/** The address of a feed or calendar of a gateway. */
export const feedUrl = ({ gateway }: Pick<OfferedFeeds, 'gateway'>, name: string, form: FeedForm): string =>
  `${gateway}/feeds/${name}.${form}`;
