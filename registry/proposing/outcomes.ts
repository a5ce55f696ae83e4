/** What came of repeating what a version says was measured, in the contract's order. */
export const outcomes = ['same', 'different', 'unfinished'] as const;
export type Outcome = (typeof outcomes)[number];
