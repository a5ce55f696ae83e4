import type { Revision } from '../../../registry/history/index.ts';
import { formatHex, formatMoment, formatNumber } from '../../state/format.ts';
import { T, t } from '../../words/t.tsx';
import { JsonLink } from '../Instead.tsx';
import './facts.css';

/** Who proposed a revision, who approved it, when, and by which transaction; and the digest of its document. */
export function RevisionFacts({ revision, approved = true }: { revision: Revision; approved?: boolean }) {
  const { digest, proposer, approvers, transaction } = revision;
  return (
    <dl className="history-facts">
      {approved && (
        <div>
          <dt>{t('approved')}</dt>
          <dd>
            <Approved revision={revision} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('proposed by')}</dt>
        <dd>
          <Hex>{proposer}</Hex>
        </dd>
      </div>
      <div>
        <dt>{t('approved by')}</dt>
        <dd>
          {approvers.map((address, i) => (
            <span key={address}>
              {i > 0 && ', '}
              <Hex>{address}</Hex>
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>{t('transaction')}</dt>
        <dd>
          <Hex>{transaction}</Hex>
        </dd>
      </div>
      <div>
        <dt>{t('document')}</dt>
        <dd>
          <JsonLink digest={digest}>
            <Hex>{digest}</Hex>
          </JsonLink>
        </dd>
      </div>
    </dl>
  );
}

/** The third clock: time and block of the approval. */
export function Approved({ revision: { approvedAt, blockNumber } }: { revision: Pick<Revision, 'approvedAt' | 'blockNumber'> }) {
  const at = new Date(approvedAt * 1000);
  return (
    <T
      text="{time}, block {block}"
      time={<time dateTime={at.toISOString()}>{formatMoment(at)}</time>}
      block={<span className="mono">{formatNumber(Number(blockNumber))}</span>}
    />
  );
}

/** The ends of a digest or address; whole for who points at it or listens. */
const Hex = ({ children }: { children: string }) => (
  <code className="mono" title={children}>
    {formatHex(children)}
  </code>
);
