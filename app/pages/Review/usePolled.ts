import { useCallback, useEffect, useRef, useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';

/** Something that is read again while the page is looked at. A failure keeps what was read before, and says so. */
export interface Polled<T> {
  value: T | undefined;
  error: DemlError | null;
  /** Reads now, as after a transaction. */
  refresh(): void;
}

/** Milliseconds between readings of a page that is looked at; a hidden one asks nothing. */
const EVERY = 12_000;

/** Reads at once, again when the page is looked at again, and every few seconds between. Null: not yet. Another `key` starts anew. */
export function usePolled<T>(key: string, read: ((signal: AbortSignal) => Promise<T>) | null, every = EVERY): Polled<T> {
  const [state, setState] = useState<{ key: string; value?: T; error: DemlError | null }>({ key, error: null });
  const latest = useRef(read);
  latest.current = read;
  const again = useRef(() => {});
  const ready = read !== null;
  useEffect(() => {
    if (!ready) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running = false;
    const run = async () => {
      if (running || stop.signal.aborted) return;
      running = true;
      clearTimeout(timer);
      try {
        const value = await latest.current?.(stop.signal);
        if (!stop.signal.aborted && value !== undefined) setState({ key, value, error: null });
      } catch (error) {
        if (!stop.signal.aborted) setState((before) => ({ ...(before.key === key ? before : {}), key, error: asDemlError(error) }));
      }
      running = false;
      if (!stop.signal.aborted && !document.hidden) timer = setTimeout(run, every);
    };
    const seen = () => void (document.hidden ? clearTimeout(timer) : run());
    again.current = () => void run();
    document.addEventListener('visibilitychange', seen);
    void run();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [key, ready, every]);
  const refresh = useCallback(() => again.current(), []);
  const current = state.key === key ? state : { error: null };
  return { value: 'value' in current ? current.value : undefined, error: current.error, refresh };
}
