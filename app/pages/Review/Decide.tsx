import { useState } from 'react';
import { approveRequest, withdrawRequest } from '../../../registry/actions/index.ts';
import { postApproval } from '../../../registry/desk/index.ts';
import type { DemlError } from '../../../registry/errors/index.ts';
import { approvalTypedData, approveBySigRequest, registryDomain, reviseBySigRequest } from '../../../registry/proposing/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { plural, sentence } from '../../state/format.ts';
import { useAccess } from '../../state/register.ts';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { Act } from '../../wallet/Act.tsx';
import { useWallet } from '../../wallet/useWallet.ts';
import { T, t } from '../../words/t.tsx';
import { ConnectLine } from './ConnectLine.tsx';
import { cannotWithdraw, completing, signaturesFor } from './decision.ts';
import { noWord, yesWord } from './itemWords.ts';
import { Quorum } from './Quorum.tsx';
import { cannotVote, curatorsOf } from './queue.ts';
import { Reject } from './Reject.tsx';
import type { Case, People } from './readCase.ts';
import { Connect } from './Say.tsx';
import { seatOf } from './seatOf.ts';
import type { Subject } from './subject.ts';
import { Account } from './Votes.tsx';

interface DecideProps {
  one: Case;
  subject: Subject | undefined;
  people: People | undefined;
  onDone(): void;
}

/** The quorum so far, and what this account can do: sign, approve, reject, submit what others signed, withdraw. */
export function Decide({ one, subject, people, onDone }: DecideProps) {
  const { item, desk, offer } = one;
  const { account } = useWallet();
  const council = people?.council;
  const signatures = signaturesFor(item, desk);
  return (
    <section className="panel decide" aria-labelledby="decide-head">
      <h2 id="decide-head">{t('Quorum')}</h2>
      <Quorum item={item} signatures={signatures} mine={cannotVote(item, { account, curators: curatorsOf(council) }) === null} />
      {signatures.length > 0 && item.state === 'open' && (
        <ul className="decide-signed">
          {signatures.map(({ seat, curator }) => (
            <li key={seat}>
              <T text="{account}, seat {seat}: signed, not on chain yet" account={<Account address={curator} />} seat={seat} />
            </li>
          ))}
        </ul>
      )}
      {council?.paused && item.state === 'open' && (
        <p className="proposal-notice">
          <b>{t('The registry is paused.')}</b> {t('Nobody can decide until it is resumed.')}
        </p>
      )}
      {council && <ConnectLine council={council} />}
      {item.state === 'open' && <Submit one={one} onDone={onDone} />}
      {item.state === 'open' && council && <Vote one={one} people={people} subject={subject} onDone={onDone} />}
      <Withdraw one={one} account={account} offered={offer !== null} onDone={onDone} />
    </section>
  );
}

/** Anybody brings a complete set of signatures to the chain. */
function Submit({ one: { item, desk, offer }, onDone }: { one: Case; onDone(): void }) {
  const access = useAccess();
  const { account } = useWallet();
  const complete = completing(item, desk);
  if (!complete || !access) return null;
  const approvals = complete.map(({ seat, signature }) => ({ seat, signature }));
  const own = account?.toLowerCase() === item.proposal.proposer.toLowerCase();
  return (
    <div className="decide-submit">
      <p>{t('The quorum is complete with what is signed. Anybody may bring it to the chain, and pays only the fee.')}</p>
      {account ? (
        <Act
          id={`submit/${item.id}`}
          label={t('Submit {signatures}', { signatures: plural(approvals.length, 'signature') })}
          request={
            offer
              ? reviseBySigRequest(access.registry, item.proposal, own ? '0x' : offer, approvals)
              : approveBySigRequest(access.registry, item.proposal, approvals)
          }
          onDone={onDone}
        />
      ) : (
        <Connect to={t('to submit them')} />
      )}
    </div>
  );
}

type Way = 'sign' | 'send' | 'reject';

