import type { Metric } from '../schema/index.ts';

/** One dated figure. */
export type Reading = Metric['readings'][number];

/** Puts a reading in: in place of the one with its id, or as the last. */
export function setReading(draft: Metric, reading: Reading): Metric {
  const at = draft.readings.findIndex(({ id }) => id === reading.id);
  return { ...draft, readings: at >= 0 ? draft.readings.with(at, reading) : [...draft.readings, reading] };
}

/** Takes a reading out, with the source if no other reading cites it. */
export function removeReading(draft: Metric, id: string): Metric {
  const gone = draft.readings.find((reading) => reading.id === id);
  const readings = draft.readings.filter((reading) => reading.id !== id);
  const lonely = gone && !readings.some(({ source }) => source === gone.source);
  const sources = Object.entries(draft.sources).filter(([ref]) => !lonely || ref !== gone.source);
  return { ...draft, readings, sources: Object.fromEntries(sources) };
}
