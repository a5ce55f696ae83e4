import { useState } from 'react';
import type { Hex } from 'viem';
import type { Entry } from '../../../registry/actions/index.ts';
import { OffSchemaError, type SchemaIssue } from '../../../registry/errors/index.ts';
import { checkStatement } from '../../../registry/schema/statements.ts';
import { useHead } from '../../state/register.ts';
import { noteHref } from '../../state/route/note.ts';
import { pageHref } from '../../state/route/page.ts';
import { projectHref } from '../../state/route/project.ts';
import { type DisputeForm, disputeHref, parseDispute, proposalHref } from '../../state/route/review.ts';
import { WalletRoom } from '../../wallet/WalletRoom.tsx';
import { T, t, word } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { NoEntry, Waiting } from '../Instead.tsx';
import { whichEntry } from '../Review/itemWords.ts';
import { useTitle } from '../title.ts';
import { AttestAct } from './AttestAct.tsx';
import { DisputeAct } from './DisputeAct.tsx';
import { EvidenceForm } from './EvidenceForm.tsx';
import { evidenceOf, nothingWritten } from './evidence.ts';
import { useParts } from './useParts.ts';
import { useWritten } from './useWritten.ts';
import './dispute.css';

const words = {
  dispute: {
    title: word('Dispute {slug}'),
    heading: word('Dispute version {version} of {entry}'),
    lead: word(
      'Curators judge a dispute as they judge a proposal. Upheld, it marks this version as disputed until another one is approved; its text and digest stay. Dismissed, nothing changes.',
    ),
    hint: word('Say what is wrong and why. Curators read it beside the claims.'),
  },
  attest: {
    title: word('Attest {slug}'),
    heading: word('Attest version {version} of {entry}'),
    lead: word(
      'An auditor’s word on this very version, kept on the chain beside it. It changes no entry, and nothing of it can be taken back: who errs attests again.',
    ),
    hint: word('Say what was examined, how, and what came of it.'),
  },
} as const;

/** Where a version is disputed with evidence, or attested by an auditor. */
function Dispute({ view }: { view: DisputeForm }) {
  const { kind, period, slug, act } = view;
  const entry = useHead(kind, period, slug);
  useTitle(t(words[act].title, { slug }));
  if (entry === 'none')
    return (
      <div className="wrap">
        <NoEntry
          what={whichEntry({ kind, period, key: slug })}
          suggestions={[]}
          all={<a href="#/projects">{t('The table lists all systems.')}</a>}
        />
      </div>
    );
  if (entry === 'loading')
    return (
      <div className="wrap">
        <Waiting what={t('the head of {slug}', { slug })} />
      </div>
    );
  return (
    <WalletRoom>
      <Page key={`${act}${entry.digest}`} entry={entry} view={view} />
    </WalletRoom>
  );
}

function Page({ entry, view }: { entry: Entry; view: DisputeForm }) {
  const { kind, period, slug, act } = view;
  const { heading, lead, hint } = words[act];
  const [written, onWrite] = useWritten(`${act}.${kind}.${period}.${slug}.${entry.version}`);
  const [done, setDone] = useState<{ proposal: Hex | null } | null>(null);
  const parts = useParts(entry);
  const issues = issuesOf(entry, written);
  const finish = (proposal: Hex | null) => {
    setDone({ proposal });
    onWrite(nothingWritten);
  };
  const unable =
    written.statement.trim() === '' ? t('Write what is the case first.') : issues[0] ? `${issues[0].path} ${issues[0].reason}` : null;
  return (
    <div className="wrap dispute">
      <header className="dispute-head">
        <h1>
          <T text={heading} version={entry.version} entry={<a href={entryHref(view)}>{slug}</a>} />
        </h1>
        <p>{t(lead)}</p>
        <p className="dispute-digest">
          {t('Digest')} <span className="mono">{entry.digest}</span>
        </p>
        <p className="dispute-other">
          {act === 'dispute' ? (
            <a href={disputeHref(view, 'attest')}>{t('Attest it instead, as an auditor')}</a>
          ) : (
            <a href={disputeHref(view)}>{t('Dispute it instead')}</a>
          )}
        </p>
      </header>
      {done ? (
        <p className="dispute-done" role="status">
          {done.proposal ? (
            <>
              {t('The dispute is open.')} <a href={proposalHref(done.proposal)}>{t('Follow it in the review queue')}</a>
            </>
          ) : (
            <>
              {t('The attestation stands.')} <a href={entryHref(view)}>{t('See it at the version')}</a>
            </>
          )}
        </p>
      ) : (
        <EvidenceForm written={written} onWrite={onWrite} parts={parts} issues={issues} hint={t(hint)} />
      )}
      <section className="dispute-send" aria-label={t('Send')}>
        {act === 'dispute' ? (
          <DisputeAct entry={entry} written={written} unable={done ? t('It is sent.') : unable} onDone={finish} />
        ) : (
          <AttestAct entry={entry} written={written} unable={done ? t('It is sent.') : unable} onDone={() => finish(null)} />
        )}
      </section>
    </div>
  );
}

function issuesOf(entry: Entry, written: Parameters<typeof evidenceOf>[1]): readonly SchemaIssue[] {
  try {
    checkStatement(evidenceOf(entry, written), 'deml.evidence/1');
    return [];
  } catch (error) {
    if (error instanceof OffSchemaError) return error.issues;
    throw error;
  }
}

function entryHref({ kind, period, slug }: DisputeForm): string {
  if (kind === 'note') return noteHref(period, slug);
  if (kind === 'page') return pageHref(slug);
  return projectHref(slug);
}

export default fromAddress(parseDispute, Dispute);
