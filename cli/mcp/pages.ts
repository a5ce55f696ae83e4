/** Where a page of an answer stands in the whole. */
export interface PagePart {
  /** Items of the whole list. */
  total: number;
  offset: number;
  /** `offset` of the next page; null behind the last. */
  next: number | null;
}

/** Characters of one text at most: a section of a page may have 20,000. */
const LONGEST = 4_000;

/**
 * A part of an answer: of the list at a path the items from `offset` on. A path through lists counts the items of all of
 * them in order, and leaves out what has none on this page.
 */
export function pageOf<A>(answer: A, path: string, { offset, limit }: { offset: number; limit: number }): { answer: A; page: PagePart } {
  let seen = 0;
  const step = (value: unknown, [name, ...rest]: readonly string[]): unknown => {
    const object = value as Record<string, unknown>;
    const inner = object[name as string];
    if (!Array.isArray(inner)) return rest.length > 0 && inner ? { ...object, [name as string]: step(inner, rest) } : value;
    if (rest.length === 0) return { ...object, [name as string]: inner.filter(() => seen++ >= offset && seen <= offset + limit) };
    const kept = inner.flatMap((one) => {
      const start = seen;
      const part = step(one, rest);
      return start < offset + limit && seen > offset ? [part] : [];
    });
    return { ...object, [name as string]: kept };
  };
  const part = step(answer, path.split('.')) as A;
  return { answer: part, page: { total: seen, offset, next: offset + limit < seen ? offset + limit : null } };
}

/** The same with no text longer than a page of an agent takes; a text that was cut says so. */
export function shortened<T>(value: T): T {
  if (typeof value === 'string' && value.length > LONGEST)
    return `${value.slice(0, LONGEST)} … (cut: ${LONGEST} of ${value.length} characters; \`deml show\` has all)` as T;
  if (Array.isArray(value)) return value.map(shortened) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shortened(part)])) as T;
}
