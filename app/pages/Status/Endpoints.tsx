import { type FormEvent, useId, useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { ownEndpoints, type Endpoints as Which } from '../../state/config.ts';
import { addEndpoint, removeEndpoint } from '../../state/endpoints.ts';
import { t, word } from '../../words/t.tsx';

export interface EndpointRow {
  url: string;
  words: string;
  bad: boolean;
  /** The last error, in the endpoint's words. */
  detail: string | null;
}

/** The endpoints of one kind: what each did, and the reader's own to add and remove. */
export function Endpoints({ which, title, reports, help }: { which: Which; title: string; reports: readonly EndpointRow[]; help: string }) {
  const own = ownEndpoints(which);
  return (
    <div className="endpoints">
      <h3>{title}</h3>
      <ul>
        {reports.map(({ url, words, bad, detail }) => (
          <li key={url}>
            <span className="mono">{url}</span>
            <span className={bad ? 'endpoint-bad' : undefined}>
              {words}
              {detail && (
                <span className="endpoint-detail" lang="en">
                  {detail}
                </span>
              )}
            </span>
            {own.some((one) => one.replace(/\/+$/, '') === url || one === url) ? (
              <button
                type="button"
                className="textbutton"
                onClick={() => {
                  for (const one of own) if (one.replace(/\/+$/, '') === url || one === url) removeEndpoint(which, one);
                }}
              >
                {t('Remove')}
                <span className="visually-hidden"> {url}</span>
              </button>
            ) : (
              <span className="endpoint-origin">{t('of this release')}</span>
            )}
          </li>
        ))}
        {reports.length === 0 && (
          <li>
            <span>{which === 'indexers' || which === 'peers' ? t('None is configured.') : t('None is known yet.')}</span>
          </li>
        )}
      </ul>
      <AddEndpoint which={which} help={help} />
    </div>
  );
}

const addWords: Readonly<Record<Which, string>> = {
  rpcs: word('Add an RPC of your own, kept in this browser'),
  gateways: word('Add a gateway of your own, kept in this browser'),
  peers: word('Add a peer of your own, kept in this browser'),
  indexers: word('Add an indexer of your own, kept in this browser'),
};

function AddEndpoint({ which, help }: { which: Which; help: string }) {
  const id = useId();
  const [url, setUrl] = useState('');
  const [error, setError] = useState<DemlError | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    try {
      addEndpoint(which, url);
      setUrl('');
      setError(null);
    } catch (problem) {
      setError(asDemlError(problem));
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <label htmlFor={id}>{t(addWords[which])}</label>
      <div className="endpoint-add">
        <input
          id={id}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder={which === 'peers' ? '/dns4/' : 'https://'}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          aria-invalid={error !== null}
          aria-describedby={`${id}-help`}
        />
        <button type="submit" className="button secondary">
          {t('Add')}
        </button>
      </div>
      <p id={`${id}-help`} role={error ? 'alert' : undefined} className={error ? 'endpoint-bad' : undefined}>
        {error ? <span lang="en">{error.message}</span> : help}
      </p>
    </form>
  );
}
