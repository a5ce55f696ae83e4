import { plural } from '../state/format.ts';

/** A length of time in the largest unit that is whole, as the contracts' values are: `30 days`, `2 hours`, `90 seconds`. */
export function lengthOf(seconds: number): string {
  if (seconds >= 86_400 && seconds % 86_400 === 0) return plural(seconds / 86_400, 'day');
  if (seconds >= 3_600 && seconds % 3_600 === 0) return plural(seconds / 3_600, 'hour');
  if (seconds >= 60 && seconds % 60 === 0) return plural(seconds / 60, 'minute');
  return plural(seconds, 'second');
}
