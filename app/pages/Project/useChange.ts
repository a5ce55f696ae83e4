import { useEffect, useState } from 'react';
import type { Kind } from '../../../registry/actions/index.ts';
import type { Digest } from '../../../registry/cid/index.ts';
import { type Change, readDocument } from '../../../registry/schema/index.ts';
import { useAccess } from '../../state/register.ts';

/** What a past revision says that moved; null until its document is there. Read once it is `wanted`. */
export function useChange(kind: Kind, digest: Digest, wanted: boolean): Change | null {
  const access = useAccess();
  const [found, setFound] = useState<{ digest: Digest; change: Change } | null>(null);
  useEffect(() => {
    if (!access || !wanted) return;
    let current = true;
    access.blocks
      .block(digest)
      .then((bytes) => readDocument(bytes, `deml.${kind}/1`).change)
      .then(
        (change) => current && setFound({ digest, change }),
        () => {}, // the row links the document, and the page of the history says why it cannot be had
      );
    return () => {
      current = false;
    };
  }, [access, kind, digest, wanted]);
  return found?.digest === digest ? found.change : null;
}
