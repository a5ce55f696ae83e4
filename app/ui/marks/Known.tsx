import type { Overview } from '../../../registry/schema/documents.ts';
import type { Group } from '../../../registry/schema/vocabulary.ts';

/** Sums of what is known of a system, over some or all groups. */
export function sumCounts(counts: Overview['counts'], only?: readonly Group[]) {
  const sum = { claims: 0, primary: 0, absences: 0, conflicts: 0 };
  for (const [group, one] of Object.entries(counts) as [Group, typeof sum][]) {
    if (only && !only.includes(group)) continue;
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += one[key];
  }
  return sum;
}

/** The percent of a full bar that `n` of `max` takes. */
const share = (n: number, max: number) => ({ width: `${(100 * n) / Math.max(max, 1)}%` });

/** A bar of claims, black from primary sources and grey second hand, then hatched by absences. `max` is the count of a full bar. */
export function KnownBar({ counts, max }: { counts: { claims: number; primary: number; absences: number }; max: number }) {
  return (
    <span className="known" aria-hidden="true">
      <i className="primary" style={share(counts.primary, max)} />
      <i className="second" style={share(counts.claims - counts.primary, max)} />
      <i className="absent" style={share(counts.absences, max)} />
    </span>
  );
}
