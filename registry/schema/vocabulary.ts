// biome-ignore-all format: a table is read by its lines.
/** The closed lists of words that documents use. Order is the order of display. */

export const groups = [
  'details', 'thesis', 'tasks', 'output', 'verification',
  'pricing', 'participation', 'governance', 'tokenomics', 'metrics',
] as const;
export type Group = (typeof groups)[number];

/**
 * The evidence ladder, weakest first (docs/reference/evidence.md). The kind of the cited source decides, not how sure we are; doubts
 * stand in the note. A claim that sums up others has the rung of its weakest necessary part. `measured` asks for three things: whoever
 * measured is independent of the system, the method is published, and the workload is named. A system's own figures are `announced`
 * or `documented`, those of an outsider without a method `reported`.
 */
export const rungs = ['announced', 'reported', 'documented', 'released-code', 'on-chain', 'measured', 'reproduced'] as const;
export type Rung = (typeof rungs)[number];

export const layers = ['data', 'models', 'compute', 'inference', 'evaluation', 'settlement', 'governance'] as const;
export const chainRoles = ['recording', 'payment', 'incentive', 'identity', 'governance', 'verification'] as const;
export const improvements = ['cost', 'availability', 'censorship-resistance', 'verifiability', 'contribution-distribution'] as const;
/**
 * Of the network, not of its token or company. `announced`: described, parts may be released, but no network that others can join was
 * found. `live`: outsiders can join and use a main network, labelled beta or not.
 */
export const lifecycles = ['announced', 'testnet', 'live', 'winding-down', 'ended'] as const;
/** `border`: sells capacity, applications or other work as such, and is listed for comparison; the claim says why. */
export const scopes = ['in-scope', 'border'] as const;

/**
 * Who runs the task. `offered`: others in the network run it for whoever asks or joins, on their own models or on hosted ones.
 * `self-hosted`: the user runs it, on a leased host or an own machine. A tool that does something else on the way is `not-offered`.
 * Whether a task still runs and nobody says so is an absence, not `paused`.
 */
export const supports = ['offered', 'self-hosted', 'testnet', 'planned', 'paused', 'not-offered'] as const;
/** `left-to-the-tenant`: the system defines no output, so it cannot promise one. */
export const semantics = ['deterministic', 'probabilistic', 'left-to-the-tenant'] as const;

export const families = ['zk', 'optimistic', 'tee', 're-execution', 'sampling', 'scoring', 'reputation', 'none'] as const;
export type VerificationFamily = (typeof families)[number];
/**
 * `live`: done without being asked for, on the main network, for the scope that is named. `opt-in`: available there to whoever
 * switches it on or runs it, a released tool included.
 */
export const familyStatuses = ['live', 'opt-in', 'testnet', 'planned', 'retired'] as const;
export type FamilyStatus = (typeof familyStatuses)[number];

/**
 * Who must be honest. `single-operator`: one company, host or key, its holder known or not. `committee`: a limited group, each with one
 * voice, chosen or named. `token-majority`: whoever holds or stakes most. The first of a list is the party on which a result rests today.
 */
export const parties = ['one-of-n', 'committee', 'token-majority', 'hardware-maker', 'single-operator', 'user'] as const;
export type Party = (typeof parties)[number];

/** Of what suppliers receive: `subsidized` where emissions, grants or a treasury pay the larger part, `partly` a smaller or unknown one. */
export const subsidies = ['subsidized', 'partly', 'not-subsidized'] as const;
/**
 * What a supplier of work needs before it can earn. `open`: at most a fee that is burned, or a deposit for one job. `staked`: tokens
 * locked for as long as it works. `allow-listed`: the consent of somebody, with a stake or without.
 */
export const permissions = ['open', 'staked', 'allow-listed'] as const;
/**
 * The last gate before new code runs. `timelock`: a delay on chain after the decision, whoever decides. `multisig` and `single-key`: a
 * known kind of key. `operator`: a named company. `undisclosed`: a key whose holder is not published.
 */
export const upgrades = ['immutable', 'vote', 'timelock', 'multisig', 'single-key', 'operator', 'undisclosed'] as const;

/**
 * What several systems may lean on together: if it fails or lies, all of them are touched. A chain counts where it settles, not where a
 * token is bridged to; a framework where it is the code of an own chain; a maker of enclaves where its attestation is believed; a
 * setup ceremony where own proofs are sound only if one of its contributors was honest.
 */
export const dependencies = [
  'ethereum', 'arbitrum', 'optimism', 'base', 'gnosis', 'polygon', 'solana', 'op-stack', 'arbitrum-orbit', 'cosmos-sdk', 'substrate',
  'intel', 'amd', 'nvidia', 'amazon', 'risc-zero', 'succinct', 'ezkl', 'powers-of-tau', 'ipfs', 'filecoin', 'arweave',
  'chainlink', 'pyth', 'drand', 'uniswap', 'safe',
] as const;

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
  ethereum: 'Ethereum', arbitrum: 'Arbitrum', optimism: 'Optimism', base: 'Base', gnosis: 'Gnosis', polygon: 'Polygon', solana: 'Solana',
  'op-stack': 'OP Stack', 'arbitrum-orbit': 'Arbitrum Orbit', 'cosmos-sdk': 'Cosmos SDK', substrate: 'Substrate', intel: 'Intel',
  amd: 'AMD', nvidia: 'NVIDIA', amazon: 'Amazon', 'risc-zero': 'RISC Zero', succinct: 'Succinct', ezkl: 'EZKL',
  'powers-of-tau': 'Perpetual Powers of Tau', ipfs: 'IPFS', filecoin: 'Filecoin', arweave: 'Arweave', chainlink: 'Chainlink',
  pyth: 'Pyth', drand: 'drand', uniswap: 'Uniswap', safe: 'Safe',
  zk: 'ZK', tee: 'TEE', 're-execution': 're-execution', 'one-of-n': 'one of N', 'opt-in': 'opt-in',
  'left-to-the-tenant': 'left to the tenant', 'self-hosted': 'self-hosted', 'allow-listed': 'allow-listed',
  'on-chain': 'on chain', 'released-code': 'released code', x: 'X', github: 'GitHub', discord: 'Discord', telegram: 'Telegram', 'in-scope': 'in scope',
};

/** A code as a reader sees it. */
export const labelOf = (code: string): string => labels[code] ?? code.replaceAll('-', ' ');
