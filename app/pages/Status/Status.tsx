import { formatMoment, formatNumber, plural } from '../../state/format.ts';
import { retry, useIsLarge, useProjects, useRegister } from '../../state/register.ts';
import { asOf } from '../../state/route/moment.ts';
import { CopyButton, detailsOf, ErrorBox } from '../../ui/ErrorBox.tsx';
import { RegisterMark } from '../../ui/marks/RegisterMark.tsx';
import { T, t } from '../../words/t.tsx';
import { useTitle } from '../title.ts';
import { Endpoints } from './Endpoints.tsx';
import { Indexers } from './Indexers.tsx';
import { RefusedEntries } from './RefusedEntries.tsx';
import { gatewayWords, overall, peerWords, rpcWords } from './words.ts';
import './status.css';

const noUrls: readonly string[] = [];

/** What this session has read, from whom, what failed, and what was done. */
export default function Status() {
  useTitle(t('Status'));
  const register = useRegister();
  useProjects(!useIsLarge()); // who comes here first sees gateways at work, not a row of zeros
  const { phase, error, config, firstPage, release, readAt, counts, rpcs, gateways, peers } = register;
  const { mark, title, sentence } = overall(register);
  return (
    <div className="wrap status">
      <header className="status-head">
        <h1>{t('Status')}</h1>
        <p>
          <span className="status-mark">
            <RegisterMark state={mark} /> <b>{title}</b>
          </span>{' '}
          {sentence}
        </p>
        <p className="status-acts">
          <button type="button" className="button secondary" onClick={retry}>
            {t('Read again')}
          </button>
          <CopyButton
            text={() =>
              JSON.stringify(
                {
                  phase,
                  error: error && detailsOf(error),
                  config,
                  block: firstPage?.blockNumber.toString(),
                  release: release && { ...release, trouble: release.trouble && detailsOf(release.trouble) },
                  counts,
                  rpcs,
                  gateways,
                  peers,
                },
                null,
                2,
              )
            }
          >
            {t('Copy details')}
          </CopyButton>
        </p>
      </header>
      {phase === 'failed' && error && <ErrorBox error={error} onRetry={retry} />}
      {release?.trouble && <ErrorBox error={release.trouble} onRetry={retry} />}

      <section className="status-section">
        <h2>{t('Chain')}</h2>
        <dl className="status-facts">
          <div>
            <dt>{t('Network')}</dt>
            <dd>{config ? t('{network}, chain {chain}', { network: config.network, chain: config.chainId }) : '…'}</dd>
          </div>
          <div>
            <dt>{t('Registry')}</dt>
            <dd className="mono">{config?.registry ?? '…'}</dd>
          </div>
          <div>
            <dt>{t('Block')}</dt>
            <dd>
              {firstPage ? (
                <T
                  text="{block}, mined {moment}"
                  block={<b>{formatNumber(Number(firstPage.blockNumber))}</b>}
                  moment={formatMoment(new Date(firstPage.timestamp * 1000))}
                />
              ) : (
                '…'
              )}
            </dd>
          </div>
          <div>
            <dt>{t('Read')}</dt>
            <dd>{readAt ? formatMoment(readAt) : '…'}</dd>
          </div>
        </dl>
        <Endpoints
          which="rpcs"
          title={t('RPCs')}
          reports={rpcs.map((one) => ({
            ...one,
            words: rpcWords(one, rpcs.length - 1),
            bad: one.state === 'failed' || one.state === 'disagrees',
          }))}
          help={t('A second RPC is asked the same question at the same block. One RPC alone can hide newer versions.')}
        />
      </section>

      <section className="status-section">
        <h2>{t('Content')}</h2>
        <dl className="status-facts">
          <div>
            <dt>{t('Registered')}</dt>
            <dd>
              {firstPage
                ? t('{projects}, {pages}, {metrics}, notes of {months}', {
                    projects: plural(firstPage.projectCount, 'project'),
                    pages: plural(firstPage.pages.length, 'page'),
                    metrics: plural(firstPage.metrics.length, 'metric document'),
                    months: plural(firstPage.periods.length, 'month'),
                  })
                : '…'}
            </dd>
          </div>
          <div>
            <dt>{t('Asked for')}</dt>
            <dd>
              <T text="{count} entries in this session: a page reads only what it shows" count={<b>{formatNumber(counts.entries)}</b>} />
            </dd>
          </div>
          <div>
            <dt>{t('Verified')}</dt>
            <dd>
              <T text="{count} have the digest that the chain holds, and fit their schema" count={<b>{formatNumber(counts.verified)}</b>} />
            </dd>
          </div>
          <div>
            <dt>{t('Not shown')}</dt>
            <dd>
              <T text="{count} were refused or not to be had" count={<b>{formatNumber(counts.refused)}</b>} />
            </dd>
          </div>
          <div>
            <dt>{t('On the way')}</dt>
            <dd>
              <b>{formatNumber(counts.waiting)}</b>
            </dd>
          </div>
        </dl>
        <Endpoints
          which="gateways"
          title={t('Gateways')}
          reports={gateways.map((one) => ({ ...one, words: gatewayWords(one), bad: one.state === 'failed' || one.state === 'refused' }))}
          help={t('Any IPFS gateway that serves raw blocks will do: whatever it sends is hashed before it is used.')}
        />
        <Endpoints
          which="peers"
          title={t('Peers')}
          reports={peers.map((one) => ({ ...one, words: peerWords(one), bad: one.state === 'failed' || one.state === 'refused' }))}
          help={t('Asked when no gateway works. The multiaddr of an IPFS node’s WebSocket, as /dns4/example.org/tcp/443/tls/ws.')}
        />
      </section>

      <section className="status-section">
        <h2>{t('History and queue')}</h2>
        <p className="status-prose">
          {t(
            'An indexer answers in one request what the chain’s events tell in many. Reading needs none: heads and documents never come from it, and what it says of proposals and revisions is compared with the contract, or named as its word.',
          )}
        </p>
        <Indexers urls={config?.indexers ?? noUrls} newest={firstPage?.blockNumber ?? null} />
      </section>

      <RefusedEntries />

      <section className="status-section">
        <h2>{t('What verified means')}</h2>
        <p className="status-prose">
          <T
            text="These bytes hash to the digest that this contract holds at the block named above, and the view of the chain is backed by the RPCs listed here. It does {not} mean that a claim is true: for that, its sources, its rung on the evidence ladder and the accounts that approved it are one click away. {methodology}"
            not={<b>{t('not')}</b>}
            methodology={<a href={asOf('#/methodology')}>{t('Methodology')}</a>}
          />
        </p>
      </section>
    </div>
  );
}
