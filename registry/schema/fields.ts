// biome-ignore-all format: a table is read by its lines.
import {
  chainRoles, dependencies, type Group, improvements, layers, lifecycles, permissions, scopes, semantics, subsidies, supports, upgrades,
} from './vocabulary.ts';

/** What a claim's typed value is. `text` fields have no typed value: the short text stands for it. */
export type ValueType = 'text' | 'number' | 'date' | 'choice' | 'choices' | 'families' | 'assumptions';

export interface Field {
  id: string;
  group: Group;
  label: string;
  /** One sentence for forms, heads and docs: what is asked, what counts, what does not. */
  help: string;
  value: ValueType;
  choices?: readonly string[];
  /** Days after which a reading of this kind is old. */
  freshDays: number;
  /** Two values compare only if these parts are equal; absent: never ranked. */
  comparableBy?: readonly ('unit' | 'workload')[];
  /** Stands in the condensed table without being asked for. */
  column?: true;
}

const year = 365;
/** For what stays true once it is true: a century. */
const never = 100 * year;

/**
 * The field dictionary: the single source for schema, table columns, filters, forms, export heads and docs.
 * To add a field, see docs/how-to/add-a-field.md.
 */
export const fields = [
  { id: 'details.summary', group: 'details', label: 'Summary', help: 'What the system is and what runs today.', value: 'text', freshDays: year },
  { id: 'details.category', group: 'details', label: 'Category', help: 'The kind of system, in two to four words.', value: 'text', freshDays: year },
  { id: 'details.scope', group: 'details', label: 'Scope', help: 'Inside the scope of this register, or listed at its border for comparison, and why.', value: 'choice', choices: scopes, freshDays: year },
  { id: 'details.lifecycle', group: 'details', label: 'Life', help: 'How far the network itself is: announced, on a test network, live, winding down or ended.', value: 'choice', choices: lifecycles, freshDays: 180, column: true },
  { id: 'details.launched', group: 'details', label: 'Launched', help: 'The date of the first main network that others could join; an earlier test network is named beside it.', value: 'date', freshDays: never },
  { id: 'details.layers', group: 'details', label: 'Layers opened', help: 'Which layers of an ML service outsiders can supply; settlement and governance count where contracts or votes do them.', value: 'choices', choices: layers, freshDays: year, column: true },
  { id: 'details.chain', group: 'details', label: 'Chain', help: 'Where the system records and settles.', value: 'text', freshDays: year },
  { id: 'details.dependencies', group: 'details', label: 'Depends on', help: 'Provers, makers of enclaves, settlement chains and stores that it leans on, and that others may lean on too.', value: 'choices', choices: dependencies, freshDays: year },
  { id: 'details.license', group: 'details', label: 'Licence', help: 'Licence of the node software and of the parts that are not open.', value: 'text', freshDays: 2 * year },
  { id: 'details.team', group: 'details', label: 'Team', help: 'Who develops it, as published.', value: 'text', freshDays: year },
  { id: 'details.funding', group: 'details', label: 'Funding', help: 'Money raised or granted, with date and source.', value: 'number', freshDays: year },

  { id: 'thesis.decentralizes', group: 'thesis', label: 'Decentralizes', help: 'Which part of a platform is replaced by a network.', value: 'text', freshDays: year },
  { id: 'thesis.threat', group: 'thesis', label: 'Threat removed', help: 'Against what, or whom, the design protects.', value: 'text', freshDays: year },
  { id: 'thesis.onchainRole', group: 'thesis', label: 'Role of the chain', help: 'What the chain does: records, pays, rewards, identifies, governs, verifies.', value: 'choices', choices: chainRoles, freshDays: year, column: true },
  { id: 'thesis.improves', group: 'thesis', label: 'Improves', help: 'What is claimed to be better than in a centralized service.', value: 'choices', choices: improvements, freshDays: year },
  { id: 'thesis.cost', group: 'thesis', label: 'Costs', help: 'What the open network costs in quality, latency or governance.', value: 'text', freshDays: year },

  { id: 'tasks.inference', group: 'tasks', label: 'Inference', help: 'Do others in the network run inference for the user, does the user run it, or neither; how, and on which hardware.', value: 'choice', choices: supports, freshDays: 180, column: true },
  { id: 'tasks.training', group: 'tasks', label: 'Training', help: 'Do others in the network train models, does the user train on leased hosts, or neither; how.', value: 'choice', choices: supports, freshDays: 180, column: true },
  { id: 'tasks.fineTuning', group: 'tasks', label: 'Fine-tuning', help: 'Do others in the network tune a model of the user, does the user tune it, or neither; how.', value: 'choice', choices: supports, freshDays: 180, column: true },
  { id: 'tasks.other', group: 'tasks', label: 'Other tasks', help: 'Other work of the network: evaluation, storage, video, agents.', value: 'text', freshDays: year },

  { id: 'output.semantics', group: 'output', label: 'Output semantics', help: 'Is the output deterministic or probabilistic, per task, and how reproducibility is reached.', value: 'choice', choices: semantics, freshDays: year, column: true },

  { id: 'verification.mechanism', group: 'verification', label: 'Verification', help: 'How correctness of work is checked: family and status of each mechanism.', value: 'families', freshDays: 180, column: true },
  { id: 'verification.trustModel', group: 'verification', label: 'Who must be honest', help: 'Typed trust assumptions: who, for what, and what nobody checks.', value: 'assumptions', freshDays: year, column: true },
  { id: 'verification.risk', group: 'verification', label: 'Known risks', help: 'One claim for each known risk or incident.', value: 'text', freshDays: year, column: true },
  { id: 'verification.overhead', group: 'verification', label: 'Overhead', help: 'Cost of checking against running natively, with its workload; the rung says whether anybody measured it.', value: 'number', freshDays: year, comparableBy: ['unit', 'workload'] },

  { id: 'pricing.model', group: 'pricing', label: 'Pricing model', help: 'Who sets the price, and what is priced.', value: 'text', freshDays: 180, column: true },
  { id: 'pricing.subsidized', group: 'pricing', label: 'Subsidy', help: 'Do emissions, grants or a treasury pay the larger part, a smaller or unknown part, or nothing of what suppliers receive.', value: 'choice', choices: subsidies, freshDays: 180, column: true },
  { id: 'pricing.settlement', group: 'pricing', label: 'Settlement', help: 'In what, where and when work is paid.', value: 'text', freshDays: year },

  { id: 'participation.role', group: 'participation', label: 'Roles', help: 'Who takes part, and what each does.', value: 'text', freshDays: year },
  { id: 'participation.permission', group: 'participation', label: 'Entry', help: 'What a new worker needs before it can earn: nothing but a fee, a stake, or the consent of somebody.', value: 'choice', choices: permissions, freshDays: 180, column: true },
  { id: 'participation.hardware', group: 'participation', label: 'Hardware', help: 'What a worker needs.', value: 'text', freshDays: 180 },
  { id: 'participation.stake', group: 'participation', label: 'Stake', help: 'What a worker must lock.', value: 'number', freshDays: 180 },
  { id: 'participation.slashing', group: 'participation', label: 'Penalty', help: 'What a worker can lose, for what, and whether that is switched on.', value: 'text', freshDays: 180 },

  { id: 'governance.model', group: 'governance', label: 'Governance', help: 'Who decides, and how.', value: 'text', freshDays: 180 },
  { id: 'governance.upgradeability', group: 'governance', label: 'Upgrades', help: 'What stands between a wish to replace the rules or the code and its execution; undisclosed where the holder of the key is not published.', value: 'choice', choices: upgrades, freshDays: 180, column: true },
  { id: 'governance.keys', group: 'governance', label: 'Keys', help: 'Who holds the keys that upgrade or pause, and with what delay.', value: 'text', freshDays: 180 },

  { id: 'tokenomics.token', group: 'tokenomics', label: 'Token', help: 'The token, its standard and its chain.', value: 'text', freshDays: year, column: true },
  { id: 'tokenomics.supply', group: 'tokenomics', label: 'Supply', help: 'Cap, total or circulating amount; the second line says which.', value: 'number', freshDays: 180 },
  { id: 'tokenomics.emission', group: 'tokenomics', label: 'Emission', help: 'How new tokens appear, and to whom they go.', value: 'text', freshDays: 180 },
  { id: 'tokenomics.allocation', group: 'tokenomics', label: 'Allocation', help: 'Shares at the start, and lock-ups.', value: 'text', freshDays: 2 * year },
  { id: 'tokenomics.utility', group: 'tokenomics', label: 'Utility', help: 'What the token is needed for.', value: 'text', freshDays: year },

  { id: 'metrics.workers', group: 'metrics', label: 'Workers', help: 'Nodes or services that do ML work. The unit says what one worker is.', value: 'number', freshDays: 90, comparableBy: ['unit'], column: true },
  { id: 'metrics.tasks', group: 'metrics', label: 'Tasks', help: 'Work done so far, or in a stated period. The unit says what one task is, the workload which period and part of the system.', value: 'number', freshDays: 90, comparableBy: ['unit', 'workload'], column: true },
  { id: 'metrics.taskPrice.inference', group: 'metrics', label: 'Inference price', help: 'Price of one unit of inference, with model.', value: 'number', freshDays: 90, comparableBy: ['unit', 'workload'], column: true },
  { id: 'metrics.taskPrice.training', group: 'metrics', label: 'Training price', help: 'Price of one unit of training, with hardware.', value: 'number', freshDays: 90, comparableBy: ['unit', 'workload'], column: true },
  { id: 'metrics.taskPrice.verificationOverhead', group: 'metrics', label: 'Verification overhead', help: 'What checking adds to the price of a task.', value: 'number', freshDays: year, comparableBy: ['unit', 'workload'], column: true },
] as const satisfies readonly Field[];

export type FieldId = (typeof fields)[number]['id'];

export const fieldIds = fields.map((field) => field.id) as [FieldId, ...FieldId[]];

const byId = new Map<string, Field>(fields.map((field) => [field.id, field]));

/** The dictionary entry of a field id. */
export function fieldOf(id: FieldId): Field {
  return byId.get(id) as Field;
}
