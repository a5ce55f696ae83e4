/**
 * A release has a static page for what its state shows, as an entrance: without script it is the page, with script the app goes on from it
 * under the hash address. An address of the app and the path of its static page say the same; this is the only place that knows both.
 */

/** The path of the page that shows an address, from the root of its language: `''`, `projects/`, `notes/202611/`. */
export function pathOf(address: string): string {
  const [way = '', query = ''] = address.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const month = way === 'notes' ? new URLSearchParams(query).get('month') : null;
  return month ? `notes/${month}/` : way && `${way}/`;
}

/** The address that a static page shows: the inverse of `pathOf`. */
export function addressOf(path: string): string {
  const [, month] = /^notes\/(\d{6})\/$/.exec(path) ?? [];
  return month ? `#/notes?month=${month}` : `#/${path.replace(/\/$/, '')}`;
}

/** A static page: its path without language, and how far below the root it stands. */
export interface Place {
  path: string;
  /** The folder of a language other than English, as `zh/`. */
  folder: string;
}

/** The way from a static page to the root of the release: `./`, `../../`. */
export const rootFrom = ({ path, folder }: Place): string => '../'.repeat(`${folder}${path}`.split('/').length - 1) || './';

/**
 * Where a link of the app leads from a static page: to the static page of that address, with the address behind it where the page alone
 * does not say all; where there is none, to the app at the root.
 */
export function staticHref(address: string, from: Place, has: (path: string) => boolean): string {
  const path = pathOf(address);
  const root = rootFrom(from);
  if (!has(path)) return `${root}${address}`;
  return `${root}${from.folder}${path}${addressOf(path) === address ? '' : address}`;
}

/** The address in the app of a link of a static page; null where it leads elsewhere. `folders` are those of other languages. */
export function liveHref(href: URL, root: URL, folders: readonly string[]): string | null {
  if (href.hash.startsWith('#/')) return href.origin === root.origin && href.pathname.startsWith(root.pathname) ? href.hash : null;
  if (href.origin !== root.origin || !href.pathname.startsWith(root.pathname) || href.hash !== '' || href.search !== '') return null;
  const path = href.pathname.slice(root.pathname.length);
  if (path !== '' && !path.endsWith('/')) return null; // a file of the release, as a picture
  const folder = folders.find((one) => path.startsWith(one)) ?? '';
  return addressOf(path.slice(folder.length));
}
