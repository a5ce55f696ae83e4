import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftBlocks } from '../../../../registry/edit/types.ts';
import type { DemlError } from '../../../../registry/errors/index.ts';
import { fetchBack } from '../../../../registry/upload/index.ts';
import { createBlockReader } from '../../../../registry/verify/index.ts';
import { asDemlError } from '../../../state/asDemlError.ts';
import { ErrorBox } from '../../../ui/ErrorBox.tsx';
import { t } from '../../../words/t.tsx';

interface FetchStepProps {
  blocks: DraftBlocks;
  gateways: readonly string[];
  by: string;
  onFetched: () => void;
  onAgain: () => void;
}

/** Reads the bytes as a reader would, from the register's gateways, and compares each with its digest. */
export function FetchStep({ blocks, gateways, by, onFetched, onAgain }: FetchStepProps) {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [error, setError] = useState<DemlError | null>(null);
  const done = useRef(onFetched);
  done.current = onFetched;
  const stop = useRef<AbortController | null>(null);
  const look = useCallback(async () => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    setError(null);
    setProgress({ done: 0, total: blocks.blocks.length });
    try {
      // A reader of its own, without a cache: what this browser has says nothing about what others can fetch.
      await fetchBack(
        createBlockReader({ gateways }),
        blocks.blocks.map(({ digest }) => digest),
        { signal: mine.signal, onProgress: (count, total) => setProgress({ done: count, total }) },
      );
      if (!mine.signal.aborted) done.current();
    } catch (reason) {
      if (!mine.signal.aborted) setError(asDemlError(reason));
    } finally {
      if (!mine.signal.aborted) setProgress(null);
    }
  }, [blocks, gateways]);
  useEffect(() => {
    void look();
    return () => stop.current?.abort();
  }, [look]);
  return (
    <>
      {progress && <p role="status">{t('Fetched back and compared: {done} of {total} blocks.', progress)}</p>}
      {error && <ErrorBox error={error} title={t('Not to be had yet from {place}', { place: by })} />}
      {error && (
        <p className="part-row-acts">
          <button type="button" className="button" onClick={() => void look()}>
            {t('Look again')}
          </button>
          <button type="button" className="textbutton" onClick={onAgain}>
            {t('Upload in another way')}
          </button>
        </p>
      )}
    </>
  );
}
