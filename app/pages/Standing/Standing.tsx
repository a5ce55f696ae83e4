import { useEffect, useState } from 'react';
import type { Entry } from '../../../registry/actions/index.ts';
import type { DemlError } from '../../../registry/errors/index.ts';
import { getAttestations } from '../../../registry/records/getAttestations.ts';
import type { Attestation } from '../../../registry/records/types.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { formatDay, formatHex, plural } from '../../state/format.ts';
import { useAccess, useRegister } from '../../state/register.ts';
import { disputeHref, reviewHref } from '../../state/route/review.ts';
import { T, t } from '../../words/t.tsx';
import { JsonLink } from '../Instead.tsx';
import './standing.css';

/** How this version stands: whether it is disputed, what auditors found, and where to say otherwise. */
export default function Standing({ entry }: { entry: Entry }) {
  const { kind, period, key, status, disputes, version } = entry;
  const { at, firstPage } = useRegister('at', 'firstPage');
  const found = useAttestations(entry);
  const until = at === null ? Number.POSITIVE_INFINITY : (firstPage?.timestamp ?? 0);
  return (
    <div className="standing">
      {status === 'disputed' && (
        <p className="standing-mark">
          <b>{t('Disputed.')}</b> {t('A quorum of curators upheld a dispute of this version.')}{' '}
          <a href={reviewHref({ state: 'executed', action: 'dispute', kind })}>{t('Why')}</a>
        </p>
      )}
      {disputes > 0 && (
        <p className="standing-mark">
          <T text="{disputes} of this version." disputes={<b>{plural(disputes, 'open dispute')}</b>} />{' '}
          <a href={reviewHref({ action: 'dispute', kind, folded: true })}>{t('Read them')}</a>
        </p>
      )}
      {found.attestations
        .filter((one) => one.at <= until)
        .map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an auditor may attest twice within a second, and the order is the chain's
          <p key={i}>
            <T
              text="Attested as {verdict} {day} by auditor {auditor}: {evidence}"
              verdict={<b>{t(one.verdict)}</b>}
              day={formatDay(new Date(one.at * 1000))}
              auditor={
                <code className="mono" title={one.auditor}>
                  {formatHex(one.auditor)}
                </code>
              }
              evidence={<JsonLink digest={one.evidence}>{t('evidence')}</JsonLink>}
            />
          </p>
        ))}
      {found.error && (
        <p>
          {t('What auditors attested could not be read:')} <span lang="en">{found.error.message}</span>
        </p>
      )}
      {at === null && (
        <p>
          {status === 'active' && <a href={disputeHref({ kind, period, slug: key })}>{t('Dispute version {version}', { version })}</a>}{' '}
          {status !== 'retired' && <a href={disputeHref({ kind, period, slug: key }, 'attest')}>{t('Attest it')}</a>}
        </p>
      )}
    </div>
  );
}

/** What auditors said of the present version. */
function useAttestations({ kind, period, key, version }: Entry): { attestations: readonly Attestation[]; error: DemlError | null } {
  const access = useAccess();
  const attestations = useRegister('config').config?.attestations;
  const [found, setFound] = useState<{ attestations: readonly Attestation[]; error: DemlError | null }>({ attestations: [], error: null });
  useEffect(() => {
    if (!access || !attestations) return;
    let current = true;
    getAttestations(access.chain, { registry: access.registry, attestations, kind, period, key }).then(
      (all) => current && setFound({ attestations: all.filter((one) => one.version === version), error: null }),
      (error) => current && setFound({ attestations: [], error: asDemlError(error) }),
    );
    return () => {
      current = false;
    };
  }, [access, attestations, kind, period, key, version]);
  return found;
}
