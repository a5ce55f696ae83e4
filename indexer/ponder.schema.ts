import { index, onchainTable, type PgColumnsBuilders, primaryKey } from 'ponder';
import type { Kind, ProposalAction, Status } from '../registry/actions/words.ts';
import type { Outcome } from '../registry/proposing/outcomes.ts';
import type { Verdict } from '../registry/proposing/verdicts.ts';

/*
 * Every address and digest is in lowercase, every time in seconds since 1970, of its block. A row says where it comes from:
 * block, log index, transaction, time. Rows that are changed (head, proposal, dispute, seat, role, credit, delayedCall)
 * name the event that changed them last, all others the one that made them. GraphQL names a list by an s behind the name
 * of its table, and can be told no other.
 */
const happened = (t: PgColumnsBuilders) => ({
  block: t.bigint().notNull(),
  logIndex: t.integer().notNull(),
  transaction: t.hex().notNull(),
  at: t.bigint().notNull(),
});

/** Every event, once its handler has run: what is compared with the chain to see that nothing was left out. */
export const event = onchainTable(
  'event',
  (t) => ({ contract: t.hex().notNull(), name: t.text().notNull(), ...happened(t) }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }), name: index().on(table.name) }),
);

/** The head of each entry. */
export const head = onchainTable(
  'head',
  (t) => ({
    id: t.hex().primaryKey(),
    kind: t.text().$type<Kind>().notNull(),
    /** YYYYMM for a note, else 0. */
    period: t.integer().notNull(),
    key: t.text().notNull(),
    digest: t.hex().notNull(),
    version: t.integer().notNull(),
    approvedAt: t.bigint().notNull(),
    status: t.text().$type<Status>().notNull(),
    /** Open disputes of this version. */
    disputes: t.integer().notNull(),
    ...happened(t),
  }),
  (table) => ({ place: index().on(table.kind, table.period, table.key) }),
);

export const revision = onchainTable(
  'revision',
  (t) => ({
    entry: t.hex().notNull(),
    version: t.integer().notNull(),
    kind: t.text().$type<Kind>().notNull(),
    period: t.integer().notNull(),
    key: t.text().notNull(),
    digest: t.hex().notNull(),
    /** Digest of the revision before; null for the first. */
    parent: t.hex(),
    status: t.text().$type<Status>().notNull(),
    proposal: t.hex().notNull(),
    proposer: t.hex().notNull(),
    /** Seats whose approvals counted, as a bitmap. */
    approvals: t.bigint().notNull(),
    ...happened(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.entry, table.version] }), block: index().on(table.block), at: index().on(table.at) }),
);

export type StoredState = 'open' | 'executed' | 'rejected' | 'withdrawn';

/** The fields of each proposal, and how it ended. Expired and stale are no events: whoever reads derives them. */
export const proposal = onchainTable(
  'proposal',
  (t) => ({
    id: t.hex().primaryKey(),
    entry: t.hex().notNull(),
    action: t.text().$type<ProposalAction>().notNull(),
    kind: t.text().$type<Kind>().notNull(),
    period: t.integer().notNull(),
    key: t.text().notNull(),
    baseVersion: t.integer().notNull(),
    digest: t.hex().notNull(),
    proposer: t.hex().notNull(),
    quorum: t.integer().notNull(),
    rejectionQuorum: t.integer().notNull(),
    deadline: t.bigint().notNull(),
    bond: t.bigint().notNull(),
    openedBlock: t.bigint().notNull(),
    openedLogIndex: t.integer().notNull(),
    openedAt: t.bigint().notNull(),
    openedTransaction: t.hex().notNull(),
    state: t.text().$type<StoredState>().notNull(),
    closedAt: t.bigint(),
    /** Who withdrew it. */
    closedBy: t.hex(),
    /** Whether its rejection cost the bond. */
    spam: t.boolean().notNull(),
    /** Version that it made. */
    version: t.integer(),
    /** Seats that decided, as a bitmap: approvals of an executed one, rejections of a rejected one. */
    decidedBy: t.bigint(),
    ...happened(t),
  }),
  (table) => ({
    opened: index().on(table.openedBlock, table.openedLogIndex),
    entry: index().on(table.entry),
    state: index().on(table.state),
  }),
);

export const vote = onchainTable(
  'vote',
  (t) => ({
    proposal: t.hex().notNull(),
    curator: t.hex().notNull(),
    seat: t.integer().notNull(),
    vote: t.text().$type<'approve' | 'reject' | 'spam'>().notNull(),
    /** Digest of the comment that gives the reason; null for approvals. */
    reason: t.hex(),
    ...happened(t),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.block, table.logIndex] }),
    proposal: index().on(table.proposal),
    curator: index().on(table.curator),
  }),
);

/** Every withdrawal, those of signed offers that never opened included: they are in no other table. */
export const withdrawal = onchainTable(
  'withdrawal',
  (t) => ({ proposal: t.hex().notNull(), entry: t.hex().notNull(), by: t.hex().notNull(), ...happened(t) }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }), proposal: index().on(table.proposal) }),
);

