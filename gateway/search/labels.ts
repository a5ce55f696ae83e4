import { type Facet, facets, type SearchQuery } from '../../registry/search/query.ts';

/** What of an item is filtered, counted and sorted by. In memory: a hundred thousand of them are gone through in milliseconds. */
export interface Row {
  /** Of its item in the tables. */
  id: number;
  /** Numbers of its labels, as `tag:execution`. */
  labels: number[];
  /** First and last day that its date can mean, as 20260314; 0 without a date. */
  begins: number;
  ends: number;
  /** Orders what is otherwise alike: it is the same in every index. */
  name: string;
}

const MAX_VALUES = 50;

/** Labels as numbers, and what is done with many rows at once. */
export function createLabels() {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const numberOf = (label: string): number => {
    let number = numbers.get(label);
    if (number === undefined) {
      number = names.push(label) - 1;
      numbers.set(label, number);
    }
    return number;
  };

  return {
    row: (id: number, labels: readonly string[], date: string | null, name: string): Row => ({
      id,
      labels: labels.map(numberOf),
      ...daysOf(date),
      name,
    }),
    /** Whether a row is of what a search asks for; undefined where it asks for everything. */
    filter(query: SearchQuery): ((row: Row) => boolean) | undefined {
      const wanted = facets.flatMap((facet) => {
        const values: readonly string[] | undefined = query[facet];
        return values?.length ? [new Set(values.map((value) => numbers.get(`${facet}:${value}`) ?? -1))] : [];
      });
      const from = query.from ? daysOf(query.from).begins : 0;
      const to = query.to ? daysOf(query.to).ends : 0;
      if (wanted.length === 0 && !from && !to) return undefined;
      return ({ labels, begins, ends }) => {
        if (from && ends < from) return false;
        if (to && (begins === 0 || begins > to)) return false;
        for (const set of wanted) if (!labels.some((label) => set.has(label))) return false;
        return true;
      };
    },
    /** How many rows have which label, by facet, the most frequent first. */
    count(rows: readonly Row[]): Record<Facet, { value: string; count: number }[]> {
      const counts = new Int32Array(names.length);
      for (const { labels } of rows) for (const label of labels) counts[label] = (counts[label] as number) + 1;
      const result = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as ReturnType<typeof this.count>;
      counts.forEach((count, label) => {
        const [, facet, value] = /^(\w+):(.*)$/.exec(names[label] as string) as unknown as [string, Facet, string];
        if (count > 0) result[facet].push({ value, count });
      });
      for (const facet of facets)
        result[facet] = result[facet].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MAX_VALUES);
      return result;
    },
  };
}

export type Labels = ReturnType<typeof createLabels>;

/** Newest first, then by name. */
export const byDate = (a: Row, b: Row): number => b.begins - a.begins || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The first `most` of a list as if it were sorted, in one pass. */
export function firstOf<T>(list: readonly T[], most: number, compare: (a: T, b: T) => number): T[] {
  const best: T[] = [];
  for (const one of list) {
    if (best.length === most && compare(one, best[most - 1] as T) >= 0) continue;
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(one, best[middle] as T) < 0) high = middle;
      else low = middle + 1;
    }
    best.splice(low, 0, one);
    if (best.length > most) best.pop();
  }
  return best;
}

/** The days that a date of any precision can mean. */
function daysOf(date: string | null): { begins: number; ends: number } {
  if (date === null) return { begins: 0, ends: 0 };
  const [year = '0', month, day] = date.split('-');
  return {
    begins: Number(`${year}${month ?? '01'}${day ?? '01'}`),
    ends: Number(`${year}${month ?? '12'}${day ?? '31'}`),
  };
}
