import { useEffect, useState } from 'react';
import type { Hex } from 'viem';
import { type Entry, proposalsIn, proposeRequest } from '../../../registry/actions/index.ts';
import { getRules } from '../../../registry/records/getCouncil.ts';
import type { RulesOfKind } from '../../../registry/records/types.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { plural } from '../../state/format.ts';
import { useAccess } from '../../state/register.ts';
import { Act } from '../../wallet/Act.tsx';
import { inEth } from '../../wallet/answers.ts';
import { lengthOf } from '../../wallet/lengthOf.ts';
import { t, word } from '../../words/t.tsx';
import { evidenceOf, publishEvidence, type Written } from './evidence.ts';

interface Props {
  entry: Entry;
  written: Written;
  unable: string | null;
  onDone: (proposal: Hex | null) => void;
}

const statuses: Record<Entry['status'], string> = {
  none: word('none'),
  active: word('active'),
  retired: word('retired'),
  disputed: word('disputed'),
};

/** Uploads the evidence, then opens the dispute on chain, with its bond said before. */
export function DisputeAct({ entry, written, unable, onDone }: Props) {
  const access = useAccess();
  const { rules, error } = useRules(entry.kind);
  if (!access) return null;
  const { kind, period, key, version } = entry;
  const request = async () => {
    const digest = await publishEvidence(access, evidenceOf(entry, written));
    const { bond } = rules ?? (await getRules(access.chain, { registry: access.registry, kind }));
    return proposeRequest({ registry: access.registry, action: 'dispute', kind, period, key, baseVersion: version, digest, bond });
  };
  return (
    <>
      {rules && (
        <p>
          {t('{curators} must uphold it within {time}.', { curators: plural(rules.quorum, 'curator'), time: lengthOf(rules.lifetime) })}{' '}
          {rules.bond > 0n &&
            t(
              'You pay a bond of {bond} ETH. It comes back, upheld or dismissed; the treasury keeps it only if the curators call it spam.',
              {
                bond: inEth(rules.bond),
              },
            )}
        </p>
      )}
      {error && (
        <p role="alert" lang="en">
          {error}
        </p>
      )}
      <Act
        id={`dispute/${kind}/${period}/${key}/${version}`}
        label={t('Dispute version {version}', { version })}
        request={request}
        unable={
          entry.status === 'active'
            ? unable
            : t('Its status is {status}: only an active version can be disputed.', { status: t(statuses[entry.status]) })
        }
        onDone={(receipt) => onDone(proposalsIn(receipt.logs)[0]?.id ?? null)}
      />
    </>
  );
}

function useRules(kind: Entry['kind']): { rules: RulesOfKind | null; error: string | null } {
  const access = useAccess();
  const [found, setFound] = useState<{ rules: RulesOfKind | null; error: string | null }>({ rules: null, error: null });
  useEffect(() => {
    if (!access) return;
    let current = true;
    getRules(access.chain, { registry: access.registry, kind }).then(
      (rules) => current && setFound({ rules, error: null }),
      (error) => current && setFound({ rules: null, error: asDemlError(error).message }),
    );
    return () => {
      current = false;
    };
  }, [access, kind]);
  return found;
}
