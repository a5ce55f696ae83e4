// biome-ignore-all format: a table is read by its lines.
/** The closed lists of words that documents use. Order is the order of display. */

export const groups = [
  'details', 'thesis', 'tasks', 'output', 'verification',
  'pricing', 'participation', 'governance', 'tokenomics', 'metrics',
] as const;
export type Group = (typeof groups)[number];

/** The evidence ladder, weakest first (docs/reference/evidence.md). */
export const rungs = ['announced', 'reported', 'documented', 'released-code', 'on-chain', 'measured', 'reproduced'] as const;
export type Rung = (typeof rungs)[number];

export const layers = ['data', 'models', 'compute', 'inference', 'evaluation', 'settlement', 'governance'] as const;
export const chainRoles = ['recording', 'payment', 'incentive', 'identity', 'governance', 'verification'] as const;
export const improvements = ['cost', 'availability', 'censorship-resistance', 'verifiability', 'contribution-distribution'] as const;
export const lifecycles = ['announced', 'testnet', 'live', 'winding-down', 'ended'] as const;
export const scopes = ['in-scope', 'border'] as const;

/** `self-hosted`: the network leases machines or hosts, and the user runs the task on them. */
export const supports = ['offered', 'self-hosted', 'testnet', 'planned', 'paused', 'not-offered'] as const;
export const semantics = ['deterministic', 'probabilistic', 'left-to-the-tenant'] as const;

export const families = ['zk', 'optimistic', 'tee', 're-execution', 'sampling', 'scoring', 'reputation', 'none'] as const;
export type VerificationFamily = (typeof families)[number];
export const familyStatuses = ['live', 'opt-in', 'testnet', 'planned', 'retired'] as const;
export type FamilyStatus = (typeof familyStatuses)[number];

/** Who must be honest. */
export const parties = ['one-of-n', 'committee', 'token-majority', 'hardware-maker', 'single-operator', 'user'] as const;
export type Party = (typeof parties)[number];

export const subsidies = ['subsidized', 'partly', 'not-subsidized'] as const;
export const permissions = ['open', 'staked', 'allow-listed'] as const;
export const upgrades = ['immutable', 'vote', 'timelock', 'multisig', 'single-key', 'operator'] as const;

export const absenceKinds = ['not-published', 'not-found', 'not-applicable'] as const;
export const changeKinds = ['new', 'world', 'correction', 'method', 'retire'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const sourceKinds = ['code', 'chain', 'document', 'announcement', 'measurement', 'press'] as const;
export const noteTypes = ['paper', 'blog', 'release', 'discussion'] as const;
export type NoteType = (typeof noteTypes)[number];
export const tags = ['execution', 'verification', 'governance', 'incentive', 'application', 'hardware', 'blockchain', 'interface'] as const;
export type Tag = (typeof tags)[number];

/** The links that a profile may carry, in order of display. */
export const linkKinds = ['website', 'docs', 'whitepaper', 'github', 'explorer', 'x', 'discord', 'telegram', 'forum'] as const;

/** Words for codes whose spelling is not yet a label. Everything else is shown as it is, with spaces for hyphens. */
export const labels: Readonly<Record<string, string>> = {
  zk: 'ZK', tee: 'TEE', 're-execution': 're-execution', 'one-of-n': 'one of N', 'opt-in': 'opt-in',
  'left-to-the-tenant': 'left to the tenant', 'self-hosted': 'self-hosted', 'allow-listed': 'allow-listed',
  'on-chain': 'on chain', 'released-code': 'released code', x: 'X', github: 'GitHub', 'in-scope': 'in scope',
};

/** A code as a reader sees it. */
export const labelOf = (code: string): string => labels[code] ?? code.replaceAll('-', ' ');
