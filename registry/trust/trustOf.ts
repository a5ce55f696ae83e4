import type { FamilyValue, Headline } from '../schema/claim.ts';
import type { Overview } from '../schema/documents.ts';
import type { FieldId } from '../schema/fields.ts';
import { chainRoles } from '../schema/vocabulary.ts';
import { type Assumption, type Role, roleOf } from './roles.ts';

/** Somebody who must be honest, with the claim that says so. */
export interface Party extends Assumption {
  role: Role;
  claim: Headline;
}

/** What stands between the work and its result: a family of verification, or none. */
export type Gate = FamilyValue[number] & { claim: Headline };

/** Who must be honest for what, what checks the work, and what nobody checks; from typed claims alone. */
export interface Trust {
  parties: readonly Party[];
  gates: readonly Gate[];
  /** What the chain is used for; null where no claim says it. */
  chain: { name: string | null; roles: readonly (typeof chainRoles)[number][]; claim: Headline } | null;
}

/** The trust model of a profile, as the headline claims of its overview have it. */
export function trustOf({ fields }: Pick<Overview, 'fields'>): Trust {
  const parties = typed<Assumption>(fields, 'verification.trustModel').map((one) => ({ ...one, role: roleOf(one) }));
  const gates = typed<FamilyValue[number]>(fields, 'verification.mechanism');
  const role = claimsOf(fields, 'thesis.onchainRole').find(({ value }) => Array.isArray(value));
  const named = (role?.value ?? []) as readonly unknown[];
  const chain = role && {
    name: claimsOf(fields, 'details.chain')[0]?.short ?? null,
    roles: chainRoles.filter((one) => named.includes(one)),
    claim: role,
  };
  return { parties, gates, chain: chain ?? null };
}

/** Whether the claims name anybody or any check, so that there is something to draw. */
export const isDrawn = ({ parties, gates }: Trust): boolean => parties.length + gates.length > 0;

const claimsOf = (fields: Overview['fields'], id: FieldId): readonly Headline[] => {
  const cell = fields[id];
  return 'claims' in cell ? cell.claims : [];
};

/** Every value of a list field with its claim; what two claims say alike stands once. */
function typed<T extends object>(fields: Overview['fields'], id: FieldId): (T & { claim: Headline })[] {
  const seen = new Set<string>();
  return claimsOf(fields, id).flatMap((claim) =>
    (Array.isArray(claim.value) ? (claim.value as unknown as readonly T[]) : []).flatMap((value) => {
      const text = JSON.stringify(value);
      if (seen.has(text)) return [];
      seen.add(text);
      return [{ ...value, claim }];
    }),
  );
}
