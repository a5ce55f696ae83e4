/** Systems that stand beside each other at once. */
export const LEAST = 2;
export const MOST = 6;

/** Rows that differ before those that are equal, or as the dictionary has them. */
export const rowOrders = ['differences', 'dictionary'] as const;
export type RowOrder = (typeof rowOrders)[number];
