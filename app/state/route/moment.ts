import { encoded } from './parts.ts';

/** Pages that act, ask a server, or look across time: they start from what stands now. All others show the register as of a moment. */
const ofNow: readonly string[] = ['changes', 'search', 'review', 'contribute', 'governance', 'dispute', 'design'];

/** Whether an address shows the register, and not only what acts on it. */
export const showsRegister = (hash: string): boolean => !ofNow.includes(hash.replace(/^#?\/?/, '').split(/[/?]/)[0] ?? '');

/** The moment in an address, as it was written; null where the page shows what stands now. */
export function momentIn(hash: string): string | null {
  const query = hash.split(/\?(.*)/s)[1] ?? '';
  return showsRegister(hash) ? new URLSearchParams(query).get('at')?.slice(0, 40) || null : null;
}

/** The moment that this page shows. */
export const shownMoment = (): string | null => momentIn(globalThis.location?.hash ?? '');

/** The parameters of an address without the moment. */
export const withoutMoment = (query: string): string =>
  query
    .split('&')
    .filter((part) => part && !part.startsWith('at='))
    .join('&');

/** The same address as of a moment, by default the shown one; null: as of now. Links between pages of the register keep it. */
export function asOf(address: string, at: string | null = shownMoment()): string {
  const [path = '', query = ''] = address.split(/\?(.*)/s);
  if (momentIn(`${path}?at=1`) === null) return address;
  const params = [withoutMoment(query), at !== null && `at=${encoded(at)}`].filter(Boolean).join('&');
  return path + (params && `?${params}`);
}
