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

/** A bar of claims, black from primary sources and grey second hand, then hatched by absences. `max` is the count of a full bar. */
export function KnownBar({ counts, max }: { counts: { claims: number; primary: number; absences: number }; max: number }) {
  // Drawn and not styled: a page without script has no styles on its elements.
  const percent = (n: number): string => `${(100 * n) / Math.max(max, 1)}%`;
  const { claims, primary, absences } = counts;
  return (
    <svg className="known" aria-hidden="true">
      <rect className="primary" width={percent(primary)} height="10" />
      <rect className="second" x={percent(primary)} width={percent(claims - primary)} height="10" />
      <line className="absent" x1={percent(claims)} x2={percent(claims + absences)} y1="5" y2="5" />
    </svg>
  );
}
