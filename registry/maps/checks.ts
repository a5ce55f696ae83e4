import type { Headline } from '../schema/claim.ts';
import type { Overview } from '../schema/documents.ts';
import { type absenceKinds, type FamilyStatus, families, familyStatuses, layers, type VerificationFamily } from '../schema/vocabulary.ts';

/** The part of a profile that maps are drawn from. */
export type Mapped = Pick<Overview, 'slug' | 'name' | 'monogram' | 'fields'>;
export type Layer = (typeof layers)[number];
export type AbsenceKind = (typeof absenceKinds)[number];

/** Why a system stands in a cell: the claim that names the family there with its best status, or the absence of such a claim. */
export type Check =
  | { family: VerificationFamily; status: FamilyStatus; claim: Headline }
  | { family: null; claim: Headline }
  | { family: null; absence: AbsenceKind };

export interface Crossing<D extends Mapped> {
  /** Null: nobody knows which layers these systems open. */
  layer: Layer | null;
  /** Systems that open the layer, however they are checked. */
  systems: number;
  /** One for each of `families`, in its order: the systems by name, each with what stands behind its mark. */
  cells: readonly (readonly { document: D; check: Check }[])[];
}

/** Systems by the layers that they open and the families that verify them; a system stands in every cell that holds for it. */
export interface ChecksMap<D extends Mapped> {
  /** Null, the last, where some system has no typed family. */
  families: readonly { family: VerificationFamily | null; systems: number }[];
  rows: readonly Crossing<D>[];
}

const isFamily = (value: unknown): value is { family: VerificationFamily; status: FamilyStatus } =>
  typeof value === 'object' && value !== null && 'family' in value && 'status' in value;

/** The families of a system, each once with its best status. Where none is typed: the claim that has none, or the absence. */
export function checksOf({ fields }: Pick<Overview, 'fields'>): Check[] {
  const cell = fields['verification.mechanism'];
  if ('absence' in cell) return [{ family: null, absence: cell.absence.kind }];
  const all = cell.claims.flatMap((claim) =>
    (Array.isArray(claim.value) ? (claim.value as readonly unknown[]) : [])
      .filter(isFamily)
      .map(({ family, status }) => ({ family, status, claim })),
  );
  const best = familyStatuses.flatMap((status) => all.filter((one) => one.status === status));
  const typed = families.flatMap((family) => best.find((one) => one.family === family) ?? []);
  return typed.length > 0 ? typed : [{ family: null, claim: cell.claims[0] as Headline }];
}

/** The layers that any headline claim of a system names. */
export function layersOf({ fields }: Pick<Overview, 'fields'>): Layer[] {
  const cell = fields['details.layers'];
  const named = 'claims' in cell ? cell.claims.flatMap(({ value }) => (Array.isArray(value) ? (value as readonly unknown[]) : [])) : [];
  return layers.filter((layer) => named.includes(layer));
}

/** Systems by layer opened and verification family. What the dictionary has and no system stays: it is a true zero. */
export function checksMap<D extends Mapped>(documents: readonly D[]): ChecksMap<D> {
  const systems = documents
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((document) => ({ document, layers: layersOf(document), checks: checksOf(document) }));
  const columns = [...families, ...(systems.some(({ checks }) => checks.some(({ family }) => family === null)) ? [null] : [])];
  const rows = [...layers, ...(systems.some((one) => one.layers.length === 0) ? [null] : [])];
  return {
    families: columns.map((family) => ({
      family,
      systems: systems.filter(({ checks }) => checks.some((check) => check.family === family)).length,
    })),
    rows: rows.map((layer) => {
      const here = systems.filter((one) => (layer === null ? one.layers.length === 0 : one.layers.includes(layer)));
      return {
        layer,
        systems: here.length,
        cells: columns.map((family) =>
          here.flatMap(({ document, checks }) => checks.filter((check) => check.family === family).map((check) => ({ document, check }))),
        ),
      };
    }),
  };
}
