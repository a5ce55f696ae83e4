import type { Absence, Claim, FieldId, Profile, Source } from '../schema/index.ts';
import { newRef } from './ids.ts';

/** Every function here gives a new draft and leaves the one it was given as it is. */

/**
 * Puts a claim in: in place of the one with its id, or behind the last one of its field. A claim that stands in the
 * table takes the place of the field's absence, because the two exclude each other.
 */
export function setClaim(draft: Profile, claim: Claim): Profile {
  const at = draft.claims.findIndex(({ id }) => id === claim.id);
  const behind = draft.claims.findLastIndex(({ field }) => field === claim.field);
  const claims = at >= 0 ? draft.claims.with(at, claim) : draft.claims.toSpliced(behind < 0 ? draft.claims.length : behind + 1, 0, claim);
  const absences = claim.headline ? draft.absences.filter(({ field }) => field !== claim.field) : draft.absences;
  return withoutUncited({ ...draft, claims: linkedBack(claims, claim), absences }, draft);
}

/** Takes a claim out, with the sources that only it cited and the conflicts that named it. Answers that lean on it are for the author to mend. */
export function removeClaim(draft: Profile, id: string): Profile {
  return withoutUncited({ ...draft, claims: unlinked(draft.claims, new Set([id])) }, draft);
}

/** States that a field has no known value. All claims of the field go, and come back as `removed`, so that a form can ask first. */
export function markAbsence(draft: Profile, absence: Absence): { draft: Profile; removed: Claim[] } {
  const removed = draft.claims.filter(({ field }) => field === absence.field);
  const at = draft.absences.findIndex(({ field }) => field === absence.field);
  const absences = at >= 0 ? draft.absences.with(at, absence) : [...draft.absences, absence];
  const claims = unlinked(draft.claims, new Set(removed.map(({ id }) => id)));
  return { draft: withoutUncited({ ...draft, claims, absences }, draft), removed };
}

/** Takes the absence of a field out, as a step towards a claim. */
export function removeAbsence(draft: Profile, field: FieldId): Profile {
  return { ...draft, absences: draft.absences.filter((absence) => absence.field !== field) };
}

/** Puts a source in, and says its ref. A source that is there already is used again. */
export function addSource<D extends { sources: Record<string, Source> }>(draft: D, source: Source): { draft: D; ref: string } {
  const text = (one: Source) => JSON.stringify([one.title, one.publisher, one.kind, one.url]);
  const known = Object.entries(draft.sources).find(([, one]) => text(one) === text(source));
  const ref = known?.[0] ?? newRef(source.title, Object.keys(draft.sources));
  return { draft: known ? draft : { ...draft, sources: { ...draft.sources, [ref]: source } }, ref };
}

/** Changes a source for everything that cites it. */
export function setSource<D extends { sources: Record<string, Source> }>(draft: D, ref: string, source: Source): D {
  return { ...draft, sources: { ...draft.sources, [ref]: source } };
}

/** Conflicts stand on both sides: what the claim names names it too, and nothing else does. */
function linkedBack(claims: readonly Claim[], changed: Claim): Claim[] {
  return claims.map((claim) => {
    if (claim.id === changed.id || claim.field !== changed.field) return claim;
    const others = (claim.conflictsWith ?? []).filter((id) => id !== changed.id);
    return withConflicts(claim, changed.conflictsWith?.includes(claim.id) ? [...others, changed.id] : others);
  });
}

function unlinked(claims: readonly Claim[], gone: ReadonlySet<string>): Claim[] {
  return claims
    .filter(({ id }) => !gone.has(id))
    .map((claim) =>
      withConflicts(
        claim,
        (claim.conflictsWith ?? []).filter((id) => !gone.has(id)),
      ),
    );
}

function withConflicts(claim: Claim, conflictsWith: string[]): Claim {
  const { conflictsWith: before = [], ...rest } = claim;
  if (before.length === conflictsWith.length && before.every((id, i) => id === conflictsWith[i])) return claim;
  return conflictsWith.length > 0 ? { ...rest, conflictsWith } : rest;
}

/** Without the sources that were cited before and are not any more. One that was just added, and waits for its claim, stays. */
function withoutUncited(draft: Profile, before: Profile): Profile {
  const cited = (one: Profile) => new Set(one.claims.flatMap(({ sources }) => sources));
  const [were, are] = [cited(before), cited(draft)];
  const kept = Object.entries(draft.sources).filter(([ref]) => are.has(ref) || !were.has(ref));
  return { ...draft, sources: Object.fromEntries(kept) };
}
