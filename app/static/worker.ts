import { cleanupOutdatedCaches, getCacheKeyForURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { addressOf } from './addresses.ts';

interface FetchEvent extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What of a service worker's scope is used here; TypeScript's library of pages knows nothing of it. */
interface WorkerScope {
  /** The files of the release that a reader needs without a connection; written before this code by `scripts/release/writeFileList.ts`. */
  files: PrecacheEntry[];
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
const scope = globalThis as unknown as WorkerScope;

/**
 * Answers for the files of this release and for nothing else: what a gateway serves beside them, as blocks, search and feeds, is not its
 * concern. A newer release waits until no page of the older one is open, or until a reader asks for it.
 */
precacheAndRoute(scope.files, { cleanURLs: false, ignoreURLParametersMatching: [] });
cleanupOutdatedCaches();
scope.addEventListener('message', ({ data }) => {
  if (data === 'take over') void scope.skipWaiting();
});

/** Static pages are entrances, of which only the first is kept: without a connection it shows what they would. */
const entrance =
  /^(?:zh\/)?((?:projects|coverage|maps|notes|reference|methodology|about|project\/[^/]+|notes\/\d{6}|note\/\d{6}\/[^/]+|reference\/[^/]+)\/)$/;

scope.addEventListener('fetch', (event) => {
  const { mode, url } = event.request;
  const root = scope.registration.scope;
  const [, path] = entrance.exec(url.startsWith(root) ? url.slice(root.length).replace(/#.*/s, '') : '') ?? [];
  if (mode !== 'navigate' || path === undefined || getCacheKeyForURL(url)) return;
  event.respondWith(fetch(event.request).catch(() => Response.redirect(`${root}${addressOf(path)}`)));
});
