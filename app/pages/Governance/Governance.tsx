import { formatMoment, formatNumber, plural } from '../../state/format.ts';
import { Bars } from '../../ui/Bars.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { useLateFonts } from '../../ui/useLateFonts.ts';
import { AccountLine } from '../../wallet/AccountLine.tsx';
import { WalletRoom } from '../../wallet/WalletRoom.tsx';
import { T, t, word } from '../../words/t.tsx';
import { useTitle } from '../title.ts';
import { Account } from './Account.tsx';
import { Curators } from './Curators.tsx';
import type { Change } from './changes.ts';
import { Delayed } from './Delayed.tsx';
import { Powers } from './Powers.tsx';
import { Roles } from './Roles.tsx';
import { RulesTable } from './RulesTable.tsx';
import { Treasury } from './Treasury.tsx';
import { type Governance as Governing, useGovernance } from './useGovernance.ts';
import './governance.css';

/** Who judges what enters the register, by which rules, and what is about to change: all of it from the chain. */
export default function Governance() {
  useTitle(t('Governance'));
  const governing = useGovernance();
  return (
    <WalletRoom>
      <div className="wrap gov">
        {governing.state === 'failed' && <ErrorBox error={governing.error} onRetry={governing.again} />}
        {governing.state === 'waiting' && (
          <header className="gov-head">
            <h1>{t('Governance')}</h1>
            <Bars widths={[420, 640, 560]} waitingFor={t('Reading the council from the chain.')} />
          </header>
        )}
        {governing.state === 'read' && <Read governance={governing.governance} again={governing.again} />}
      </div>
    </WalletRoom>
  );
}

function Read({ governance: { council, activity, delayed, changes }, again }: { governance: Governing; again: () => void }) {
  useLateFonts();
  const seated = council.seats.filter((seat) => seat.curator !== null).length;
  return (
    <>
      <header className="gov-head">
        <div>
          <h1>{t('Governance')}</h1>
          <p className="gov-lead">
            {t(
              '{curators} judge what enters the register. Anybody proposes; no account changes content alone, the admin included. Everything here is read from the chain at block {block}.',
              { curators: plural(seated, 'curator'), block: formatNumber(Number(council.blockNumber)) },
            )}
          </p>
        </div>
        <AccountLine />
      </header>
      {council.paused && (
        <p className="gov-band" role="status">
          <b>{t('Paused.')}</b>{' '}
          <T
            text={
              council.paused.by
                ? word('Proposing and approving stopped {when} by {account}.')
                : word('Proposing and approving stopped {when}.')
            }
            when={council.paused.since ? formatMoment(new Date(council.paused.since.at * 1000)) : ''}
            account={council.paused.by && <Account address={council.paused.by} />}
          />{' '}
          {t('Rejecting, withdrawing and reading go on.')}
        </p>
      )}
      {council.successor && (
        <p className="gov-band" role="status">
          <b>{t('Another registry follows this one:')}</b> <Account address={council.successor} /> {t('What stands here stays as it is.')}
        </p>
      )}
      <section className="gov-section">
        <h2>{t('Curators')}</h2>
        <Curators council={council} activity={activity} />
      </section>
      <section className="gov-section">
        <h2>{t('Rules')}</h2>
        <p className="gov-note">{t('For the next proposal of a kind. An open proposal is judged by the rules of its opening.')}</p>
        <RulesTable council={council} />
      </section>
      <section className="gov-section">
        <h2>{t('Roles')}</h2>
        <Roles council={council} />
      </section>
      <section className="gov-section">
        <h2>{t('Announced')}</h2>
        <p className="gov-note">{t('What the admin is about to do. Nothing of it takes effect before its delay is over.')}</p>
        <Delayed council={council} delayed={delayed} onDone={again} />
      </section>
      <section className="gov-section">
        <h2>{t('Bonds')}</h2>
        <Treasury council={council} onDone={again} />
      </section>
      <Powers council={council} onDone={again} />
      <section className="gov-section">
        <h2>{t('Changes')}</h2>
        <Changes changes={changes} />
      </section>
    </>
  );
}

/** Changes that are shown before the rest is unfolded. */
const SHOWN = 12;

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <>
      <ChangeList changes={changes.slice(0, SHOWN)} />
      {changes.length > SHOWN && (
        <details className="gov-past">
          <summary>{plural(changes.length - SHOWN, 'earlier change')}</summary>
          <ChangeList changes={changes.slice(SHOWN)} />
        </details>
      )}
    </>
  );
}

const ChangeList = ({ changes }: { changes: readonly Change[] }) => (
  <ul className="gov-list">
    {changes.map(({ at, block, transaction, words, address }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: one transaction may make several changes, and their order is the chain's
      <li key={`${transaction}${i}`}>
        <span>
          {words} {address && <span className="mono">{address}</span>}
        </span>
        <span title={t('Transaction {transaction}', { transaction })}>
          {t('{when}, block {block}', { when: formatMoment(new Date(at * 1000)), block: formatNumber(Number(block)) })}
        </span>
      </li>
    ))}
  </ul>
);
