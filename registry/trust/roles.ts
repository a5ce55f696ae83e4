import type { AssumptionsValue } from '../schema/claim.ts';

/** The place of a party on the way of a request. */
export const roles = ['asks', 'makes', 'works', 'checks', 'keeps'] as const;
export type Role = (typeof roles)[number];
export type Assumption = AssumptionsValue[number];

const groups: readonly Assumption['party'][] = ['one-of-n', 'committee', 'token-majority'];

/**
 * What decides the role of a party, in this order; the first rule that fits wins, and who fits none does the work. The type comes first;
 * words decide only where one type can stand in several places. The rules are told in docs/reference/project-page.md.
 */
const rules: readonly { role: Role; fits: (one: Assumption) => boolean }[] = [
  { role: 'asks', fits: ({ party }) => party === 'user' },
  { role: 'makes', fits: ({ party, who }) => party === 'hardware-maker' || /\b(maker|setup|ceremony|beacon)\b/i.test(who) },
  {
    role: 'keeps',
    fits: ({ who, forWhat }) =>
      /\b(contracts?|multisig|admin\w*|guardian|key|stakers?|voters|signers|registry|price oracle|on the chain)\b|\bSafe\b|DAO\b/.test(
        who,
      ) || /\b(ledger|blocks|upgrad\w+|fees?)\b/i.test(forWhat),
  },
  {
    role: 'checks',
    fits: ({ forWhat }) => /^(checking|recomputing|judging|benchmarks)\b|\b(again|challeng\w+|reference result)\b/i.test(forWhat),
  },
  { role: 'works', fits: ({ forWhat }) => /^(running|executing|keeping)\b|\bserves\b/i.test(forWhat) },
  { role: 'checks', fits: ({ party }) => groups.includes(party) },
];

/** Where a party stands on the way of a request. */
export const roleOf = (one: Assumption): Role => rules.find(({ fits }) => fits(one))?.role ?? 'works';
