import { useRef } from 'react';
import type { Entry } from '../../../registry/actions/index.ts';
import type { Revision } from '../../../registry/history/revision.ts';
import type { Change } from '../../../registry/schema/index.ts';
import { formatHex, formatNumber, plural } from '../../state/format.ts';
import { type RevisionsState, retry } from '../../state/register.ts';
import { buildRoute } from '../../state/route.ts';
import { Bars } from '../../ui/Bars.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { JsonLink } from '../Instead.tsx';
import { useInView } from '../Review/useInView.ts';
import { Comparison } from './Comparison.tsx';
import { useChange } from './useChange.ts';
import './tables.css';
import './history.css';

/** Every revision up to the one that is shown, as the chain recorded it, with what its document says that moved. */
export function History({ entry, change, revisions }: { entry: Entry; change: Change; revisions: RevisionsState }) {
  const known = revisions.state === 'read' ? revisions.revisions.filter(({ version }) => version <= entry.version) : [];
  const later = revisions.state === 'read' ? revisions.revisions.length - known.length : 0;
  return (
    <section className="profile-section" id="history" tabIndex={-1}>
      <h2>
        History{' '}
        <span>
          {revisions.state === 'read'
            ? `${plural(known.length, 'revision')}${later > 0 ? `, and ${later} since` : ''}, from the events of the contract`
            : 'from the events of the contract'}
        </span>
      </h2>
      {revisions.state === 'waiting' && <Bars widths={[520, 480]} waitingFor="Reading the events of the contract." />}
      {revisions.state === 'failed' && <ErrorBox error={revisions.error} title="The history could not be read" onRetry={retry} />}
      {revisions.state === 'read' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
        <section className="profile-scroll" tabIndex={0} aria-label="Revisions">
          <table className="profile-history">
            <thead>
              <tr>
                <th scope="col">Revision</th>
                <th scope="col">What moved</th>
                <th scope="col">Block</th>
                <th scope="col">Proposed by</th>
                <th scope="col">Approved by</th>
                <th scope="col">Digest</th>
              </tr>
            </thead>
            <tbody>
              {known.map((revision) => (
                <Row key={revision.version} revision={revision} entry={entry} change={change} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {known.length > 1 && <Comparison key={`${entry.key}/${entry.version}`} revisions={known} />}
    </section>
  );
}

function Row({ revision, entry, change }: { revision: Revision; entry: Entry; change: Change }) {
  const { version, digest, blockNumber, proposer, approvers } = revision;
  const part = useRef<HTMLTableRowElement>(null);
  const isShown = version === entry.version;
  const past = useChange(digest, useInView(part) && !isShown);
  const moved = isShown ? change : past;
  const then = { page: 'project', slug: entry.key, group: null, claim: null } as const;
  return (
    <tr ref={part}>
      <th scope="row" data-label="Revision">
        {version}
        {!isShown && (
          <a className="history-then" href={buildRoute(then, String(blockNumber))}>
            as it was then
          </a>
        )}
      </th>
      <td data-label="What moved">
        {moved ? (
          <>
            <ChangeMark kind={moved.kind} /> {moved.summary}
          </>
        ) : (
          <JsonLink digest={digest}>said in its document</JsonLink>
        )}
      </td>
      <td data-label="Block" className="mono">
        {formatNumber(Number(blockNumber))}
      </td>
      <td data-label="Proposed by" className="mono" title={proposer}>
        {formatHex(proposer)}
      </td>
      <td data-label="Approved by" className="mono">
        {approvers.map((address, i) => (
          <span key={address} title={address}>
            {i > 0 && ', '}
            {formatHex(address)}
          </span>
        ))}
      </td>
      <td data-label="Digest" className="mono">
        <JsonLink digest={digest}>
          <span title={digest}>{formatHex(digest)}</span>
        </JsonLink>
      </td>
    </tr>
  );
}
