import { onchainTable, type PgColumnsBuilders, primaryKey } from 'ponder';

/** Where an event stands: the same columns as in the indexer's tables. */
const happened = (t: PgColumnsBuilders) => ({
  block: t.bigint().notNull(),
  logIndex: t.integer().notNull(),
  transaction: t.hex().notNull(),
  at: t.bigint().notNull(),
});

export const proposed = onchainTable(
  'proposed',
  (t) => ({
    id: t.hex().notNull(),
    entry: t.hex().notNull(),
    proposer: t.hex().notNull(),
    action: t.integer().notNull(),
    kind: t.integer().notNull(),
    period: t.integer().notNull(),
    key: t.hex().notNull(),
    baseVersion: t.integer().notNull(),
    digest: t.hex().notNull(),
    quorum: t.integer().notNull(),
    rejectionQuorum: t.integer().notNull(),
    deadline: t.integer().notNull(),
    bond: t.bigint().notNull(),
    ...happened(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);

export const approved = onchainTable(
  'approved',
  (t) => ({ id: t.hex().notNull(), curator: t.hex().notNull(), seat: t.integer().notNull(), ...happened(t) }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);

export const revised = onchainTable(
  'revised',
  (t) => ({
    entry: t.hex().notNull(),
    proposal: t.hex().notNull(),
    version: t.integer().notNull(),
    digest: t.hex().notNull(),
    parent: t.hex().notNull(),
    proposer: t.hex().notNull(),
    approvals: t.bigint().notNull(),
    status: t.integer().notNull(),
    ...happened(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);

export const credited = onchainTable(
  'credited',
  (t) => ({ account: t.hex().notNull(), amount: t.bigint().notNull(), proposal: t.hex().notNull(), ...happened(t) }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);

export const collected = onchainTable(
  'collected',
  (t) => ({ account: t.hex().notNull(), amount: t.bigint().notNull(), ...happened(t) }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);