/** Proposals with the action dispute. */
export const dispute = onchainTable(
  'dispute',
  (t) => ({
    proposal: t.hex().primaryKey(),
    entry: t.hex().notNull(),
    /** Version that it disputes. */
    version: t.integer().notNull(),
    evidence: t.hex().notNull(),
    proposer: t.hex().notNull(),
    state: t.text().$type<'open' | 'upheld' | 'dismissed' | 'withdrawn'>().notNull(),
    openedBlock: t.bigint().notNull(),
    openedAt: t.bigint().notNull(),
    closedBlock: t.bigint(),
    closedAt: t.bigint(),
    ...happened(t),
  }),
  (table) => ({ entry: index().on(table.entry) }),
);

export const attestation = onchainTable(
  'attestation',
  (t) => ({
    entry: t.hex().notNull(),
    auditor: t.hex().notNull(),
    version: t.integer().notNull(),
    digest: t.hex().notNull(),
    verdict: t.text().$type<Verdict>().notNull(),
    evidence: t.hex().notNull(),
    ...happened(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }), entry: index().on(table.entry) }),
);

export const reproduction = onchainTable(
  'reproduction',
  (t) => ({
    entry: t.hex().notNull(),
    account: t.hex().notNull(),
    version: t.integer().notNull(),
    digest: t.hex().notNull(),
    outcome: t.text().$type<Outcome>().notNull(),
    evidence: t.hex().notNull(),
    ...happened(t),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.block, table.logIndex] }),
    entry: index().on(table.entry),
    account: index().on(table.account),
  }),
);

/** Who holds each seat now. */
export const seat = onchainTable('seat', (t) => ({
  index: t.integer().primaryKey(),
  /** Null where it is empty. */
  curator: t.hex(),
  ...happened(t),
}));

export const seatChange = onchainTable(
  'seat_change',
  (t) => ({ seat: t.integer().notNull(), curator: t.hex().notNull(), seated: t.boolean().notNull(), ...happened(t) }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }), curator: index().on(table.curator) }),
);

/** Members of the roles of each AccessManager that the registry obeyed, those who were dismissed too. */
export const role = onchainTable(
  'role',
  (t) => ({
    manager: t.hex().notNull(),
    /** 0 admin, 1 guardian, 2 auditor. */
    role: t.bigint().notNull(),
    account: t.hex().notNull(),
    member: t.boolean().notNull(),
    /** Seconds between announcing and executing, and from when, in the words of the last grant. */
    delay: t.integer().notNull(),
    since: t.bigint().notNull(),
    ...happened(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.manager, table.role, table.account] }) }),
);

/** Calls announced in an AccessManager. */
export const delayedCall = onchainTable(
  'delayed_call',
  (t) => ({
    manager: t.hex().notNull(),
    id: t.hex().notNull(),
    nonce: t.integer().notNull(),
    caller: t.hex().notNull(),
    target: t.hex().notNull(),
    data: t.hex().notNull(),
    readyAt: t.bigint().notNull(),
    scheduledAt: t.bigint().notNull(),
    state: t.text().$type<'scheduled' | 'executed' | 'cancelled'>().notNull(),
    ...happened(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.manager, table.id, table.nonce] }) }),
);

/** Rules in the order in which they were set: the newest of a kind are those of coming proposals. */
export const rule = onchainTable(
  'rule',
  (t) => ({
    kind: t.text().$type<Kind>().notNull(),
    quorum: t.integer().notNull(),
    rejectionQuorum: t.integer().notNull(),
    lifetime: t.integer().notNull(),
    bond: t.bigint().notNull(),
    ...happened(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }), kind: index().on(table.kind) }),
);

export const pause = onchainTable(
  'pause',
  (t) => ({ paused: t.boolean().notNull(), by: t.hex().notNull(), ...happened(t) }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);

/** Accounts named by the admin: the treasury, the successor, another AccessManager of the registry or of the attestations. */
export const appointment = onchainTable(
  'appointment',
  (t) => ({
    office: t.text().$type<'treasury' | 'successor' | 'authority' | 'auditing'>().notNull(),
    account: t.hex().notNull(),
    ...happened(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }) }),
);

/** What each account may collect, in wei. */
export const credit = onchainTable('credit', (t) => ({ account: t.hex().primaryKey(), amount: t.bigint().notNull(), ...happened(t) }));

/** Bonds that became a credit, with their proposal, and credits that were paid. */
export const payment = onchainTable(
  'payment',
  (t) => ({
    step: t.text().$type<'credited' | 'collected'>().notNull(),
    account: t.hex().notNull(),
    amount: t.bigint().notNull(),
    proposal: t.hex(),
    ...happened(t),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.block, table.logIndex] }), account: index().on(table.account) }),
);
