import type { Head, Kind } from '../actions/words.ts';
import type { Revision } from '../history/revision.ts';
import { type IndexerPlace, inTurn, wholeTold } from './askIndexers.ts';
import { FalseIndexerError, IndexerBehindError } from './errors.ts';
import type { RevisionTold } from './forms.ts';

export interface GetRevisionsToldParameters {
  kind: Kind;
  period?: number;
  key: string;
  /** The head that the contract holds. */
  head: Pick<Head, 'version' | 'digest'>;
  signal?: AbortSignal;
}

/** The revisions of an entry in an indexer's words. */
export interface RevisionsTold {
  indexer: string;
  /** The newest block that the indexer had read, at the least. */
  block: bigint;
  /** Newest first. */
  revisions: Revision[];
}

/**
 * Every revision of an entry from the first indexer whose list fits the chain: it begins with the head that the contract
 * holds, and each digest is the one that the revision after it names as its parent. Who proposed and approved, when and by
 * which transaction is the indexer's word. Throws `NoIndexerError` with what became of each.
 */
export function getRevisionsTold(place: IndexerPlace, parameters: GetRevisionsToldParameters): Promise<RevisionsTold> {
  const { kind, period = 0, key, head, signal } = parameters;
  const params = { kind, period: `${period}`, key };
  return inTurn(place, signal, async (indexer) => {
    const { block, items } = await wholeTold(place, indexer, 'entryRevisions', { params, signal });
    const known = items.filter(({ version }) => version <= head.version); // an RPC may lag behind an indexer
    if ((known[0]?.version ?? 0) < head.version) throw new IndexerBehindError(indexer, block, `version ${head.version} of ${kind} ${key}`);
    checkChain(known, { ...parameters, period }, indexer);
    return { indexer, block, revisions: known.map(revisionTold) };
  });
}

function checkChain(list: readonly RevisionTold[], { kind, period, key, head }: GetRevisionsToldParameters, indexer: string): void {
  let [version, digest]: [number, string | null] = [head.version, head.digest];
  for (const one of list) {
    const isNext = one.version === version && one.digest === digest && one.kind === kind && one.period === period && one.key === key;
    if (!isNext) throw new FalseIndexerError(indexer, `version ${version} of ${kind} ${key} is another one`);
    [version, digest] = [version - 1, one.parent];
  }
  if (version !== 0 || digest !== null) throw new FalseIndexerError(indexer, `it leaves out versions of ${kind} ${key}`);
}

/** A revision of a list in the form of `registry/history`. */
export const revisionTold = (told: RevisionTold): Revision => ({
  version: told.version,
  digest: told.digest,
  parent: told.parent,
  status: told.status,
  proposal: told.proposal,
  proposer: told.proposer,
  approvers: told.approvers,
  approvedAt: Number(told.at),
  blockNumber: BigInt(told.block),
  transaction: told.transaction,
});
