import { lazy, type ReactNode } from 'react';
import type { Entry } from '../../registry/actions/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import type { DemlError } from '../../registry/errors/index.ts';
import { OffSchemaError } from '../../registry/errors/index.ts';
import { retry, useRegister } from '../state/register.ts';
import { asOf } from '../state/route/moment.ts';
import { Bars } from '../ui/Bars.tsx';
import { Later } from '../ui/Boundary.tsx';
import { ErrorBox } from '../ui/ErrorBox.tsx';
import { T, t } from '../words/t.tsx';
import './instead.css';

/** While an entry is on its way: its place in its final size; or, if the chain cannot be read, why. */
export function Waiting({ what, widths = [320, 620, 560, 480] }: { what: string; widths?: readonly number[] }) {
  const { phase, error, firstPage } = useRegister('phase', 'error', 'firstPage');
  if (phase === 'failed' && error) return <ChainFailed error={error} />;
  return (
    <div className="instead" aria-busy="true">
      <h1 className="visually-hidden">{what}</h1>
      <Bars
        widths={widths}
        waitingFor={firstPage ? t('Waiting for a gateway to send {what}.', { what }) : t('Waiting for the chain: no RPC has answered yet.')}
      />
    </div>
  );
}

/** The chain could not be read, so nothing can be checked. */
export function ChainFailed({ error }: { error: DemlError }) {
  return (
    <div className="instead">
      <h1>{t('The register could not be read')}</h1>
      <p className="instead-lead">
        <T
          text="Nothing is shown that could not be compared with the chain. {status} lists what was tried."
          status={<a href={asOf('#/status')}>{t('Status')}</a>}
        />
      </p>
      <ErrorBox error={error} title={navigator.onLine ? t('The chain did not answer') : t('This device is offline')} onRetry={retry} />
    </div>
  );
}

/** A page that stands on the chain's heads; where they could not be read, why. */
export function OnHeads({ children }: { children: ReactNode }) {
  const { phase, error, firstPage } = useRegister('phase', 'error', 'firstPage');
  if (phase !== 'failed' || !error || firstPage) return children;
  return (
    <div className="wrap">
      <ChainFailed error={error} />
    </div>
  );
}

/** There is no such entry; what may have been meant. */
export function NoEntry({
  what,
  suggestions,
  all,
}: {
  what: string;
  suggestions: readonly { href: string; name: string }[];
  all: ReactNode;
}) {
  return (
    <div className="instead">
      <h1>{t('There is no {what}', { what })}</h1>
      {suggestions.length > 0 && (
        <p className="instead-lead">
          <T
            text="Did you mean {names}?"
            names={suggestions.map(({ href, name }, i) => (
              <span key={href}>
                {i > 0 && t(' or ')}
                <a href={href}>{name}</a>
              </span>
            ))}
          />
        </p>
      )}
      <p className="instead-all">{all}</p>
    </div>
  );
}

const ComingEntry = lazy(() => import('./ComingEntry.tsx'));

/** An entry whose document is refused or cannot be had: which, why, and the way out. Nothing of it is shown. */
export function Refused({ entry, error, state }: { entry: Entry; error: DemlError; state: 'invalid' | 'unavailable' | 'coming' }) {
  const invalid = state === 'invalid';
  if (state === 'coming')
    return (
      <Later>
        <ComingEntry entry={entry} error={error} />
      </Later>
    );
  return (
    <div className="instead">
      <h1>{entry.key}</h1>
      <p className="instead-lead">
        {invalid
          ? t('The chain names these bytes, but they do not make a document of this register. Nothing of it is shown.')
          : t('The chain names this document, and no gateway sent it. Nothing is shown in its place.')}
      </p>
      <ErrorBox
        error={error}
        title={t(invalid ? 'Version {version} is refused' : 'Version {version} is not to be had now', { version: entry.version })}
        onRetry={retry}
      />
      {error instanceof OffSchemaError && (
        <ul className="instead-issues">
          {error.issues.map((issue) => (
            <li key={issue.path + issue.reason} lang="en">
              <code className="mono">{issue.path || '(document)'}</code> {issue.reason}
            </li>
          ))}
        </ul>
      )}
      <dl className="instead-facts">
        <dt>{t('Digest')}</dt>
        <dd className="mono">{entry.digest}</dd>
        <dt>{t('Block')}</dt>
        <dd>
          <JsonLink digest={entry.digest}>{t('Open its bytes at a gateway')}</JsonLink>
        </dd>
      </dl>
    </div>
  );
}

/** A stored block as JSON, at the gateway that works best now. */
export function JsonLink({ digest, children }: { digest: Entry['digest']; children: ReactNode }) {
  const { gateways } = useRegister('gateways');
  const gateway = gateways.find((one) => one.state === 'ok') ?? gateways[0];
  return gateway ? (
    <a href={`${gateway.url}/ipfs/${cidOf(digest, 'json')}`} rel="noreferrer noopener" target="_blank">
      {children}
    </a>
  ) : (
    children
  );
}
