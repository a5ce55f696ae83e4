import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Config } from '../state/config.ts';
import { CopyButton } from '../ui/ErrorBox.tsx';
import { t } from '../words/t.tsx';
import { AccountLine } from './AccountLine.tsx';
import { factsOfRequest, factsOfTypedData } from './facts.ts';
import type { Wallet } from './types.ts';
import type { Asked } from './useAct.ts';

interface Props {
  asked: Asked;
  config: Config;
  wallet: Wallet;
  /** The wallet has been opened and is waited for. */
  open: boolean;
  onGo: () => void;
  onPutAway: () => void;
  children?: ReactNode;
}

/** What the wallet will be asked, in words and with every digest in full, before it opens. */
export function ActWords({ asked, config, wallet, open, onGo, onPutAway, children }: Props) {
  const { sentence, foreign, facts } = asked.typedData ? factsOfTypedData(asked.typedData, config) : factsOfRequest(asked.request, config);
  const title = useId();
  const name = wallet.name ?? t('the wallet');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="act-words" aria-labelledby={title}>
      <h3 id={title} ref={heading} tabIndex={-1} lang={foreign ? 'en' : undefined}>
        {sentence}
      </h3>
      <dl>
        {facts.map(({ label, value, mono }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={mono ? 'mono' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
      <details>
        <summary>{asked.typedData ? t('The exact words to be signed') : t('The exact bytes to be sent')}</summary>
        <pre className="mono">{asked.typedData ? JSON.stringify(asked.typedData.message, plain, 2) : asked.request.data}</pre>
        <CopyButton text={() => (asked.typedData ? JSON.stringify(asked.typedData, plain, 2) : asked.request.data)}>{t('Copy')}</CopyButton>
      </details>
      <AccountLine />
      {open ? (
        <p role="status" className="act-waiting">
          <b>{t('Waiting for {wallet}.', { wallet: name })}</b> {t('Compare what it shows with the lines above, then confirm there.')}{' '}
          <span className="slow">{t('No window? Look for the wallet’s icon beside the address bar: it may wait behind this page.')}</span>
        </p>
      ) : (
        <p className="act-buttons">
          {wallet.status === 'ready' && (
            <button type="button" className="button" onClick={onGo}>
              {asked.typedData ? t('Sign with {wallet}', { wallet: name }) : t('Send with {wallet}', { wallet: name })}
            </button>
          )}
          <button type="button" className="textbutton" onClick={onPutAway}>
            {t('Not now')}
          </button>
        </p>
      )}
    </section>
  );
}

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
