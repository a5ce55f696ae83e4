import { type FeedName, feedForms, feedTitle, UnknownFeedError } from '../../registry/feeds/index.ts';
import { sha256 } from '../blocks/store.ts';
import { BadRequestError } from '../errors.ts';
import { FeedsClosedError } from '../feeds/errors.ts';
import type { Feeds } from '../feeds/openFeeds.ts';
import { feedAddress, type Places, positionIn } from '../feeds/page.ts';
import { notModified } from './headers.ts';

/** Where this gateway and the app are found, as its operator says; else as the request says. */
export interface PublicAddresses {
  publicUrl: string | undefined;
  appUrl: string | undefined;
}

const types = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json',
  ics: 'text/calendar; charset=utf-8',
  opml: 'text/x-opml; charset=utf-8',
  list: 'application/json',
};

/** Answers `/feeds…`. A feed is this gateway's word; its links lead to pages that verify. */
export async function sendFeed(request: Request, feeds: Feeds | undefined, { publicUrl, appUrl }: PublicAddresses): Promise<Response> {
  if (!feeds) throw new FeedsClosedError();
  const url = new URL(request.url);
  const gateway = publicUrl ?? url.origin;
  const places: Places = { gateway, app: appUrl ?? `${gateway}/` };
  if (url.pathname === '/feeds') return unlessKnown(request, feeds, 'list', JSON.stringify(listOf(feeds, places)));
  if (url.pathname === '/feeds.opml')
    return unlessKnown(
      request,
      feeds,
      'opml',
      feeds.opml((name) => feedAddress(places, name, 'atom')),
    );

  const path = url.pathname.slice('/feeds/'.length); // no name of a feed has a letter that is written otherwise
  const [, text = path, form] = /^(.+)\.([a-z]+)$/.exec(path) ?? [];
  if (form === 'ics') return unlessKnown(request, feeds, 'ics', await feeds.calendar(projectOf(feeds, text), places));
  if (form !== 'atom' && form !== 'json')
    throw new BadRequestError(
      `A feed is not given as "${path.slice(0, 80)}".`,
      `End its address with one of ${feedForms.map((one) => `.${one}`).join(', ')}.`,
    );
  const name = feeds.nameOf(text);
  const start = url.searchParams.get('before');
  const before = start === null ? null : positionIn(start);
  if (start !== null && !before)
    throw new BadRequestError(`"${start.slice(0, 80)}" is no place in a feed.`, 'Follow the link to the next page as the feed gives it.');
  return unlessKnown(request, feeds, form, await feeds[form](name, places, before));
}

/** Which project a calendar is of; null for that of the register. */
function projectOf(feeds: Feeds, text: string): string | null {
  if (text === 'deadlines') return null;
  const [subject, slug] = text.split('/');
  if (subject !== 'project' || !slug) throw new UnknownFeedError(`${text}.ics`, ['deadlines.ics', 'project/<key>.ics']);
  return feeds.nameOf(text).slice('project/'.length);
}

function listOf(feeds: Feeds, places: Places) {
  const names = feeds.names();
  const calendars = names.filter((name) => name.startsWith('project/'));
  const addresses = (name: FeedName) => ({ atom: feedAddress(places, name, 'atom'), json: feedAddress(places, name, 'json') });
  return {
    feeds: names.map((name) => ({ name, title: feedTitle(name), ...addresses(name) })),
    calendars: ['deadlines', ...calendars].map((name) => ({ name, ics: feedAddress(places, name, 'ics') })),
    opml: `${places.gateway}/feeds.opml`,
  };
}

/** An answer that costs nothing to ask for again: 304 while it is what the asker has. */
function unlessKnown(request: Request, feeds: Feeds, form: keyof typeof types, body: string): Response {
  const etag = `"${sha256(new TextEncoder().encode(body)).slice(2, 34)}"`;
  const changed = Math.floor(feeds.changedAt() / 1000);
  // A second in which something may still change dates nothing: who has its first half would never get its second.
  const settled = changed > 0 && changed < Math.floor(Date.now() / 1000);
  const headers = new Headers({
    'Cache-Control': 'no-cache',
    'Content-Type': types[form],
    'X-Content-Type-Options': 'nosniff',
    Etag: etag,
    Vary: 'Accept-Encoding',
    ...(settled ? { 'Last-Modified': new Date(changed * 1000).toUTCString() } : {}),
  });
  const since = request.headers.has('if-none-match') ? Number.NaN : Date.parse(request.headers.get('if-modified-since') ?? '');
  if (settled && since >= changed * 1000) return new Response(null, { status: 304, headers });
  return notModified(request, etag, headers) ?? new Response(request.method === 'HEAD' ? null : body, { headers });
}
