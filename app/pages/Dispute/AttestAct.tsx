import { useId, useState } from 'react';
import type { Entry } from '../../../registry/actions/index.ts';
import { attestRequest } from '../../../registry/proposing/requests.ts';
import { type Verdict, verdicts } from '../../../registry/proposing/verdicts.ts';
import { useAccess, useRegister } from '../../state/register.ts';
import { Act } from '../../wallet/Act.tsx';
import { T, t, word } from '../../words/t.tsx';
import { evidenceOf, publishEvidence, type Written } from './evidence.ts';

interface Props {
  entry: Entry;
  written: Written;
  unable: string | null;
  onDone: () => void;
}

const names: Record<Verdict, string> = {
  confirmed: word('confirmed'),
  refuted: word('refuted'),
  inconclusive: word('inconclusive'),
};

const says: Record<Verdict, string> = {
  confirmed: word('what it says was found to hold'),
  refuted: word('it was found not to hold'),
  inconclusive: word('it could not be decided'),
};

/** Uploads the evidence, then writes down the verdict on chain. */
export function AttestAct({ entry, written, unable, onDone }: Props) {
  const access = useAccess();
  const { config } = useRegister('config');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const name = useId();
  if (!access || !config) return null;
  const { attestations } = config;
  const { kind, period, key, version } = entry;
  const request = async () => {
    const evidence = await publishEvidence(access, evidenceOf(entry, written));
    return attestRequest({
      attestations: attestations as `0x${string}`,
      kind,
      period,
      key,
      version,
      verdict: verdict as Verdict,
      evidence,
    });
  };
  const reason = !attestations
    ? t('This release names no contract for attestations.')
    : (unable ?? (verdict ? null : t('Choose a verdict.')));
  return (
    <>
      <fieldset className="evidence-part">
        <legend>{t('Verdict')}</legend>
        {verdicts.map((one) => (
          <p key={one}>
            <label>
              <input type="radio" name={name} checked={verdict === one} onChange={() => setVerdict(one)} />{' '}
              <T text="{verdict}: {means}" verdict={<b>{t(names[one])}</b>} means={t(says[one])} />
            </label>
          </p>
        ))}
      </fieldset>
      <Act
        id={`attest/${kind}/${period}/${key}/${version}`}
        label={t('Attest version {version}', { version })}
        request={request}
        unable={reason}
        onDone={onDone}
      />
    </>
  );
}
