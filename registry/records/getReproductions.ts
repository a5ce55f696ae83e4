import type { Abi, Address, Hex } from 'viem';
import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { type Kind, keyToBytes32, kinds } from '../actions/words.ts';
import { toDigest } from '../cid/index.ts';
import { BadAnswerError, DemlError, RevertedError } from '../errors/index.ts';
import { attestationsAbi } from '../generated/attestations.ts';
import { outcomes } from '../proposing/outcomes.ts';
import { blockNow } from './journal.ts';
import { readView } from './readViews.ts';
import type { Reproduced, Reproductions } from './types.ts';

export interface GetReproductionsParameters {
  registry: RegistryAddress;
  /** The Attestations contract beside the registry. */
  attestations: Address;
  kind: Kind;
  period?: number;
  key: string;
  /** What the page before gave as `next`; without it the newest. */
  before?: bigint;
  /** Reproductions of this page. */
  limit?: number;
}

interface Raw {
  account: Address;
  at: number;
  version: number;
  outcome: number;
  evidence: Hex;
}

/** A contract of attestations without reproductions: the view refuses nothing, so where it reverts there is none. */
export class NoLedgerError extends DemlError {
  constructor(attestations: Address, cause?: unknown) {
    super(`The contract at ${attestations} holds no reproductions: it is an earlier one.`, {
      code: 'no-ledger',
      family: 'input',
      fix: 'Deploy the present one beside the registry; on a local stack, `npm start -- --fresh`.',
      cause,
    });
  }
}

/**
 * What accounts got by repeating an entry, of every version, the newest first, by pages: anybody may write one, so nobody is
 * made to read all of them.
 */
export async function getReproductions(chain: Chain, parameters: GetReproductionsParameters): Promise<Reproductions> {
  const { registry, attestations, kind, period = 0, key, before = 0n, limit = 50 } = parameters;
  const { blockNumber } = await blockNow(chain, registry);
  const args = [kinds.indexOf(kind), period, keyToBytes32(key), before, BigInt(limit)];
  const view = { abi: attestationsAbi as Abi, to: attestations, name: 'reproductionsOf', args };
  const [page, next] = await readView<readonly [readonly Raw[], bigint]>(chain, registry, view, blockNumber).catch((error) => {
    throw error instanceof RevertedError ? new NoLedgerError(attestations, error) : error;
  });
  return { reproductions: page.map(reproductionFrom), next: next === 0n ? null : next };
}

function reproductionFrom({ account, at, version, outcome, evidence }: Raw): Reproduced {
  const word = outcomes[outcome];
  if (word === undefined) throw new BadAnswerError('reproductionsOf', new RangeError(`${outcome} is no outcome`));
  return { account, at, version, outcome: word, evidence: toDigest(evidence) };
}
