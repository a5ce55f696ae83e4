import { generateOpml } from 'feedsmith';
import { type FeedName, feedTitle } from '../../registry/feeds/index.ts';

/** Every feed as OPML, for a reader that subscribes to many at once. */
export function toOpml(names: readonly FeedName[], address: (name: FeedName, form: 'atom') => string): string {
  return generateOpml({
    head: { title: 'DeML OS: every feed' },
    body: {
      outlines: names.map((name) => ({ type: 'rss', text: feedTitle(name), title: feedTitle(name), xmlUrl: address(name, 'atom') })),
    },
  });
}
