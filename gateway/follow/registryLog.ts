import { type Address, BaseError, createClient, fallback, type Hex, http, numberToHex, type Transport } from 'viem';
import { call, getBlock, getChainId, getLogs } from 'viem/actions';
import { type Chain, type Kind, kinds, type ChainLog as RpcLog } from '../../registry/actions/index.ts';
import { type Digest, toDigest } from '../../registry/cid/index.ts';
import { RevertedError } from '../../registry/errors/index.ts';
import { registryAbi } from '../../registry/generated/abi.ts';

/** A block as far as following needs it. */
export interface BlockMark {
  number: bigint;
  hash: Hex;
}

/** A document that the chain named, and where. `collection` is known for proposals only: a revision has the hash of it. */
export interface Named {
  /** Tells this log entry from every other one: the hash of its block, and its place in it. */
  id: string;
  event: 'Proposed' | 'Revised';
  entry: Hex;
  digest: Digest;
  collection?: { kind: Kind; period: number };
}

/** The chain as the follower reads it. */
export interface RegistryLog extends Chain {
  chainId(): Promise<number>;
  tip(): Promise<BlockMark>;
  /** The block with this number, or undefined where the chain is shorter. */
  at(number: bigint): Promise<BlockMark | undefined>;
  /** All that was named in these blocks, both ends included, in order. */
  named(from: bigint, to: bigint): Promise<Named[]>;
}

const events = registryAbi.filter((item) => item.type === 'event' && (item.name === 'Proposed' || item.name === 'Revised'));

/** JSON-RPC addresses as one transport: the next is asked when one fails. */
export const rpcTransport = (rpc: readonly string[]): Transport =>
  fallback(rpc.map((url) => http(url, { timeout: 10_000, retryCount: 1 })));

/** The registry's log as a transport answers it. */
export function createRegistryLog(transport: Transport, registry: Address): RegistryLog {
  const client = createClient({ transport, cacheTime: 0 });
  return {
    chainId: () => getChainId(client),
    async tip() {
      const { number, hash } = await getBlock(client, { blockTag: 'latest' });
      return { number, hash };
    },
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
      const logs = await getLogs(client, { address: registry, events, fromBlock, toBlock, strict: true });
      return logs.map((log): Named => {
        const id = `${log.blockHash}/${log.logIndex}`;
        if (log.eventName === 'Revised') return { id, event: 'Revised', entry: log.args.entry, digest: toDigest(log.args.digest) };
        const { kind, period, digest } = log.args.proposal;
        return {
          id,
          event: 'Proposed',
          entry: log.args.entry,
          digest: toDigest(digest),
          collection: { kind: kinds[kind] as Kind, period },
        };
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

/** A contract's refusal, told apart from an RPC that fails: code 3 of the execution API, with the data that the contract gave. */
function revertIn(error: unknown): RevertedError | null {
  const found = error instanceof BaseError ? error.walk((one) => (one as { code?: unknown }).code === 3) : null;
  if (!found) return null;
  const { data } = found as { data?: unknown };
  return new RevertedError(typeof data === 'string' && data.startsWith('0x') ? (data as Hex) : '0x', found.message);
}
