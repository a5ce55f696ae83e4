import type { Hex } from 'viem';
import { type Digest, toDigest } from '../cid/index.ts';
import { BadKeyError } from '../errors/index.ts';

/** The contract's enums, in its order. */
export const kinds = ['project', 'metric', 'note', 'page'] as const;
export type Kind = (typeof kinds)[number];
export const statuses = ['none', 'active', 'retired', 'disputed'] as const;
export type Status = (typeof statuses)[number];
export const proposalActions = ['create', 'update', 'retire', 'restore', 'dispute'] as const;
export type ProposalAction = (typeof proposalActions)[number];
export const proposalStates = ['unknown', 'open', 'executed', 'rejected', 'withdrawn', 'expired', 'stale'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** A slug as `bytes32`: ASCII, left-aligned, zero padded. Throws `BadKeyError`. */
export function keyToBytes32(key: string): Hex {
  if (!/^[a-z0-9-]{1,32}$/.test(key)) throw new BadKeyError(key);
  const hex = [...key].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  return `0x${hex.padEnd(64, '0')}`;
}

/** The slug in a `bytes32`. */
export function keyFromBytes32(bytes: Hex): string {
  const hex = bytes.slice(2).replace(/(00)+$/, '');
  const key = (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
  if (!/^[a-z0-9-]{1,32}$/.test(key)) throw new BadKeyError(bytes);
  return key;
}

/** The current revision of an entry. */
export interface Head {
  digest: Digest;
  version: number;
  /** Seconds since 1970, by the block of the last approval. */
  approvedAt: number;
  status: Status;
  /** Open disputes of this version. */
  disputes: number;
}

/** An entry of the registry: where it stands, and its head. */
export interface Entry extends Head {
  kind: Kind;
  period: number;
  key: string;
}

interface RawHead {
  digest: Hex;
  version: number;
  approvedAt: number;
  status: number;
  disputes: number;
}

export const headFrom = (raw: RawHead): Head => ({
  digest: toDigest(raw.digest),
  version: raw.version,
  approvedAt: raw.approvedAt,
  status: statuses[raw.status] ?? 'none',
  disputes: raw.disputes,
});

export const entryFrom =
  (kind: Kind, period: number) =>
  (raw: { key: Hex; head: RawHead }): Entry => ({
    kind,
    period,
    key: keyFromBytes32(raw.key),
    ...headFrom(raw.head),
  });
