/** What the addresses of several pages have in common. */

export const isSlug = (text: string | undefined): text is string => text !== undefined && /^[a-z0-9-]{1,32}$/.test(text);
export const oneOf = <T extends string>(list: readonly T[], text: string | null | undefined): T | null =>
  list.find((one) => one === text) ?? null;
export const slugFrom = (text: string | null): string | null => (isSlug(text ?? undefined) ? text : null);
export const claimFrom = (text: string | null): string | null => (text && /^[a-z0-9][a-z0-9-]{0,63}$/.test(text) ? text : null);

/** YYYYMM, or null. */
export function periodFrom(text: string | null | undefined): number | null {
  return text && /^\d{4}(0[1-9]|1[0-2])$/.test(text) ? Number(text) : null;
}

/** The part of an address from `?` on; what is null or empty is left out. */
export function queryOf(parts: Record<string, string | null>): string {
  const query = Object.entries(parts)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encoded(value as string)}`)
    .join('&');
  return query && `?${query}`;
}

export const encoded = (value: string): string => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');
