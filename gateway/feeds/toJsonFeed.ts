import { generateJsonFeed } from 'feedsmith';
import { htmlOf, textOf } from '../../registry/feeds/index.ts';
import type { Page } from './page.ts';

/** A page of a feed as JSON Feed 1.1. */
export function toJsonFeed({ title, links, items, app }: Page): string {
  const feed = generateJsonFeed({
    title,
    description: links.word,
    home_page_url: app('#/'),
    feed_url: links.json,
    ...(links.next ? { next_url: links.next.json } : {}),
    language: 'en',
    items: items.map((item) => ({
      id: item.id,
      url: app(item.route),
      title: item.title,
      summary: item.lead[0] ?? '',
      content_html: htmlOf(item),
      content_text: textOf(item),
      date_published: iso(item.published),
      date_modified: iso(item.updated),
      authors: [{ name: item.author }],
      tags: item.categories,
    })),
  });
  return JSON.stringify({ ...(feed as object), ...(items.length === 0 ? { items: [] } : {}) }); // the library leaves out an empty list
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
