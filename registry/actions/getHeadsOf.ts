import type { Hex } from 'viem';
import { BadAnswerError, NoRegistryError } from '../errors/index.ts';
import { registryViews } from '../generated/views.ts';
import type { Chain, RegistryAddress } from './chain.ts';
import { decodeWords, encodeWords } from './layout.ts';
import { type Entry, headFrom, type Kind, keyToBytes32, kinds } from './words.ts';

export interface GetHeadsOfParameters {
  registry: RegistryAddress;
  kind: Kind;
  period?: number;
  keys: readonly string[];
  block?: bigint | undefined;
}

/** `multicall(bytes[])` of the registry: asked and not sent, it answers several views in one call. */
const MULTICALL = '0xac9650d8';
/** Keys of one call. */
const LIMIT = 200;
const WORD = 64;

/** The heads of some keys of a collection, in their order and in one call; keys without an entry are left out. */
export async function getHeadsOf(chain: Chain, parameters: GetHeadsOfParameters): Promise<Entry[]> {
  const { registry, kind, period = 0, keys, block } = parameters;
  const [selector, inputs, outputs] = registryViews.head;
  const found: Entry[] = [];
  for (let at = 0; at < keys.length; at += LIMIT) {
    const some = keys.slice(at, at + LIMIT);
    const calls = some.map((key) => `${selector.slice(2)}${encodeWords(inputs, [kinds.indexOf(kind), period, keyToBytes32(key)])}`);
    const heads = await callTogether(chain, registry, { calls, block, decode: (data) => headFrom(decodeWords(outputs, data)[0] as never) });
    heads.forEach((head, i) => {
      if (head.status !== 'none') found.push({ kind, period, key: some[i] as string, ...head });
    });
  }
  return found;
}

/** The answers of several views of the registry in one call. `calls`: each in hex without 0x. */
export async function callTogether<T>(
  chain: Chain,
  registry: RegistryAddress,
  { calls, block, decode }: { calls: readonly string[]; block?: bigint | undefined; decode: (data: Hex, i: number) => T },
): Promise<T[]> {
  const answer = await chain.call({ to: registry.address, data: `${MULTICALL}${bytesList(calls)}`, block });
  if (answer === '0x') throw new NoRegistryError(registry.address, registry.chainId);
  try {
    return listedBytes(answer, calls.length).map(decode);
  } catch (cause) {
    throw new BadAnswerError('multicall', cause);
  }
}

const word = (value: number): string => value.toString(16).padStart(WORD, '0');

/** ABI words of one `bytes[]`, each given in hex without 0x. */
function bytesList(items: readonly string[]): string {
  const bodies = items.map((hex) => `${word(hex.length / 2)}${hex.padEnd(Math.ceil(hex.length / WORD) * WORD, '0')}`);
  let offset = 32 * items.length;
  const offsets = bodies.map((body) => {
    const here = word(offset);
    offset += body.length / 2;
    return here;
  });
  return [word(32), word(items.length), ...offsets, ...bodies].join('');
}

/** The members of one `bytes[]` of a known length. Throws `RangeError` where the words cannot be that. */
function listedBytes(answer: Hex, length: number): Hex[] {
  const hex = answer.slice(2);
  const numberAt = (at: number): number => {
    const text = hex.slice(at, at + WORD);
    const value = Number(`0x${text}`);
    if (text.length < WORD || !(value <= hex.length / 2)) throw new RangeError(`the answer has no place or length at byte ${at / 2}`);
    return value;
  };
  const start = numberAt(0) * 2;
  if (numberAt(start) !== length) throw new RangeError(`the answer has ${numberAt(start)} parts, ${length} were asked for`);
  return Array.from({ length }, (_, i) => {
    const at = start + WORD + numberAt(start + WORD * (i + 1)) * 2;
    return `0x${hex.slice(at + WORD, at + WORD + numberAt(at) * 2)}` as Hex;
  });
}
