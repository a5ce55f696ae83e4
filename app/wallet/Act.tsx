import { type ReactNode, useRef } from 'react';
import type { Hex } from 'viem';
import { useRegister } from '../state/register.ts';
import { t } from '../words/t.tsx';
import { ActFailure } from './ActFailure.tsx';
import { ActOutcome, ActSent } from './ActProgress.tsx';
import { ActWords } from './ActWords.tsx';
import type { Receipt, WalletRequest, WalletTypedData } from './types.ts';
import { type Asked, useAct } from './useAct.ts';
import { useWallet } from './useWallet.ts';
import './act.css';

interface Common {
  /** Names the act in this tab, as `propose/note/202611/x`: what is pending under it is found again after a reload. */
  id: string;
  /** The words on the button, as "Propose" or "Approve on chain". */
  label: string;
  /** What the page knows beyond the words that are read from the call itself; stands above the button to the wallet. */
  children?: ReactNode;
  /** Why it cannot be done now; the button is then off, and the reason stands beside it. */
  unable?: string | null | undefined;
  /** A quieter button, where several acts stand together. */
  secondary?: boolean;
}

export type ActProps = Common &
  (
    | {
        /** A function is called when the button is pressed, for what must be uploaded first. */
        request: WalletRequest | (() => Promise<WalletRequest>);
        typedData?: never;
        onDone?: ((receipt: Receipt) => void) | undefined;
      }
    | {
        request?: never;
        typedData: WalletTypedData | (() => Promise<WalletTypedData>);
        onDone?: ((signature: Hex) => void) | undefined;
      }
  );

/**
 * One act of an account: first in words what the wallet will show, decoded from the very bytes that will be sent or
 * signed; then the wallet; then progress until it is mined. Every failure is answered in place.
 */
export function Act(props: ActProps) {
  const { id, label, unable, children, secondary } = props;
  const { config } = useRegister('config');
  const wallet = useWallet();
  const button = useRef<HTMLButtonElement>(null);
  const { state, prepare, go, again, watchOn, reset } = useAct(
    id,
    () => askedOf(props),
    (outcome) => {
      if (outcome.receipt) (props.onDone as ((receipt: Receipt) => void) | undefined)?.(outcome.receipt);
      else (props.onDone as ((signature: Hex) => void) | undefined)?.(outcome.signature);
    },
  );
  const putAway = () => {
    reset();
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <div className="act" data-at={state.at}>
      {(state.at === 'idle' || state.at === 'preparing') && (
        <p className="act-start">
          <button
            ref={button}
            type="button"
            className={secondary ? 'button secondary' : 'button'}
            disabled={Boolean(unable) || state.at === 'preparing' || !config}
            onClick={prepare}
          >
            {label}
          </button>
          {state.at === 'preparing' && <span role="status">{t('Preparing …')}</span>}
          {unable && <span className="act-unable">{unable}</span>}
        </p>
      )}
      {config && (state.at === 'words' || state.at === 'wallet') && (
        <ActWords
          asked={state.asked}
          config={config}
          wallet={wallet}
          open={state.at === 'wallet'}
          onGo={() => go(state.asked)}
          onPutAway={putAway}
        >
          {children}
        </ActWords>
      )}
      {state.at === 'sent' && <ActSent pending={state.pending} walletName={wallet.name} />}
      {state.at === 'done' && <ActOutcome outcome={state.outcome} />}
      {state.at === 'failed' && (
        <ActFailure
          error={state.error}
          wallet={wallet}
          pending={state.pending}
          onAgain={() => (state.asked ? again(state.asked) : prepare())}
          onWatch={watchOn}
          onPutAway={putAway}
        />
      )}
    </div>
  );
}

function askedOf(props: ActProps): Asked | Promise<Asked> {
  if (props.typedData) {
    const { typedData } = props;
    return typeof typedData === 'function' ? typedData().then((ready) => ({ typedData: ready })) : { typedData };
  }
  const { request } = props;
  return typeof request === 'function' ? request().then((ready) => ({ request: ready })) : { request };
}
