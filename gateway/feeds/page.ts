import type { RegistryAddress } from '../../registry/actions/index.ts';
import { type FeedItem, type FeedName, feedId, feedTitle } from '../../registry/feeds/index.ts';
import type { FeedStore, Position } from './store.ts';

/** How many items a page has. */
export const PAGE = 50;

/** Where the gateway and the app are found by whoever follows a link. */
export interface Places {
  gateway: string;
  app: string;
}

interface Both {
  atom: string;
  json: string;
}

/** A page of a feed, before it has a form. */
export interface Page {
  id: string;
  title: string;
  /** Seconds since 1970. */
  updated: number;
  links: Both & { first: Both; next: Both | null; word: string };
  items: FeedItem[];
  /** The address of a page of the app. */
  app: (route: string) => string;
}

/** One word for what a feed is, where somebody reads only that. */
const word = 'What a gateway read from the registry. The pages that it links verify every digest against the chain.';

export function pageOf(store: FeedStore, registry: RegistryAddress, places: Places, name: FeedName, before: Position | null): Page {
  const { items, next } = store.page(name, PAGE, before);
  const at = (position: Position | null): Both => ({
    atom: feedAddress(places, name, 'atom', position),
    json: feedAddress(places, name, 'json', position),
  });
  return {
    id: feedId(registry, name),
    title: feedTitle(name),
    updated: items.reduce((newest, { updated }) => Math.max(newest, updated), store.beginning()),
    links: { ...at(before), first: at(null), next: next && at(next), word },
    items,
    app: (route) => places.app + route,
  };
}

/** The address of a feed, or of a page of it. */
export const feedAddress = ({ gateway }: Places, name: string, form: string, before: Position | null = null): string =>
  `${gateway}/feeds/${name}.${form}${before ? `?before=${before.at}.${before.block}.${before.log}` : ''}`;

/** Reads where a page begins; null where that is no position. */
export function positionIn(text: string): Position | null {
  const [, at, block, log] = /^(\d{1,12})\.(\d{1,15})\.(\d{1,9})$/.exec(text) ?? [];
  return at && block && log ? { at: Number(at), block: Number(block), log: Number(log) } : null;
}
