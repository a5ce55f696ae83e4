import type { Entry } from '../../../registry/actions/index.ts';
import type { Change } from '../../../registry/schema/index.ts';
import { formatHex, formatNumber, plural } from '../../state/format.ts';
import { type RevisionsState, retry } from '../../state/register.ts';
import { Bars } from '../../ui/Bars.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { JsonLink } from '../Instead.tsx';
import './tables.css';

/** Every revision that the chain recorded. What moved is known of the one that was read; the others say it in their documents. */
export function History({ entry, change, revisions }: { entry: Entry; change: Change; revisions: RevisionsState }) {
  return (
    <section className="profile-section" id="history" tabIndex={-1}>
      <h2>
        History{' '}
        <span>
          {revisions.state === 'read'
            ? `${plural(revisions.revisions.length, 'revision')}, from the events of the contract`
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
              {revisions.revisions.map(({ version, digest, blockNumber, proposer, approvers }) => (
                <tr key={version}>
                  <th scope="row" data-label="Revision">
                    {version}
                  </th>
                  <td data-label="What moved">
                    {version === entry.version ? (
                      <>
                        <ChangeMark kind={change.kind} /> {change.summary}
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
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
