import type { Address, Hex } from 'viem';
import { encodeEventTopics } from 'viem/utils';
import {
  type Chain,
  entryId,
  type Kind,
  type Proposal,
  proposalStates,
  proposalsIn,
  type RegistryAddress,
  readRegistry,
} from '../registry/actions/index.ts';
import { type Digest, toDigest } from '../registry/cid/index.ts';
import { registryAbi } from '../registry/generated/abi.ts';

/** A proposal with the id under which the contract keeps its votes. */
export interface Opened {
  id: Hex;
  proposal: Proposal;
}

/** Finds the open proposal of an entry and a digest among those of one account; what has expired or is stale is none. */
export async function openProposals(
  chain: Chain,
  registry: RegistryAddress,
  proposer: Address,
): Promise<(kind: Kind, period: number, key: string, digest: Digest) => Opened | undefined> {
  const topics = encodeEventTopics({ abi: registryAbi, eventName: 'Proposed', args: { proposer } });
  const logs = await chain.logs({ address: registry.address, topics: topics as (Hex | null)[] });
  const open = new Map<string, Opened>();
  for (const { id, entry, proposal } of proposalsIn(logs)) {
    const [state] = await readRegistry(chain, registry, 'stateOf', [proposal]);
    if (proposalStates[state] === 'open') open.set(`${entry}/${toDigest(proposal.digest)}`, { id, proposal });
  }
  return (kind, period, key, digest) => open.get(`${entryId(kind, period, key)}/${digest}`);
}
