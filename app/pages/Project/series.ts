import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { Claim } from '../../../registry/schema/index.ts';

/** One dated reading of a series. */
export interface Reading {
  claim: Claim;
  value: number;
  /** The start of the date on which it held, in milliseconds. */
  at: number;
  disputed: boolean;
  /** A line leads here from the reading before: unit, workload and a source agree, and nobody disputes either. */
  joined: boolean;
}

export interface Series {
  unit: string;
  workload: string | undefined;
  readings: Reading[];
}

/** Readings of one field that compare with each other by the dictionary, oldest first; only series of two dates or more. */
export function seriesOf(field: FieldId, claims: readonly Claim[]): Series[] {
  const { comparableBy } = fieldOf(field);
  if (!comparableBy || comparableBy.length === 0) return [];
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.field !== field || typeof claim.value !== 'number') continue;
    const key = JSON.stringify(comparableBy.map((part) => claim[part] ?? null));
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.values()]
    .filter((group) => new Set(group.map((claim) => claim.asOf)).size > 1)
    .map((group) => ({
      unit: group[0]?.unit ?? '',
      workload: comparableBy.includes('workload') ? group[0]?.workload : undefined,
      readings: readingsOf(group),
    }));
}

function readingsOf(claims: readonly Claim[]): Reading[] {
  const ordered = claims.toSorted((a, b) => startOf(a.asOf) - startOf(b.asOf));
  return ordered.map((claim, i) => {
    const before = ordered[i - 1];
    const disputed = claim.conflictsWith !== undefined;
    const joined =
      before !== undefined &&
      !disputed &&
      before.conflictsWith === undefined &&
      before.asOf !== claim.asOf &&
      before.workload === claim.workload &&
      before.qualifier === claim.qualifier &&
      before.sources.some((ref) => claim.sources.includes(ref));
    return { claim, value: claim.value as number, at: startOf(claim.asOf), disputed, joined };
  });
}

/** The start of an EDTF date. */
export function startOf(edtf: string): number {
  const [year = 1970, month = 1, day = 1] = edtf.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

/** A round number at or above `max`, for the top of an axis that begins at zero. */
export function topOf(max: number): number {
  if (max <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(max));
  return ([1, 2, 2.5, 5, 10].find((step) => step * size >= max) ?? 10) * size;
}
