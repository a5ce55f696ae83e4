import type { Entry } from '../../../../registry/actions/index.ts';
import { formatHex, formatMoment, formatNumber } from '../../../state/format.ts';
import { useRevisions } from '../../../state/register.ts';
import { Bars } from '../../../ui/Bars.tsx';
import { T, t } from '../../../words/t.tsx';

/** The third clock: which revision this is, its digest, and who approved it at which block. Digest and version come with the head, the rest from the chain's events. */
export function Approval({ entry }: { entry: Entry }) {
  const history = useRevisions(entry);
  const revision = history.state === 'read' ? history.revisions.find((one) => one.version === entry.version) : undefined;
  return (
    <dl className="facts approval">
      <div>
        <dt>{t('Approved')}</dt>
        <dd>
          {t('revision {version}, {when}', { version: entry.version, when: formatMoment(new Date(entry.approvedAt * 1000)) })}
          {revision && <T text=", block {number}" number={<span className="mono">{formatNumber(Number(revision.blockNumber))}</span>} />}
        </dd>
      </div>
      <div>
        <dt>{t('By')}</dt>
        <dd>
          {history.state === 'waiting' && <Bars widths={[200]} waitingFor={t('Reading the approval from the chain.')} />}
          {history.state === 'failed' && (
            <span lang="en">
              {history.error.message} {history.error.fix}
            </span>
          )}
          {history.state === 'read' &&
            (revision
              ? revision.approvers.map((approver) => (
                  <span key={approver} className="mono approver" title={approver}>
                    {formatHex(approver)}
                  </span>
                ))
              : t('This RPC keeps no event of it; the head itself is verified.'))}
        </dd>
      </div>
      <div>
        <dt>{t('Digest')}</dt>
        <dd>
          <span className="mono" title={entry.digest}>
            {entry.digest}
          </span>
        </dd>
      </div>
    </dl>
  );
}
