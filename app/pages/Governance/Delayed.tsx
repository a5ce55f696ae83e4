import { useEffect } from 'react';
import type { Council, DelayedCall } from '../../../registry/records/index.ts';
import { formatMoment, plural } from '../../state/format.ts';
import { Act } from '../../wallet/Act.tsx';
import { T, t, word } from '../../words/t.tsx';
import { Account, useIsOwn } from './Account.tsx';
import { cancelRequest, executeRequest } from './requests.ts';
import { useNow } from './useNow.ts';
import { spanOf } from './words.ts';

const words: Record<DelayedCall['state'], string> = {
  waiting: word('waiting'),
  ready: word('ready to be executed'),
  executed: word('carried out'),
  cancelled: word('cancelled'),
  expired: word('expired without being executed'),
};
const moment = (seconds: number): string => formatMoment(new Date(seconds * 1000));

/** Announced calls: what they will do, and how long everybody still has to object. */
export function Delayed({ council, delayed, onDone }: { council: Council; delayed: readonly DelayedCall[]; onDone: () => void }) {
  const pending = delayed.filter(({ state }) => state === 'waiting' || state === 'ready');
  const past = delayed.filter((call) => !pending.includes(call));
  const now = useNow(pending.length > 0, council.timestamp);
  const next = pending.filter((call) => call.state === 'waiting').map((call) => call.readyAt);
  const due = next.some((at) => at <= now);
  useEffect(() => {
    if (!due) return; // the chain is asked again when a countdown has ended, and until it agrees
    const timer = setInterval(onDone, 4_000);
    return () => clearInterval(timer);
  }, [due, onDone]);
  return (
    <>
      {pending.length === 0 && <p className="gov-none">{t('Nothing is announced.')}</p>}
      <ul className="gov-delayed">
        {pending.map((call) => (
          <PendingCall key={`${call.id}${call.nonce}`} call={call} council={council} now={now} onDone={onDone} />
        ))}
      </ul>
      {past.length > 0 && (
        <details className="gov-past">
          <summary>{plural(past.length, 'earlier announcement')}</summary>
          <ul className="gov-list">
            {past.map((call) => (
              <li key={`${call.id}${call.nonce}`}>
                <span lang="en">{call.words}</span>
                <span>
                  {t(words[call.state])}
                  {call.ended && ` ${moment(call.ended.at)}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function PendingCall({ call, council, now, onDone }: { call: DelayedCall; council: Council; now: number; onDone: () => void }) {
  const isOwn = useIsOwn();
  const isGuard = council.roles.admin.some(({ account }) => isOwn(account));
  const ready = call.state === 'ready' || now >= call.readyAt;
  return (
    <li>
      <h3 lang="en">{call.words}</h3>
      <p>
        <T
          text={ready ? word('{ready}, until {when}.') : word('{ready}, at {when}.')}
          ready={<b className="gov-countdown">{ready ? t('Ready') : t('In {span}', { span: spanOf(call.readyAt - now) })}</b>}
          when={moment(ready ? call.expiresAt : call.readyAt)}
        />{' '}
        <T text="Announced {when} by {account}" when={moment(call.scheduled.at)} account={<Account address={call.caller} />} />
      </p>
      <div className="gov-acts">
        {isOwn(call.caller) && (
          <Act
            id={`execute/${call.id}/${call.nonce}`}
            label={t('Execute')}
            request={executeRequest(council.authority, call.target, call.data)}
            unable={ready ? null : t('The delay is not over.')}
            onDone={onDone}
          />
        )}
        {(isOwn(call.caller) || isGuard) && (
          <Act
            id={`cancel/${call.id}/${call.nonce}`}
            label={t('Cancel')}
            secondary
            request={cancelRequest(council.authority, call.caller, call.target, call.data)}
            onDone={onDone}
          />
        )}
      </div>
    </li>
  );
}
