import { useEffect, useState } from 'react';
import type { Kind } from '../../../registry/actions/index.ts';
import type { Digest } from '../../../registry/cid/index.ts';
import type { DemlError } from '../../../registry/errors/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { useAccess } from '../../state/register.ts';
import { documentAt } from './documentAt.ts';
import type { Tree } from './tree.ts';

export type DocumentState = { state: 'waiting' } | { state: 'read'; document: Tree } | { state: 'failed'; error: DemlError };

/** The document with a digest; waiting for ever where there is none to read. */
export function useDocument(kind: Kind, digest: Digest | undefined): DocumentState {
  const access = useAccess();
  const [read, setRead] = useState<{ digest?: Digest | undefined; result: DocumentState }>({ result: { state: 'waiting' } });
  useEffect(() => {
    if (!access || !digest) return;
    let current = true;
    const tell = (result: DocumentState) => current && setRead({ digest, result });
    documentAt(access, kind, digest).then(
      (document) => tell({ state: 'read', document }),
      (error) => tell({ state: 'failed', error: asDemlError(error) }),
    );
    return () => {
      current = false;
    };
  }, [access, kind, digest]);
  return read.digest === digest ? read.result : { state: 'waiting' };
}
