import { generateAtomFeed } from 'feedsmith';
import { htmlOf, textOf } from '../../registry/feeds/index.ts';
import type { Page } from './page.ts';

/** A page of a feed as Atom (RFC 4287), paged as RFC 5005 says. */
export function toAtom({ id, title, updated, links, items, app }: Page): string {
  return generateAtomFeed({
    id,
    title: { value: title, type: 'text' },
    subtitle: { value: links.word, type: 'text' },
    updated: iso(updated),
    authors: [{ name: 'DeML OS' }],
    xml: { lang: 'en' },
    links: [
      { rel: 'self', href: links.atom, type: 'application/atom+xml' },
      { rel: 'alternate', href: links.json, type: 'application/feed+json' },
      { rel: 'first', href: links.first.atom, type: 'application/atom+xml' },
      ...(links.next ? [{ rel: 'next', href: links.next.atom, type: 'application/atom+xml' }] : []),
    ],
    entries: items.map((item) => ({
      id: item.id,
      title: { value: item.title, type: 'text' },
      published: iso(item.published),
      updated: iso(item.updated),
      authors: [{ name: item.author }],
      links: [{ rel: 'alternate', href: app(item.route), type: 'text/html' }],
      categories: item.categories.map((term) => ({ term })),
      summary: { value: item.lead[0] ?? textOf(item), type: 'text' },
      content: { value: htmlOf(item), type: 'html' },
    })),
  });
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
