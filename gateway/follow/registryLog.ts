import { type Address, BaseError, createClient, fallback, type Hex, http, numberToHex, RpcRequestError, type Transport } from 'viem';
import { call, getBlock, getChainId, getLogs } from 'viem/actions';
import { isAddressEqual } from 'viem/utils';
import { type Kind, kinds, type Proposal, type ChainLog as RpcLog, type TimedChain } from '../../registry/actions/index.ts';
import { type Digest, toDigest } from '../../registry/cid/index.ts';
import type { DemlError } from '../../registry/errors/index.ts';
import { registryAbi } from '../../registry/generated/abi.ts';
import { attestationsAbi } from '../../registry/generated/attestations.ts';
import { reverted } from '../../registry/verify/rpcError.ts';

/** A block as far as following needs it. */
export interface BlockMark {
  number: bigint;
  hash: Hex;
}

/** Events of the contract of attestations that name a document. */
const beside = ['Attested', 'Reproduced'] as const;
type Beside = (typeof beside)[number];
const isBeside = (name: string): name is Beside => (beside as readonly string[]).includes(name);

/** A document that the chain named, and where. */
export type Named = {
  /** Tells this log entry from every other one: the hash of its block, and its place in it. */
  id: string;
  block: bigint;
  digest: Digest;
} & (
  | { event: 'Proposed'; entry: Hex; proposalId: Hex; proposal: Proposal; collection: { kind: Kind; period: number } }
  | { event: 'Revised'; entry: Hex }
  /** The reason of a vote to reject, or the evidence of an attestation or a reproduction. */
  | { event: 'RejectionVoted' | Beside }
);

/** The chain as the follower reads it. */
export interface RegistryLog extends TimedChain {
  chainId(): Promise<number>;
  tip(): Promise<BlockMark>;
  /** The block with this number, or undefined where the chain is shorter. */
  at(number: bigint): Promise<BlockMark | undefined>;
  /** Seconds since 1970, of the newest block. */
  time(): Promise<number>;
  /** All that was named in these blocks, both ends included, in order. */
  named(from: bigint, to: bigint): Promise<Named[]>;
}

const naming = ['Proposed', 'Revised', 'RejectionVoted', ...beside] as const;
type Naming<T> = T extends { type: 'event'; name: (typeof naming)[number] } ? T : never;
const events = [...registryAbi, ...attestationsAbi].filter(
  (item): item is Naming<typeof item> => item.type === 'event' && (naming as readonly string[]).includes(item.name),
);

/** JSON-RPC addresses as one transport: the next is asked when one fails. */
export const rpcTransport = (rpc: readonly string[]): Transport =>
  fallback(rpc.map((url) => http(url, { timeout: 10_000, retryCount: 1 })));

/** The log of the registry, and of the contract of attestations where there is one, as a transport answers it. */
export function createRegistryLog(transport: Transport, registry: Address, attestations?: Address): RegistryLog {
  const client = createClient({ transport, cacheTime: 0 });
  return {
    chainId: () => getChainId(client),
    async tip() {
      const { number, hash } = await getBlock(client, { blockTag: 'latest' });
      return { number, hash };
    },
    time: async () => Number((await getBlock(client, { blockTag: 'latest' })).timestamp),
    times: (blocks) => Promise.all(blocks.map(async (blockNumber) => Number((await getBlock(client, { blockNumber })).timestamp))),
    async at(blockNumber) {
      try {
        const { number, hash } = await getBlock(client, { blockNumber });
        return { number, hash };
      } catch (error) {
        if (error instanceof Error && error.name === 'BlockNotFoundError') return undefined;
        throw error;
      }
    },
    async named(fromBlock, toBlock) {
      const address = attestations ? [registry, attestations] : registry;
      const logs = await getLogs(client, { address, events, fromBlock, toBlock, strict: true });
      return logs.flatMap((log): Named[] => {
        // An event of the same form means something else on the other contract.
        if (isAddressEqual(log.address, registry) === isBeside(log.eventName)) return [];
        const place = { id: `${log.blockHash}/${log.logIndex}`, block: log.blockNumber };
        if (log.eventName === 'Attested' || log.eventName === 'Reproduced')
          return [{ ...place, event: log.eventName, digest: toDigest(log.args.evidence) }];
        if (log.eventName === 'RejectionVoted') return [{ ...place, event: 'RejectionVoted', digest: toDigest(log.args.reason) }];
        if (log.eventName === 'Revised') return [{ ...place, event: 'Revised', entry: log.args.entry, digest: toDigest(log.args.digest) }];
        const { id: proposalId, entry, proposal } = log.args;
        const collection = { kind: kinds[proposal.kind] as Kind, period: proposal.period };
        return [{ ...place, event: 'Proposed', entry, digest: toDigest(proposal.digest), proposalId, proposal, collection }];
      });
    },
    async call({ to, data, block }) {
      const answer = await call(client, { to, data, ...(block === undefined ? {} : { blockNumber: block }) }).catch((error: unknown) => {
        throw revertIn(error) ?? error;
      });
      return answer.data ?? '0x';
    },
    logs: ({ address, topics, from = 0n, to }) =>
      client.request({
        method: 'eth_getLogs',
        params: [
          {
            address,
            topics: topics.map((topic) => (topic === null || typeof topic === 'string' ? topic : [...topic])),
            fromBlock: numberToHex(from),
            toBlock: to === undefined ? 'latest' : numberToHex(to),
          },
        ],
      }) as Promise<RpcLog[]>,
  };
}

/** A contract's refusal, told apart from an RPC that fails. */
function revertIn(error: unknown): DemlError | null {
  const found = error instanceof BaseError ? error.walk((one) => one instanceof RpcRequestError) : null;
  return found instanceof RpcRequestError ? reverted({ code: found.code, message: found.details, data: found.data }) : null;
}
