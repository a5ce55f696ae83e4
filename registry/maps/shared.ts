import type { Headline } from '../schema/claim.ts';
import { dependencies, labelOf } from '../schema/vocabulary.ts';
import type { AbsenceKind, Mapped } from './checks.ts';

export type Part = (typeof dependencies)[number];

/** Which systems rest on the same part: if it fails or lies, all of them are touched. */
export interface SharedMap<D extends Mapped> {
  /** The part on which most systems rest first; of equal ones by name. Parts that carry nobody are left out. */
  parts: readonly { part: Part; systems: readonly { document: D; claim: Headline }[] }[];
  /** Systems that name at least one part, by name. */
  resting: readonly D[];
  /** Systems of which no part is known, which is not that they rest on none. */
  unknown: readonly { document: D; kind: AbsenceKind | null }[];
}

/** The parts that systems share, from the typed values of `details.dependencies`. */
export function sharedMap<D extends Mapped>(documents: readonly D[]): SharedMap<D> {
  const systems = documents
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((document) => {
      const cell = document.fields['details.dependencies'];
      const claims = 'claims' in cell ? cell.claims : [];
      const on = (part: Part) => claims.find(({ value }) => Array.isArray(value) && (value as readonly unknown[]).includes(part));
      return { document, on, kind: 'absence' in cell ? cell.absence.kind : null };
    });
  const parts = dependencies
    .map((part) => ({
      part,
      systems: systems.flatMap(({ document, on }) => {
        const claim = on(part);
        return claim ? [{ document, claim }] : [];
      }),
    }))
    .filter((one) => one.systems.length > 0)
    .toSorted((a, b) => b.systems.length - a.systems.length || labelOf(a.part).localeCompare(labelOf(b.part)));
  const rests = new Set(parts.flatMap((one) => one.systems.map(({ document }) => document)));
  return {
    parts,
    resting: systems.flatMap(({ document }) => (rests.has(document) ? [document] : [])),
    unknown: systems.flatMap(({ document, kind }) => (rests.has(document) ? [] : [{ document, kind }])),
  };
}
