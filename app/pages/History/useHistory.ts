import { useEffect, useMemo, useState } from 'react';
import type { Kind } from '../../../registry/actions/index.ts';
import { type History, historyOf, type ReadRevision, type Revision, readRevision } from '../../../registry/history/index.ts';
import { useAccess } from '../../state/register.ts';

/** Documents of revisions that are read at the same time; a profile's is eleven blocks. */
const ABREAST = 3;

/** The documents of revisions, each as soon as it is there, in the order asked for. What stays away is named in its place. */
export function useDocuments(kind: Kind, revisions: readonly Revision[] | null): { read: readonly ReadRevision[]; done: boolean } {
  const access = useAccess();
  const [found, setFound] = useState<{ of: readonly Revision[] | null; read: ReadonlyMap<number, ReadRevision> }>({
    of: null,
    read: new Map(),
  });
  useEffect(() => {
    if (!access || !revisions) return;
    let current = true;
    const read = new Map<number, ReadRevision>();
    const rest = revisions.values();
    const worker = async () => {
      for (const revision of rest) {
        if (!current) return;
        read.set(revision.version, await readRevision(access.blocks, kind, revision));
        if (current) setFound({ of: revisions, read: new Map(read) });
      }
    };
    void Promise.all(Array.from({ length: ABREAST }, worker));
    return () => {
      current = false;
    };
  }, [access, kind, revisions]);
  return useMemo(() => {
    const own = found.of === revisions ? found.read : new Map<number, ReadRevision>();
    const read = (revisions ?? []).flatMap(({ version }) => own.get(version) ?? []);
    return { read, done: revisions !== null && read.length === revisions.length };
  }, [found, revisions]);
}

/** The history of an entry from its revisions, newest first; null until all documents were asked for. */
export function useHistory(kind: Kind, revisions: readonly Revision[] | null): { history: History | null; read: readonly ReadRevision[] } {
  const { read, done } = useDocuments(kind, revisions);
  const history = useMemo(() => (done ? historyOf(kind, read.toReversed()) : null), [kind, read, done]);
  return { history, read };
}
