import type { QueueItem } from '../../../registry/records/index.ts';
import type { Evidence } from '../../../registry/schema/evidence.ts';
import type { Claim, Metric, Source } from '../../../registry/schema/index.ts';
import { Leaving } from '../../ui/Leaving.tsx';
import { Gauge } from '../../ui/marks/Gauge.tsx';
import { t } from '../../words/t.tsx';
import { whichEntry } from './itemWords.ts';
import { Prose } from './Prose.tsx';
import type { Loaded } from './subject.ts';

/** A dispute: what is said against an approved version, beside what that version says. */
export function DisputeEvidence({ evidence, base, item }: { evidence: Evidence; base: Loaded | null; item: QueueItem }) {
  const document = base?.state === 'read' ? (base.whole.document as { claims?: Claim[]; readings?: Metric['readings'] }) : null;
  const named = new Set(evidence.claims ?? []);
  const claims = (document?.claims ?? []).filter(({ id }) => named.has(id));
  const readings = (document?.readings ?? []).filter(({ id }) => named.has(id));
  const lost = [...named].filter((id) => ![...claims, ...readings].some((one) => one.id === id));
  const other =
    evidence.version !== item.proposal.baseVersion || evidence.entry.key !== item.entry.key || evidence.entry.kind !== item.entry.kind;
  return (
    <div className="dispute-read">
      {other && (
        <p className="proposal-notice">
          <b>{t('The evidence speaks of another version.')}</b>{' '}
          {t('It names {named}, version {version}, and the dispute is raised against {disputed}, version {base}.', {
            named: whichEntry({ ...evidence.entry, period: 0 }),
            version: evidence.version,
            disputed: whichEntry({ ...item.entry, period: 0 }),
            base: item.proposal.baseVersion,
          })}
        </p>
      )}
      <div className="diff-sides">
        <div className="diff-side now">
          <span className="diff-which">{t('version {version} says', { version: item.proposal.baseVersion })}</span>
          {named.size === 0 && <p className="diff-text">{t('The whole document is meant.')}</p>}
          {claims.map((claim) => (
            <div className="diff-evidence" key={claim.id}>
              <Gauge rung={claim.rung} />
              <div>
                <p className="diff-statement" lang="en">
                  {claim.statement}
                </p>
                <p className="diff-meta">
                  <span>{t('held {asOf}', { asOf: claim.asOf })}</span>
                  <code className="mono">{claim.id}</code>
                </p>
              </div>
            </div>
          ))}
          {readings.map((reading) => (
            <p className="diff-figure" key={reading.id}>
              <b>{reading.value}</b> {reading.unit}, <span lang="en">{reading.counts}</span>, {t('held {asOf}', { asOf: reading.asOf })}
            </p>
          ))}
          {lost.length > 0 && document && <p className="diff-meta">{t('Not in that version: {claims}', { claims: lost.join(', ') })}</p>}
        </div>
        <div className="diff-side proposed">
          <span className="diff-which">{t('the evidence')}</span>
          <Prose>{evidence.statement}</Prose>
        </div>
      </div>
      <SourceList sources={evidence.sources} />
    </div>
  );
}

function SourceList({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return <p className="dispute-sources">{t('It names no source.')}</p>;
  return (
    <ul className="dispute-sources" aria-label={t('Sources of the evidence')}>
      {sources.map((source) => (
        <li key={source.title + source.url} lang="en">
          {source.url ? <Leaving href={source.url}>{source.title}</Leaving> : source.title}{' '}
          <span>{[source.publisher, source.kind].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}
