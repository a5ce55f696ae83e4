import type { Place } from './places.ts';

/** Places that were chosen here before, the last one first; kept in this browser. */
const NAME = 'palette';
const MOST = 5;

/** Nothing that does not look like a place: what a browser keeps may be of another version. */
const isPlace = (one: unknown): one is Place => {
  const { kind, name, beside, href } = (one ?? {}) as Partial<Record<keyof Place, unknown>>;
  return [kind, name, beside, href].every((part) => typeof part === 'string') && String(href).startsWith('#/');
};

export function recentPlaces(): Place[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPlace).slice(0, MOST) : [];
  } catch {
    return []; // storage is closed, or holds something else
  }
}

export function keepPlace(place: Place): void {
  const others = recentPlaces().filter(({ href }) => href !== place.href);
  try {
    localStorage.setItem(NAME, JSON.stringify([place, ...others].slice(0, MOST)));
  } catch {
    // The choice is then not remembered.
  }
}
