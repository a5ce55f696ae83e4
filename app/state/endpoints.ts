import { BadConfigError } from '../../registry/errors/index.ts';
import { type Endpoints, ownEndpoints, stored } from './config.ts';
import { retry } from './register.ts';

/** Adds an endpoint of the reader's own and reads anew. Throws `BadConfigError`. */
export function addEndpoint(which: Endpoints, url: string): void {
  saveEndpoints(which, [...new Set([url.trim(), ...ownEndpoints(which)])]);
  retry();
}

/** Removes an endpoint that the reader added. */
export function removeEndpoint(which: Endpoints, url: string): void {
  saveEndpoints(
    which,
    ownEndpoints(which).filter((one) => one !== url),
  );
  retry();
}

/** Keeps the reader's endpoints. Throws `BadConfigError` for what is no https or loopback address. */
function saveEndpoints(which: Endpoints, urls: readonly string[]): void {
  for (const url of urls) checkEndpoint(url);
  localStorage.setItem(stored[which], JSON.stringify(urls));
}

function checkEndpoint(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url && /^(127\.0\.0\.1|localhost|\[::1\]|[\w-]+\.localhost)$/.test(url.hostname);
  if (!url || (url.protocol !== 'https:' && !(loopback && url.protocol === 'http:')))
    throw new BadConfigError(`"${text}"`, 'an endpoint is an https address, or http on this machine');
}
