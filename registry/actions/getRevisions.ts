import type { Address, Hex } from 'viem';
import { decodeEventLog, encodeAbiParameters, encodeEventTopics, keccak256 } from 'viem/utils';
import { type Digest, toDigest } from '../cid/index.ts';
import { registryAbi } from '../generated/abi.ts';
import type { Chain, ChainLog, RegistryAddress } from './chain.ts';
import { type Kind, keyToBytes32, kinds } from './words.ts';

/** One revision of an entry, as the chain recorded it. */
export interface Revision {
  version: number;
  digest: Digest;
  /** Digest of the revision before; null for the first. */
  parent: Digest | null;
  proposal: Hex;
  proposer: Address;
  /** Whose approvals counted, in the order in which they were given. */
  approvers: Address[];
  blockNumber: bigint;
  transaction: Hex;
}

/** The id under which the contract keeps an entry: keccak256 of (kind, period, key). */
export function entryId(kind: Kind, period: number, key: string): Hex {
  return keccak256(
    encodeAbiParameters([{ type: 'uint8' }, { type: 'uint32' }, { type: 'bytes32' }], [kinds.indexOf(kind), period, keyToBytes32(key)]),
  );
}

/** Every revision of an entry, newest first, from the registry's events. Errors: `NoChainError`. */
export async function getRevisions(
  chain: Chain,
  { registry, kind, period = 0, key }: { registry: RegistryAddress; kind: Kind; period?: number; key: string },
): Promise<Revision[]> {
  const topics = encodeEventTopics({ abi: registryAbi, eventName: 'Revised', args: { entry: entryId(kind, period, key) } });
  const logs = await chain.logs({ address: registry.address, topics: topics as (Hex | null)[] });
  const revisions = await Promise.all(
    logs.map(async (log) => {
      const { args } = decode('Revised', log);
      return {
        version: args.version,
        digest: toDigest(args.digest),
        parent: /^0x0+$/.test(args.parent) ? null : toDigest(args.parent),
        proposal: args.proposal,
        proposer: args.proposer,
        approvers: await getApprovers(chain, registry, args),
        blockNumber: BigInt(log.blockNumber),
        transaction: log.transactionHash,
      };
    }),
  );
  return revisions.toSorted((a, b) => b.version - a.version);
}

/** A curator who lost the seat before the quorum was complete has approved too, but the revision does not rest on it. */
async function getApprovers(
  chain: Chain,
  registry: RegistryAddress,
  { proposal, approvals }: { proposal: Hex; approvals: bigint },
): Promise<Address[]> {
  const topics = encodeEventTopics({ abi: registryAbi, eventName: 'Approved', args: { id: proposal } });
  const logs = await chain.logs({ address: registry.address, topics: topics as (Hex | null)[] });
  return logs
    .map((log) => decode('Approved', log).args)
    .filter(({ seat }) => ((approvals >> BigInt(seat)) & 1n) === 1n)
    .map(({ curator }) => curator);
}

function decode<const N extends 'Revised' | 'Approved'>(eventName: N, log: ChainLog) {
  return decodeEventLog({ abi: registryAbi, eventName, data: log.data, topics: log.topics as [Hex, ...Hex[]] });
}
