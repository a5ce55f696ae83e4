import { cidOf, type Digest } from '../cid/index.ts';
import { DemlError } from '../errors/index.ts';
import type { Reproduction } from '../schema/reproduction.ts';
import { MAX_COMMENT_BYTES, readStatement } from '../schema/statements.ts';
import type { BlockReader } from '../verify/index.ts';
import type { EntryRef, Reproduced } from './types.ts';

/** A statement says something else than the chain does. */
export class ContraryStatementError extends DemlError {
  constructor(part: string, said: string, chain: string) {
    super(`The statement says that the ${part} is ${said}; on the chain it is ${chain}.`, {
      code: 'contrary-statement',
      family: 'content',
      fix: 'It counts for nothing. Whoever ran it can report again, with a statement that agrees.',
    });
  }
}

export interface ReadReproductionParameters {
  entry: Omit<EntryRef, 'id'>;
  /** What the chain says. */
  reproduced: Reproduced;
  /** Digest of that version where it is known: the head's is, an older one's stands in events. */
  digest?: Digest | undefined;
}

/**
 * The statement behind a reproduction, if it agrees with the chain. Errors: `ContraryStatementError`, those of statements, and
 * `UnavailableError`.
 */
export async function readReproduction(
  reader: Pick<BlockReader, 'block'>,
  { entry, reproduced, digest }: ReadReproductionParameters,
): Promise<Reproduction> {
  const bytes = await reader.block(reproduced.evidence, { limit: MAX_COMMENT_BYTES });
  const statement = readStatement(bytes, 'deml.reproduction/1', 'The statement of the reproduction');
  const pairs: [part: string, said: string, chain: string][] = [
    ['entry', placeOf(statement.entry), placeOf(entry)],
    ['version', `${statement.version}`, `${reproduced.version}`],
    ['outcome', statement.outcome, reproduced.outcome],
    ['account', statement.account, reproduced.account],
    ...(digest ? ([['digest of that version', statement.digest, cidOf(digest)]] as [string, string, string][]) : []),
  ];
  for (const [part, said, chain] of pairs) if (said !== chain) throw new ContraryStatementError(part, said, chain);
  return statement;
}

const placeOf = ({ kind, period, key }: Omit<EntryRef, 'id'>): string => [kind, ...(period ? [period] : []), key].join('/');
