import { useRef } from 'react';
import type { Entry } from '../../../registry/actions/index.ts';
import type { Revision } from '../../../registry/history/revision.ts';
import type { Change } from '../../../registry/schema/index.ts';
import { formatDay, formatHex, formatNumber, plural } from '../../state/format.ts';
import { type RevisionsState, retry } from '../../state/register.ts';
import { historyHref } from '../../state/route/history.ts';
import { Bars } from '../../ui/Bars.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { t } from '../../words/t.tsx';
import { type Place, placeHref, toldWords } from '../History/words.ts';
import { JsonLink } from '../Instead.tsx';
import { useInView } from '../Review/useInView.ts';
import { useChange } from './useChange.ts';
import './tables.css';

/** Every revision up to the one that is shown, as the chain recorded it, with what its document says that moved. */
export function History({ entry, change, revisions }: { entry: Entry; change: Change; revisions: RevisionsState }) {
  const known = revisions.state === 'read' ? revisions.revisions.filter(({ version }) => version <= entry.version) : [];
  const later = revisions.state === 'read' ? revisions.revisions.length - known.length : 0;
  const place: Place = { kind: entry.kind, period: entry.period, slug: entry.key };
  return (
    <section className="profile-section" id="history" tabIndex={-1}>
      <h2>
        {t('History')}{' '}
        <span>
          {[
            revisions.state === 'read' && plural(known.length, 'revision'),
            later > 0 && t('and {count} since', { count: later }),
            toldWords(revisions.state === 'read' ? revisions.indexer : null),
          ]
            .filter(Boolean)
            .join(t(', '))}
        </span>
      </h2>
      {revisions.state === 'waiting' && <Bars widths={[520, 480]} waitingFor={t('Reading the events of the contract.')} />}
      {revisions.state === 'failed' && <ErrorBox error={revisions.error} title={t('The history could not be read')} onRetry={retry} />}
      {revisions.state === 'read' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
        <section className="profile-scroll" tabIndex={0} aria-label={t('Revisions')}>
          <table className="profile-history">
            <thead>
              <tr>
                <th scope="col">{t('Revision')}</th>
                <th scope="col">{t('What moved')}</th>
                <th scope="col">{t('Approved')}</th>
                <th scope="col">{t('Proposed by')}</th>
                <th scope="col">{t('Approved by')}</th>
                <th scope="col">{t('Digest')}</th>
              </tr>
            </thead>
            <tbody>
              {known.map((revision) => (
                <Row key={revision.version} revision={revision} entry={entry} place={place} change={change} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="profile-more">
        <a href={historyHref(place)}>{t('Every value with its dates, and the difference between any two revisions or days')}</a>
      </p>
    </section>
  );
}

function Row({ revision, entry, place, change }: { revision: Revision; entry: Entry; place: Place; change: Change }) {
  const { version, digest, blockNumber, approvedAt, proposer, approvers } = revision;
  const part = useRef<HTMLTableRowElement>(null);
  const isShown = version === entry.version;
  const past = useChange(entry.kind, digest, useInView(part) && !isShown);
  const moved = isShown ? change : past;
  const then = isShown ? null : placeHref(place, String(blockNumber));
  return (
    <tr ref={part}>
      <th scope="row" data-label={t('Revision')}>
        {version}
        {version > 1 && (
          <a className="profile-then" href={historyHref({ ...place, from: `v${version - 1}`, to: `v${version}` })}>
            {t('difference')}
          </a>
        )}
        {then && (
          <a className="profile-then" href={then}>
            {t('as it was then')}
          </a>
        )}
      </th>
      <td data-label={t('What moved')}>
        {moved ? (
          <>
            <ChangeMark kind={moved.kind} /> <span lang="en">{moved.summary}</span>
          </>
        ) : (
          <JsonLink digest={digest}>{t('said in its document')}</JsonLink>
        )}
      </td>
      <td data-label={t('Approved')}>
        {formatDay(new Date(approvedAt * 1000))},{' '}
        <span className="nowrap">{t('block {block}', { block: formatNumber(Number(blockNumber)) })}</span>
      </td>
      <td data-label={t('Proposed by')} className="mono" title={proposer}>
        {formatHex(proposer)}
      </td>
      <td data-label={t('Approved by')} className="mono">
        {approvers.map((address, i) => (
          <span key={address} title={address}>
            {i > 0 && ', '}
            {formatHex(address)}
          </span>
        ))}
      </td>
      <td data-label={t('Digest')} className="mono">
        <JsonLink digest={digest}>
          <span title={digest}>{formatHex(digest)}</span>
        </JsonLink>
      </td>
    </tr>
  );
}
