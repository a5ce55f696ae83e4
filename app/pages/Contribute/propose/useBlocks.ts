import { useEffect, useState } from 'react';
import type { Kind } from '../../../../registry/actions/index.ts';
import { blocksOf } from '../../../../registry/edit/blocksOf.ts';
import type { Draft, DraftBlocks } from '../../../../registry/edit/types.ts';
import type { DemlError } from '../../../../registry/errors/index.ts';
import { asDemlError } from '../../../state/asDemlError.ts';
import type { Tree } from '../tree.ts';

/** The blocks of a sound draft and their digests, computed here. Groups that the head has already need no upload. */
export function useBlocks(kind: Kind, document: Tree, base: Tree | null, sound: boolean) {
  const [result, setResult] = useState<{ of: Tree | null; blocks: DraftBlocks | null; error: DemlError | null }>({
    of: null,
    blocks: null,
    error: null,
  });
  useEffect(() => {
    if (!sound) return;
    let current = true;
    const held = async () => (base ? (await blocksOf(kind, base as unknown as Draft)).blocks.map(({ digest }) => digest) : []);
    held()
      .then((known) => blocksOf(kind, document as unknown as Draft, known))
      .then(
        (blocks) => current && setResult({ of: document, blocks, error: null }),
        (error) => current && setResult({ of: document, blocks: null, error: asDemlError(error) }),
      );
    return () => {
      current = false;
    };
  }, [kind, document, base, sound]);
  return sound && result.of === document ? result : { of: null, blocks: null, error: null };
}
