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

/** Keeps the reader's endpoints. Throws `BadConfigError` for what is neither behind TLS nor on this machine. */
function saveEndpoints(which: Endpoints, urls: readonly string[]): void {
  for (const url of urls) (which === 'peers' ? checkPeer : checkEndpoint)(url);
  localStorage.setItem(stored[which], JSON.stringify(urls));
}

function checkEndpoint(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url && /^(127\.0\.0\.1|localhost|\[::1\]|[\w-]+\.localhost)$/.test(url.hostname);
  if (!url || (url.protocol !== 'https:' && !(loopback && url.protocol === 'http:')))
    throw new BadConfigError(`"${text}"`, 'an endpoint is an https address, or http on this machine');
}

function checkPeer(text: string): void {
  const secure = /^\/(ip4|ip6|dns[46]?)\/[^/\s]+\/tcp\/\d{1,5}\/(wss|tls\/(sni\/[^/\s]+\/)?ws)(\/p2p\/\w+)?$/;
  const here = /^\/(ip4\/127\.0\.0\.1|dns[46]?\/localhost)\/tcp\/\d{1,5}\/ws(\/p2p\/\w+)?$/;
  if (!secure.test(text) && !here.test(text))
    throw new BadConfigError(
      `"${text}"`,
      'a peer is the multiaddr of a WebSocket behind TLS, as /dns4/example.org/tcp/443/tls/ws, or of one on this machine',
    );
}
