import type { Abi, Address, Hex } from 'viem';
import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { type Kind, keyToBytes32, kinds } from '../actions/words.ts';
import { toDigest } from '../cid/index.ts';
import { BadAnswerError } from '../errors/index.ts';
import { attestationsAbi } from '../generated/attestations.ts';
import { verdicts } from '../proposing/verdicts.ts';
import { blockNow } from './journal.ts';
import { readView } from './readViews.ts';
import type { Attestation } from './types.ts';

export interface GetAttestationsParameters {
  registry: RegistryAddress;
  /** The Attestations contract beside the registry. */
  attestations: Address;
  kind: Kind;
  period?: number;
  key: string;
  /** Attestations a call. */
  limit?: number;
}

interface Raw {
  auditor: Address;
  at: number;
  version: number;
  verdict: number;
  evidence: Hex;
}

/** What auditors attested of an entry, of every version, the newest last. */
export async function getAttestations(chain: Chain, parameters: GetAttestationsParameters): Promise<Attestation[]> {
  const { registry, attestations, kind, period = 0, key, limit = 200 } = parameters;
  const { blockNumber } = await blockNow(chain, registry);
  const found: Attestation[] = [];
  for (let cursor = 0n; ; ) {
    const args = [kinds.indexOf(kind), period, keyToBytes32(key), cursor, BigInt(limit)];
    const view = { abi: attestationsAbi as Abi, to: attestations, name: 'attestationsOf', args };
    const [page, next] = await readView<readonly [readonly Raw[], bigint]>(chain, registry, view, blockNumber);
    found.push(...page.map(attestationFrom));
    if (page.length < limit || next <= cursor) return found;
    cursor = next;
  }
}

function attestationFrom({ auditor, at, version, verdict, evidence }: Raw): Attestation {
  const word = verdicts[verdict];
  if (word === undefined) throw new BadAnswerError('attestationsOf', new RangeError(`${verdict} is no verdict`));
  return { auditor, at, version, verdict: word, evidence: toDigest(evidence) };
}
