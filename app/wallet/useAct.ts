import { useCallback, useEffect, useRef, useState } from 'react';
import type { Hex } from 'viem';
import type { DemlError } from '../../registry/errors/index.ts';
import { asDemlError } from '../state/asDemlError.ts';
import { forgetPending, keepPending, type Pending, pendingOf } from './pending.ts';
import type { Receipt, WalletRequest, WalletTypedData } from './types.ts';
import { useWallet } from './useWallet.ts';

/** What the wallet is asked: one of the two. */
export type Asked = { request: WalletRequest; typedData?: undefined } | { typedData: WalletTypedData; request?: undefined };

/** What came of it: one of the two. */
export type Outcome = { receipt: Receipt; signature?: undefined } | { signature: Hex; receipt?: undefined };

export type ActState =
  | { at: 'idle' }
  /** What must be uploaded or read first. */
  | { at: 'preparing' }
  /** The words are shown; no wallet is open. */
  | { at: 'words'; asked: Asked }
  /** The call is tried, then the wallet has it. */
  | { at: 'wallet'; asked: Asked }
  | { at: 'sent'; pending: Pending }
  | { at: 'done'; outcome: Outcome }
  | { at: 'failed'; error: DemlError; asked: Asked | null; pending: Pending | null };

export interface UseAct {
  state: ActState;
  /** Shows the words. */
  prepare(): void;
  /** Opens the wallet. */
  go(asked: Asked): void;
  /** Opens it once more for what was shown on this page; what was found in the tab's storage is shown first. */
  again(asked: Asked): void;
  /** Watches again what was sent. */
  watchOn(pending: Pending): void;
  /** Lets go of what was sent, or puts the words away. */
  reset(): void;
}

/**
 * The steps of one act. What was sent is kept in the tab under `id`, and found again after a reload. An act that has begun
 * stays under the name that it began with, whatever the page around it has become: what was sent is watched to its end.
 */
export function useAct(named: string, ask: () => Asked | Promise<Asked>, onDone: (outcome: Outcome) => void): UseAct {
  const wallet = useWallet();
  const [state, setState] = useState<ActState>({ at: 'idle' });
  const begun = useRef(named);
  if (state.at === 'idle') begun.current = named;
  const id = begun.current;
  const latest = useRef({ wallet, ask, onDone });
  latest.current = { wallet, ask, onDone };
  const leaving = useRef(new AbortController());

  const finish = useCallback(
    (outcome: Outcome) => {
      forgetPending(id);
      setState({ at: 'done', outcome });
      latest.current.onDone(outcome);
    },
    [id],
  );
  const fail = useCallback((error: unknown, asked: Asked | null, pending: Pending | null) => {
    if (!leaving.current.signal.aborted) setState({ at: 'failed', error: asDemlError(error), asked, pending });
  }, []);

  const watchOn = useCallback(
    (pending: Pending) => {
      setState({ at: 'sent', pending });
      latest.current.wallet.watch(pending.request, pending.sent, { signal: leaving.current.signal }).then(
        (receipt) => finish({ receipt }),
        (error) => fail(error, { request: pending.request }, stillOpen(error) ? pending : forget(id)),
      );
    },
    [id, finish, fail],
  );

  useEffect(() => {
    leaving.current = new AbortController();
    const pending = pendingOf(id);
    if (pending) watchOn(pending);
    return () => leaving.current.abort();
  }, [id, watchOn]);

  const prepare = useCallback(() => {
    const asked = latest.current.ask();
    if (!(asked instanceof Promise)) return setState({ at: 'words', asked });
    setState({ at: 'preparing' });
    asked.then(
      (ready) => setState({ at: 'words', asked: ready }),
      (error) => fail(error, null, null),
    );
  }, [fail]);

  const shown = useRef<Asked | null>(null);
  const go = useCallback(
    (asked: Asked) => {
      shown.current = asked; // from the words alone
      setState({ at: 'wallet', asked });
      const { wallet: current } = latest.current;
      const { signal } = leaving.current;
      if (asked.typedData)
        return void current.sign(asked.typedData).then(
          (signature) => finish({ signature }),
          (error) => fail(error, asked, null),
        );
      let pending: Pending | null = null;
      const onSent = (sent: Pending['sent']) => {
        pending = { request: asked.request, sent };
        keepPending(id, pending);
        setState({ at: 'sent', pending });
      };
      current.send(asked.request, { onSent, signal }).then(
        (receipt) => finish({ receipt }),
        (error) => fail(error, asked, pending && (stillOpen(error) ? pending : forget(id))),
      );
    },
    [id, finish, fail],
  );

  const again = useCallback((asked: Asked) => (shown.current === asked ? go(asked) : setState({ at: 'words', asked })), [go]);

  const reset = useCallback(() => {
    forgetPending(id);
    setState({ at: 'idle' });
  }, [id]);

  return { state, prepare, go, again, watchOn, reset };
}

/** What was sent may still be mined: it is kept, and the reader decides. */
const stillOpen = (error: unknown): boolean => asDemlError(error).code === 'dropped';

function forget(id: string): null {
  forgetPending(id);
  return null;
}
