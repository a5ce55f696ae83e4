import { Blake2128Concat, bool, Identity, Storage, Twox64Concat, u8, u16, u32, u64, u128, Vector } from '@polkadot-api/substrate-bindings';
import { isHex } from '../../registry/verify/rpcError.ts';
import { UnexpectedAnswerError } from './errors.ts';
import { type Block, bigOf } from './evm.ts';
import type { Rpc } from './rpc.ts';
import type { Read } from './schema.ts';

type SubstrateRead = Extract<Read, { kind: 'substrate' }>;

const codecs = { bool, u8, u16, u32, u64, u128, 'Vec<bool>': Vector(bool), 'Vec<u16>': Vector(u16), 'Vec<u64>': Vector(u64) };
const hashers = { Identity, Twox64Concat, Blake2128Concat };

const PAGE = 500;
const MOST_KEYS = 20_000;
/** Entries that are asked for at once. */
const TOGETHER = 8;

/** The newest final block, or one by its number. Its time is what the chain's own clock holds. */
export async function finalizedBlock(rpc: Rpc, where: string, at: bigint | undefined): Promise<Block> {
  const hash = at === undefined ? await rpc('chain_getFinalizedHead', []) : await rpc('chain_getBlockHash', [Number(at)]);
  if (!isHex(hash)) throw new UnexpectedAnswerError(where, 'has no such block');
  const header = Object((await rpc('chain_getHeader', [hash])) ?? {}) as { number?: unknown };
  const number = bigOf(where, header.number, 'block number');
  const now = await entryAt(rpc, where, Storage('Timestamp')('Now').enc(), 'u64', hash);
  return { number, hash, time: Math.floor(Number(now) / 1000) };
}

/** One stored value, or every entry of a map as `{ key, value }`. */
export async function storedAt(rpc: Rpc, where: string, read: SubstrateRead, block: Block): Promise<unknown> {
  const { pallet, item, key, value } = read;
  if (!key) return entryAt(rpc, where, Storage(pallet)(item).enc(), value, block.hash);
  const storage = Storage(pallet)(item, [codecs[key.type], hashers[key.hasher]]);
  const keys = await keysAt(rpc, where, Storage(pallet)(item).enc(), block.hash);
  if (keys.length === 0) throw new UnexpectedAnswerError(where, `has nothing under ${pallet}.${item}`);
  const rows: unknown[] = [];
  for (let at = 0; at < keys.length; at += TOGETHER)
    rows.push(
      ...(await Promise.all(
        keys.slice(at, at + TOGETHER).map(async (one) => ({
          key: keyIn(where, storage, one),
          value: await entryAt(rpc, where, one, value, block.hash),
        })),
      )),
    );
  return rows;
}

/** The argument of a key; encoded again it must be the same key, or the map is keyed by something else. */
function keyIn(where: string, storage: { enc(value: never): string; dec(key: string): unknown[] }, key: string): unknown {
  try {
    const [argument] = storage.dec(key);
    if (storage.enc(argument as never) === key) return argument;
  } catch {
    // said below
  }
  throw new UnexpectedAnswerError(where, `has a key of another form than the recipe says: ${key.slice(0, 120)}`);
}

async function keysAt(rpc: Rpc, where: string, prefix: string, hash: string): Promise<string[]> {
  const keys: string[] = [];
  for (;;) {
    const page = await rpc('state_getKeysPaged', [prefix, PAGE, keys.at(-1) ?? null, hash]);
    if (!Array.isArray(page)) throw new UnexpectedAnswerError(where, 'answered state_getKeysPaged with no list');
    for (const key of page) {
      if (typeof key !== 'string' || !key.startsWith(prefix) || key <= (keys.at(-1) ?? ''))
        throw new UnexpectedAnswerError(where, 'answered with keys that were not asked for, or not in their order');
      keys.push(key);
    }
    if (page.length < PAGE) return keys;
    if (keys.length > MOST_KEYS) throw new UnexpectedAnswerError(where, `has more than ${MOST_KEYS} keys under one map`);
  }
}

/** A value at a key; encoded again it must be the same bytes, or it is of another type. */
async function entryAt(rpc: Rpc, where: string, key: string, type: SubstrateRead['value'], hash: string): Promise<unknown> {
  const bytes = await rpc('state_getStorage', [key, hash]);
  if (bytes === null)
    throw new UnexpectedAnswerError(where, `has nothing at ${key.slice(0, 120)}: the item was renamed, or was never written`);
  const codec = codecs[type] as { enc(value: unknown): Uint8Array; dec(bytes: string): unknown };
  try {
    const value = codec.dec(bytes as string);
    if (`0x${Buffer.from(codec.enc(value)).toString('hex')}` === bytes) return value;
  } catch {
    // said below
  }
  throw new UnexpectedAnswerError(where, `has a value that is no ${type}: ${String(bytes).slice(0, 80)}`);
}
