import type { ContractFunctionArgs } from 'viem';
import { type Hex, keccak256, padHex, stringToHex } from 'viem';
import type { registryAbi } from '../../../registry/generated/abi.ts';

/** A proposal as `approve` takes it. */
export type Proposal = ContractFunctionArgs<typeof registryAbi, 'nonpayable', 'approve'>[0];

/** What a proposer chooses. */
export type Fields = Pick<Proposal, 'action' | 'kind' | 'period' | 'key' | 'baseVersion' | 'digest'>;

export const Kind = { Project: 0, Metric: 1, Note: 2, Page: 3 } as const;
export const Action = { Create: 0, Update: 1, Retire: 2, Restore: 3, Dispute: 4 } as const;
export const Status = { None: 0, Active: 1, Retired: 2, Disputed: 3 } as const;
export const State = {
  Unknown: 0,
  Open: 1,
  Executed: 2,
  Rejected: 3,
  Withdrawn: 4,
  Expired: 5,
  Stale: 6,
} as const;

/** The rules of every kind in most tests. */
export const rules = { quorum: 2, rejectionQuorum: 2, lifetime: 30 * 86_400, bond: 0n };

/** A bond where one is asked for, in wei. */
export const BOND = 10n ** 16n;

/** A slug as the contract wants it: ASCII, left-aligned, zero padded. */
export const key = (slug: string): Hex => padHex(stringToHex(slug), { dir: 'right', size: 32 });

/** A digest that stands for a document. */
export const digest = (text: string): Hex => keccak256(stringToHex(text));

/** A proposal to create the project `gensyn`, changed by `fields`. */
export function create(fields: Partial<Fields> = {}): Fields {
  return {
    action: Action.Create,
    kind: Kind.Project,
    period: 0,
    key: key('gensyn'),
    baseVersion: 0,
    digest: digest('first'),
    ...fields,
  };
}

/** A proposal to update the project `gensyn` from version 1, changed by `fields`. */
export function update(fields: Partial<Fields> = {}): Fields {
  return create({ action: Action.Update, baseVersion: 1, digest: digest('second'), ...fields });
}

/** A dispute of the project `gensyn` at version 1, changed by `fields`. */
export function dispute(fields: Partial<Fields> = {}): Fields {
  return update({ action: Action.Dispute, digest: digest('evidence'), ...fields });
}
