import { fieldIds, fieldOf } from '../../../registry/schema/fields.ts';
import type { Claim, FieldId, GroupBlock } from '../../../registry/schema/index.ts';
import { type Group, groups } from '../../../registry/schema/vocabulary.ts';
import { t, word } from '../../words/t.tsx';

/** The sections of a profile: verification first, then the others as the dictionary has them. */
export const sectionOrder: readonly Group[] = ['verification', ...groups.filter((group) => group !== 'verification')];

/** Claims that stand together: one alone, or all that contradict each other. */
export interface Cluster {
  claims: readonly Claim[];
  conflict: boolean;
}

/** Trust assumptions before mechanisms; else as the dictionary has them. */
export const firstOfGroup = (a: FieldId, b: FieldId): number =>
  Number(b === 'verification.trustModel') - Number(a === 'verification.trustModel');

/** The claims of one group, field by field in the order of the dictionary; trust assumptions before mechanisms. */
export function fieldsOf(block: GroupBlock): FieldClaims[] {
  return fieldIds
    .filter((field) => fieldOf(field).group === block.group)
    .toSorted(firstOfGroup)
    .map((field) => ({ field, clusters: clustersOf(block.claims.filter((claim) => claim.field === field)) }))
    .filter(({ clusters }) => clusters.length > 0);
}

/** Headline claims first, and each conflict as one cluster at the place of its first claim. */
export function clustersOf(claims: readonly Claim[]): Cluster[] {
  const ordered = claims.toSorted((a, b) => Number(b.headline ?? false) - Number(a.headline ?? false));
  const byId = new Map(ordered.map((claim) => [claim.id, claim]));
  const placed = new Set<string>();
  const clusters: Cluster[] = [];
  for (const claim of ordered) {
    if (placed.has(claim.id)) continue;
    const members = [claim];
    placed.add(claim.id);
    for (const member of members)
      for (const id of member.conflictsWith ?? []) {
        const other = byId.get(id);
        if (!other || placed.has(id)) continue;
        placed.add(id);
        members.push(other);
      }
    clusters.push({ claims: members, conflict: members.length > 1 });
  }
  return clusters;
}

/** The claims of one field of a group. */
export interface FieldClaims {
  field: FieldId;
  clusters: readonly Cluster[];
}

/** What a group opens with, the claims of the table and what contradicts them, and what stands folded below; nothing folds for one claim. */
export function foldOf(fields: readonly FieldClaims[]): {
  first: readonly FieldClaims[];
  rest: readonly FieldClaims[];
  folded: readonly Claim[];
} {
  const part = (headline: boolean) =>
    fields
      .map(({ field, clusters }) => ({
        field,
        clusters: clusters.filter(({ claims }) => claims.some((claim) => claim.headline) === headline),
      }))
      .filter(({ clusters }) => clusters.length > 0);
  const rest = part(false);
  const folded = rest.flatMap(({ clusters }) => clusters.flatMap(({ claims }) => claims));
  const first = part(true);
  return folded.length < 2 || first.length === 0 ? { first: fields, rest: [], folded: [] } : { first, rest, folded };
}

const ordinals = [word('first'), word('second'), word('third'), word('fourth'), word('fifth'), word('sixth')];

/** Which claims of a conflict the table shows. */
export function shownOf({ claims }: Cluster): string {
  const shown = claims.flatMap((claim, i) => (claim.headline ? [t(ordinals[i] ?? String(i + 1))] : []));
  if (shown.length === claims.length) return claims.length === 2 ? t('The table shows both.') : t('The table shows all.');
  if (shown.length === 0) return t('The table shows neither.');
  return t('The table shows the {shown}. Neither is deleted.', { shown: shown.join(t(' and the ')) });
}