/** A curator's vote; or why this account has none. */
function Vote({ one, people, subject, onDone }: DecideProps) {
  const { item, desk, offer } = one;
  const { account } = useWallet();
  const [way, setWay] = useState<Way>('sign');
  const council = people?.council;
  const seat = seatOf(council, account);
  const cannot = cannotVote(item, { account, curators: curatorsOf(council) });
  if (!account) return null;
  if (cannot || seat === null)
    return (
      <p className="decide-why">
        {cannot ?? t('This account holds no curator’s seat.')} {t('You may comment below.')}
      </p>
    );
  const signed = signaturesFor(item, desk).some((one) => one.seat === seat);
  const stale = subject && subject.head.version !== item.proposal.baseVersion;
  const yes = yesWord(item.action);
  const ways: [Way, string][] = [['sign', t('{yes} by a signature, without a fee', { yes })]];
  if (!offer) ways.push(['send', t('{yes} by a transaction', { yes })], ['reject', t('{no}, with a reason', { no: noWord(item.action) })]);
  const count = item.approvals + 1;
  const { quorum } = item.proposal;
  const unable = stale
    ? t('Its base is stale: nobody can approve it.')
    : way === 'reject' || subject?.next.state === 'read'
      ? null
      : subject
        ? t('Its document could not be read here, so there is nothing to approve yet.')
        : t('Its document has not been read here yet.');
  return (
    <div className="decide-vote">
      <fieldset className="choices">
        <legend>{t('Your decision')}</legend>
        {ways.map(([value, words]) => (
          <label key={value}>
            <input type="radio" name="way" checked={way === value} onChange={() => setWay(value)} /> {words}
          </label>
        ))}
      </fieldset>
      {way !== 'reject' && (
        <p className="decide-why">
          {count >= quorum
            ? way === 'send'
              ? t('Yours completes the quorum of {quorum}: the change takes effect at once.', { quorum })
              : t('Yours completes the quorum of {quorum}: anybody may then submit the signatures.', { quorum })
            : t('Yours is {count} of {quorum}. You did not propose it, so you may {yes} it.', { count, quorum, yes })}
        </p>
      )}
      {way === 'sign' && <Sign one={one} seat={seat} signed={signed} unable={unable} label={t('Sign: {yes}', { yes })} onDone={onDone} />}
      {way === 'send' && <Send one={one} label={t('{yes} on chain', { yes: sentence(yes) })} unable={unable} onDone={onDone} />}
      {way === 'reject' && <Reject one={one} onDone={onDone} />}
    </div>
  );
}

interface SignProps {
  one: Case;
  seat: number;
  signed: boolean;
  unable: string | null;
  label: string;
  onDone(): void;
}

function Sign({ one: { item }, seat, signed, unable, label, onDone }: SignProps) {
  const access = useAccess();
  const [failed, setFailed] = useState<{ error: DemlError; again(): void } | null>(null);
  if (!access) return null;
  if (signed) return <p role="status">{t('You have signed. Your signature is kept at the gateways until somebody submits it.')}</p>;
  const post = async (signature: `0x${string}`) => {
    setFailed(null);
    try {
      await postApproval(access, { proposal: item.proposal, seat, signature });
      onDone();
    } catch (error) {
      setFailed({ error: asDemlError(error), again: () => void post(signature) });
    }
  };
  return (
    <>
      <Act
        id={`sign/${item.id}`}
        label={label}
        typedData={approvalTypedData(registryDomain(access.registry), item.proposal)}
        unable={unable}
        onDone={(signature) => void post(signature)}
      >
        <p className="decide-why">{t('Compare the digest with your wallet.')}</p>
      </Act>
      {failed && <ErrorBox error={failed.error} title={t('It was signed, and no gateway has kept it')} onRetry={failed.again} />}
    </>
  );
}

function Send({ one: { item }, unable, label, onDone }: { one: Case; unable: string | null; label: string; onDone(): void }) {
  const access = useAccess();
  if (!access) return null;
  return (
    <Act id={`approve/${item.id}`} label={label} request={approveRequest(access.registry, item.proposal)} unable={unable} onDone={onDone}>
      <p className="decide-why">{t('Compare the digest with your wallet.')}</p>
    </Act>
  );
}

function Withdraw({
  one: { item },
  account,
  offered,
  onDone,
}: {
  one: Case;
  account: string | undefined;
  offered: boolean;
  onDone(): void;
}) {
  const access = useAccess();
  if (!access || !account || cannotWithdraw(item, account, offered) !== null) return null;
  const own = account.toLowerCase() === item.proposal.proposer.toLowerCase();
  return (
    <details className="decide-withdraw">
      <summary>{own ? t('Withdraw it') : t('Close it')}</summary>
      <Act
        id={`withdraw/${item.id}`}
        label={own ? t('Withdraw') : t('Close it')}
        request={withdrawRequest(access.registry, item.proposal)}
        onDone={onDone}
      >
        <p className="decide-why">
          {offered
            ? t('It can then be carried out no more.')
            : own
              ? t('It ends without a decision, and its bond goes back to you.')
              : t('It ends without a decision, and its bond goes back to the proposer.')}
        </p>
      </Act>
    </details>
  );
}
