import type { Entry } from '../../registry/actions/index.ts';
import { checkRevisions, getRevisions, type Revision } from '../../registry/history/index.ts';
import type { Access } from './reading.ts';

/** The revisions of an entry, newest first, shown to lead to its head. Errors: those of `getRevisions`, and `BrokenHistoryError`. */
export async function readRevisions({ chain, registry }: Access, entry: Entry): Promise<Revision[]> {
  const { kind, period, key } = entry;
  const revisions = await getRevisions(chain, { registry, kind, period, key });
  checkRevisions(revisions, entry);
  return revisions;
}
