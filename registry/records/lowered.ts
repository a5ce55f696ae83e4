/** A decoded value with its addresses in lowercase, as everything of this room has them: viem writes checksums into letter case. */
export function lowered<T>(value: T): T {
  if (typeof value === 'string') return (/^0x[0-9a-f]*$/i.test(value) ? value.toLowerCase() : value) as T;
  if (Array.isArray(value)) return value.map(lowered) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, lowered(part)])) as T;
}
