import type { Hex } from 'viem';

interface RawEvent {
  block: { number: bigint; timestamp: bigint };
  log: { logIndex: number };
  transaction: { hash: Hex };
}

/** Where an event stands, as every row says it. */
export const happened = ({ block, log, transaction }: RawEvent) => ({
  block: block.number,
  logIndex: log.logIndex,
  transaction: transaction.hash,
  at: block.timestamp,
});

/** The word that the contract's enum has at a place. An unknown number is of a contract that this software does not know. */
export function wordAt<W extends string>(words: readonly W[], place: number): W {
  const word = words[place];
  if (word === undefined) throw new RangeError(`The contract says ${place} where ${words.join(', ')} are known.`);
  return word;
}
