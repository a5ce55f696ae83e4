import { useEffect, useState } from 'react';
import { proposalsIn, proposeRequest } from '../../../../registry/actions/index.ts';
import type { DemlError } from '../../../../registry/errors/index.ts';
import { getRules } from '../../../../registry/records/getCouncil.ts';
import type { RulesOfKind } from '../../../../registry/records/types.ts';
import { asDemlError } from '../../../state/asDemlError.ts';
import { plural } from '../../../state/format.ts';
import { type Access, useHead } from '../../../state/register.ts';
import { Bars } from '../../../ui/Bars.tsx';
import { ErrorBox } from '../../../ui/ErrorBox.tsx';
import { Act } from '../../../wallet/Act.tsx';
import { inEth } from '../../../wallet/answers.ts';
import { t } from '../../../words/t.tsx';
import { periodOf } from '../blank.ts';
import type { StoredDraft } from '../draftStore.ts';
import type { Submission } from '../submission.ts';

interface SendStepProps {
  access: Access;
  draft: StoredDraft;
  submission: Submission;
  onProposed: (proposal: NonNullable<Submission['proposal']>) => void;
}

/** What the proposal costs and by which rules it will be judged; then the wallet. */
export function SendStep({ access, draft, submission, onProposed }: SendStepProps) {
  const { rules, error } = useRules(access, draft);
  const { kind, base, document } = draft;
  const key = draft.slug ?? String(document.slug);
  const period = draft.slug ? draft.period : periodOf(kind, document);
  const head = useHead(kind, period, key);
  if (error) return <ErrorBox error={error} title={t('The rules could not be read')} />;
  if (!rules) return <Bars widths={[420]} waitingFor={t('Reading the rules of this kind from the chain.')} />;
  const entry = typeof head === 'object' ? head : null;
  const moved = base ? entry !== null && entry.digest !== base.digest : entry !== null;
  const days = rules.lifetime / 86_400;
  return (
    <>
      <p>
        {t('{curators} must approve within {time}; later changes of the rules do not touch it.', {
          curators: plural(rules.quorum, 'curator'),
          time: Number.isInteger(days) ? plural(days, 'day') : plural(Math.round(rules.lifetime / 60), 'minute'),
        })}{' '}
        {rules.bond > 0n
          ? t(
              'You pay a bond of {bond} ETH. It comes back with approval, withdrawal or rejection; the treasury keeps it only if the curators call it spam.',
              { bond: inEth(rules.bond) },
            )
          : t('No bond is asked.')}
      </p>
      <Act
        id={`propose/${submission.digest}`}
        label={t('Propose')}
        unable={moved ? t('The head has moved on: move the draft onto it first, above.') : null}
        request={proposeRequest({
          registry: access.registry,
          action: base === null ? 'create' : entry?.status === 'retired' ? 'restore' : 'update',
          kind,
          period,
          key,
          baseVersion: base?.version ?? 0,
          digest: submission.digest,
          bond: rules.bond,
        })}
        onDone={(receipt) => {
          const opened = proposalsIn(receipt.logs).find(({ proposal }) => proposal.digest === submission.digest);
          if (opened) onProposed({ id: opened.id, transaction: receipt.transaction, blockNumber: String(receipt.blockNumber) });
        }}
      />
    </>
  );
}

function useRules({ chain, registry }: Access, { kind }: StoredDraft) {
  const [rules, setRules] = useState<RulesOfKind | null>(null);
  const [error, setError] = useState<DemlError | null>(null);
  useEffect(() => {
    let current = true;
    getRules(chain, { registry, kind }).then(
      (read) => current && setRules(read),
      (reason) => current && setError(asDemlError(reason)),
    );
    return () => {
      current = false;
    };
  }, [chain, registry, kind]);
  return { rules, error };
}
