/** A key made from a title: ASCII, whole words, at most 32 characters; empty where a title has no letter of it. */
export function slugFor(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[’']/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > 32) break;
    slug = longer;
  }
  return slug || (words[0] ?? '').slice(0, 32);
}
