import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

/** Runs in the scope of a service worker, of which TypeScript's library of pages knows nothing. */
interface WorkerScope {
  /** The files of the release that a reader needs without a connection; written before this code by `scripts/release/prerender.ts`. */
  files: PrecacheEntry[];
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
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
