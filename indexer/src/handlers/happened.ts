import type { Context } from 'ponder:registry';
import { event as events } from 'ponder:schema';
import type { Hex } from 'viem';
import { nameOf } from '../../events.ts';

interface RawEvent {
  block: { number: bigint; timestamp: bigint };
  log: { address: Hex; logIndex: number; topics: readonly (Hex | null)[] };
  transaction: { hash: Hex };
}

export interface Where {
  block: bigint;
  logIndex: number;
  transaction: Hex;
  at: bigint;
}

/** Notes an event, and says where it stands, as every row says it. Each handler begins with it, once. */
export async function happened(db: Context['db'], { block, log, transaction }: RawEvent): Promise<Where> {
  const where = { block: block.number, logIndex: log.logIndex, transaction: transaction.hash, at: block.timestamp };
  await db.insert(events).values({ contract: log.address, name: nameOf(log.topics[0]), ...where });
  return where;
}

/** The word that the contract's enum has at a place. An unknown number is of a contract that this software does not know. */
export function wordAt<W extends string>(words: readonly W[], place: number): W {
  const word = words[place];
  if (word === undefined) throw new RangeError(`The contract says ${place} where ${words.join(', ')} are known.`);
  return word;
}
