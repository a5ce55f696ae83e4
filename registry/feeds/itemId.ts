import type { Hex } from 'viem';
import type { RegistryAddress } from '../actions/chain.ts';
import type { EntryRef } from '../records/types.ts';
import type { FeedName } from './names.ts';

/**
 * What is told apart by its place on the chain has its name from there: did:pkh names an account of a chain (here the
 * registry), and a path stands behind it. No domain has to stay with anybody, and every gateway says the same.
 */
const registryId = ({ chainId, address }: RegistryAddress): string => `did:pkh:eip155:${chainId}:${address.toLowerCase()}`;

/** The id of a feed. */
export const feedId = (registry: RegistryAddress, name: FeedName): string => `${registryId(registry)}/feeds/${name}`;

/** The id of what a revision changed, or of what it changed in one field. */
export const revisionId = (registry: RegistryAddress, { kind, period, key }: EntryRef, version: number, field = ''): string =>
  `${registryId(registry)}/${kind}/${period}/${key}/${version}${field && `/${field}`}`;

/** The id of what happened to a proposal. */
export const proposalItemId = (registry: RegistryAddress, proposal: Hex, what: string): string =>
  `${registryId(registry)}/proposal/${proposal}/${what}`;

/** The name of a registry and its chain, as texts say it. */
export const registryInWords = ({ chainId, address }: RegistryAddress): string => `eip155:${chainId}:${address.toLowerCase()}`;
