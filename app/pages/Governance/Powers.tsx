import { useRef } from 'react';
import type { Council } from '../../../registry/records/index.ts';
import { Act } from '../../wallet/Act.tsx';
import { lengthOf } from '../../wallet/lengthOf.ts';
import { useWallet } from '../../wallet/useWallet.ts';
import { t } from '../../words/t.tsx';
import { useRegistryAddress } from './Account.tsx';
import { AdminForm } from './AdminForm.tsx';
import { governingCall } from './requests.ts';

/**
 * Compares with the last connected account that may do something here: a wallet that is closed in the middle of an act
 * must not take the act's answer with it.
 */
function useLastHolder({ seats, roles }: Council): (address: string | null) => boolean {
  const { account } = useWallet();
  const same = (address: string | null) => address?.toLowerCase() === account?.toLowerCase();
  const holds =
    account &&
    (seats.some((seat) => same(seat.curator)) ||
      Object.values(roles)
        .flat()
        .some((member) => same(member.account)));
  const last = useRef(account);
  if (holds) last.current = account;
  const shown = last.current;
  return (address) => Boolean(address && shown && address.toLowerCase() === shown.toLowerCase());
}

/** What the connected account may do here beyond reading; nothing for most. */
export function Powers({ council, onDone }: { council: Council; onDone: () => void }) {
  const isOwn = useLastHolder(council);
  const registry = useRegistryAddress();
  const seat = council.seats.find(({ curator }) => isOwn(curator));
  const guardian = council.roles.guardian.find(({ account }) => isOwn(account));
  const admin = council.roles.admin.find(({ account }) => isOwn(account));
  const auditor = council.roles.auditor.find(({ account }) => isOwn(account));
  if (!registry || !(seat || guardian || admin || auditor)) return null;
  return (
    <section className="gov-section">
      <h2>{t('What your account may do')}</h2>
      <div className="gov-powers">
        {seat && (
          <p>
            {t('You hold seat {seat}.', { seat: seat.index })} <a href="#/review?mine=1">{t('Open what waits for your decision')}</a>
          </p>
        )}
        {auditor && <p>{t('You are auditor: attest a version from its project or note page.')}</p>}
        {guardian && (
          <div>
            <p>{t('You are guardian.')}</p>
            <Act
              id="pause"
              label={t('Pause proposing and approving')}
              request={{ to: registry, data: governingCall.pause() }}
              unable={council.paused ? t('The registry is paused already; only the admin lets it go on.') : null}
              onDone={onDone}
            >
              <p>
                {t('Rejecting, withdrawing and reading go on.')} {t('Only the admin can end the pause, after the admin’s delay.')}
              </p>
            </Act>
          </div>
        )}
        {admin && (
          <div>
            <p>
              {t('You are admin.')}{' '}
              {admin.delay > 0
                ? t('Everything that you do is announced first and can be executed {time} later.', { time: lengthOf(admin.delay) })
                : t('What you do takes effect at once.')}
            </p>
            <AdminForm council={council} registry={registry} delay={admin.delay} onDone={onDone} />
          </div>
        )}
      </div>
    </section>
  );
}
