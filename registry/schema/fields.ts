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
 * What a field asks stands in fieldHelp.ts, which the reader's first load does without. To add a field, see docs/how-to/add-a-field.md.
 */
export const fields = [
  { id: 'details.summary', group: 'details', label: 'Summary', value: 'text', freshDays: year },
  { id: 'details.category', group: 'details', label: 'Category', value: 'text', freshDays: year },
  { id: 'details.scope', group: 'details', label: 'Scope', value: 'choice', choices: scopes, freshDays: year },
  { id: 'details.lifecycle', group: 'details', label: 'Life', value: 'choice', choices: lifecycles, freshDays: 180, column: true },
  { id: 'details.launched', group: 'details', label: 'Launched', value: 'date', freshDays: never },
  { id: 'details.layers', group: 'details', label: 'Layers opened', value: 'choices', choices: layers, freshDays: year, column: true },
  { id: 'details.chain', group: 'details', label: 'Chain', value: 'text', freshDays: year },
  { id: 'details.dependencies', group: 'details', label: 'Depends on', value: 'choices', choices: dependencies, freshDays: year },
  { id: 'details.license', group: 'details', label: 'Licence', value: 'text', freshDays: 2 * year },
  { id: 'details.team', group: 'details', label: 'Team', value: 'text', freshDays: year },
  { id: 'details.funding', group: 'details', label: 'Funding', value: 'number', freshDays: year },

  { id: 'thesis.decentralizes', group: 'thesis', label: 'Decentralizes', value: 'text', freshDays: year },
  { id: 'thesis.threat', group: 'thesis', label: 'Threat removed', value: 'text', freshDays: year },
  { id: 'thesis.onchainRole', group: 'thesis', label: 'Role of the chain', value: 'choices', choices: chainRoles, freshDays: year, column: true },
  { id: 'thesis.improves', group: 'thesis', label: 'Improves', value: 'choices', choices: improvements, freshDays: year },
  { id: 'thesis.cost', group: 'thesis', label: 'Costs', value: 'text', freshDays: year },

  { id: 'tasks.inference', group: 'tasks', label: 'Inference', value: 'choice', choices: supports, freshDays: 180, column: true },
  { id: 'tasks.training', group: 'tasks', label: 'Training', value: 'choice', choices: supports, freshDays: 180, column: true },
  { id: 'tasks.fineTuning', group: 'tasks', label: 'Fine-tuning', value: 'choice', choices: supports, freshDays: 180, column: true },
  { id: 'tasks.other', group: 'tasks', label: 'Other tasks', value: 'text', freshDays: year },

  { id: 'output.semantics', group: 'output', label: 'Output semantics', value: 'choice', choices: semantics, freshDays: year, column: true },

  { id: 'verification.mechanism', group: 'verification', label: 'Verification', value: 'families', freshDays: 180, column: true },
  { id: 'verification.trustModel', group: 'verification', label: 'Who must be honest', value: 'assumptions', freshDays: year, column: true },
  { id: 'verification.risk', group: 'verification', label: 'Known risks', value: 'text', freshDays: year, column: true },
  { id: 'verification.overhead', group: 'verification', label: 'Overhead', value: 'number', freshDays: year, comparableBy: ['unit', 'workload'] },

  { id: 'pricing.model', group: 'pricing', label: 'Pricing model', value: 'text', freshDays: 180, column: true },
  { id: 'pricing.subsidized', group: 'pricing', label: 'Subsidy', value: 'choice', choices: subsidies, freshDays: 180, column: true },
  { id: 'pricing.settlement', group: 'pricing', label: 'Settlement', value: 'text', freshDays: year },

  { id: 'participation.role', group: 'participation', label: 'Roles', value: 'text', freshDays: year },
  { id: 'participation.permission', group: 'participation', label: 'Entry', value: 'choice', choices: permissions, freshDays: 180, column: true },
  { id: 'participation.hardware', group: 'participation', label: 'Hardware', value: 'text', freshDays: 180 },
  { id: 'participation.stake', group: 'participation', label: 'Stake', value: 'number', freshDays: 180 },
  { id: 'participation.slashing', group: 'participation', label: 'Penalty', value: 'text', freshDays: 180 },

  { id: 'governance.model', group: 'governance', label: 'Governance', value: 'text', freshDays: 180 },
  { id: 'governance.upgradeability', group: 'governance', label: 'Upgrades', value: 'choice', choices: upgrades, freshDays: 180, column: true },
  { id: 'governance.keys', group: 'governance', label: 'Keys', value: 'text', freshDays: 180 },

  { id: 'tokenomics.token', group: 'tokenomics', label: 'Token', value: 'text', freshDays: year, column: true },
  { id: 'tokenomics.supply', group: 'tokenomics', label: 'Supply', value: 'number', freshDays: 180 },
  { id: 'tokenomics.emission', group: 'tokenomics', label: 'Emission', value: 'text', freshDays: 180 },
  { id: 'tokenomics.allocation', group: 'tokenomics', label: 'Allocation', value: 'text', freshDays: 2 * year },
  { id: 'tokenomics.utility', group: 'tokenomics', label: 'Utility', value: 'text', freshDays: year },

  { id: 'metrics.workers', group: 'metrics', label: 'Workers', value: 'number', freshDays: 90, comparableBy: ['unit'], column: true },
  { id: 'metrics.tasks', group: 'metrics', label: 'Tasks', value: 'number', freshDays: 90, comparableBy: ['unit', 'workload'], column: true },
  { id: 'metrics.taskPrice.inference', group: 'metrics', label: 'Inference price', value: 'number', freshDays: 90, comparableBy: ['unit', 'workload'], column: true },
  { id: 'metrics.taskPrice.training', group: 'metrics', label: 'Training price', value: 'number', freshDays: 90, comparableBy: ['unit', 'workload'], column: true },
  { id: 'metrics.taskPrice.verificationOverhead', group: 'metrics', label: 'Verification overhead', value: 'number', freshDays: year, comparableBy: ['unit', 'workload'], column: true },
] as const satisfies readonly Field[];

export type FieldId = (typeof fields)[number]['id'];

export const fieldIds = fields.map((field) => field.id) as [FieldId, ...FieldId[]];

const byId = new Map<string, Field>(fields.map((field) => [field.id, field]));

/** The dictionary entry of a field id. */
export function fieldOf(id: FieldId): Field {
  return byId.get(id) as Field;
}
