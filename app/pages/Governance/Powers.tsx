import { durationInWords } from '../../../registry/proposing/callInWords.ts';
import type { Council } from '../../../registry/records/index.ts';
import { Act } from '../../wallet/Act.tsx';
import { useIsOwn, useRegistryAddress } from './Account.tsx';
import { AdminForm } from './AdminForm.tsx';
import { governingCall } from './requests.ts';

/** What the connected account may do here beyond reading; nothing for most. */
export function Powers({ council, onDone }: { council: Council; onDone: () => void }) {
  const isOwn = useIsOwn();
  const registry = useRegistryAddress();
  const seat = council.seats.find(({ curator }) => isOwn(curator));
  const guardian = council.roles.guardian.find(({ account }) => isOwn(account));
  const admin = council.roles.admin.find(({ account }) => isOwn(account));
  const auditor = council.roles.auditor.find(({ account }) => isOwn(account));
  if (!registry || !(seat || guardian || admin || auditor)) return null;
  return (
    <section className="gov-section">
      <h2>What your account may do</h2>
      <div className="gov-powers">
        {seat && (
          <p>
            You hold seat {seat.index}. <a href="#/review?mine=1">Open what waits for your decision</a>
          </p>
        )}
        {auditor && <p>You are auditor: attest a version from its project or note page.</p>}
        {guardian && (
          <div>
            <p>You are guardian.</p>
            <Act
              id="pause"
              label="Pause proposing and approving"
              request={{ to: registry, data: governingCall.pause() }}
              unable={council.paused ? 'The registry is paused already; only the admin lets it go on.' : null}
              onDone={onDone}
            >
              <p>Rejecting, withdrawing and reading go on. Only the admin can end the pause, after the admin&apos;s delay.</p>
            </Act>
          </div>
        )}
        {admin && (
          <div>
            <p>
              You are admin.{' '}
              {admin.delay > 0
                ? `Everything that you do is announced first and can be executed ${durationInWords(admin.delay)} later.`
                : 'What you do takes effect at once.'}
            </p>
            <AdminForm council={council} registry={registry} delay={admin.delay} onDone={onDone} />
          </div>
        )}
      </div>
    </section>
  );
}
