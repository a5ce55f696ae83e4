import type { Entry } from '../../registry/actions/index.ts';
import { checkRevisions, getRevisions, type Revision } from '../../registry/history/index.ts';
import { getRevisionsTold } from '../../registry/indexer/getRevisionsTold.ts';
import { indexerPlace } from './indexers.ts';
import type { Access } from './reading.ts';

/** The revisions of an entry, newest first, which lead to its head; and the indexer that told who made them and when, if one did. */
export interface EntryRevisions {
  revisions: Revision[];
  indexer: string | null;
}

/**
 * Asks the indexers, which answer in one request, then the events of the chain, which an RPC may keep back or limit.
 * Errors: those of `getRevisions`, and `BrokenHistoryError`.
 */
export async function readRevisions({ chain, registry }: Access, indexers: readonly string[], entry: Entry): Promise<EntryRevisions> {
  const { kind, period, key } = entry;
  const told =
    indexers.length > 0 ? await getRevisionsTold(indexerPlace({ indexers }), { kind, period, key, head: entry }).catch(() => null) : null;
  if (told) return { revisions: told.revisions, indexer: told.indexer };
  const revisions = await getRevisions(chain, { registry, kind, period, key });
  checkRevisions(revisions, entry);
  return { revisions, indexer: null };
}
