/** What an auditor says of a version, in the contract's order. */
export const verdicts = ['confirmed', 'refuted', 'inconclusive'] as const;
export type Verdict = (typeof verdicts)[number];
