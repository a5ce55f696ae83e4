import type { QueueItem } from '../../../registry/records/index.ts';
import { formatHex } from '../../state/format.ts';
import { t } from '../../words/t.tsx';
import { noWord, yesWord } from './itemWords.ts';

/** The quorum as boxes to fill: a full one is a vote that counts. Signatures that wait off the chain are half full. */
export function Votes({ item, signed = 0 }: { item: QueueItem; signed?: number }) {
  const { quorum, rejectionQuorum } = item.proposal;
  const waiting = Math.min(signed, Math.max(0, quorum - item.approvals));
  return (
    <span className="votes">
      <Boxes filled={item.approvals} half={waiting} of={quorum} />
      <span>
        {t('{count} of {quorum} to {yes}', { count: item.approvals, quorum, yes: yesWord(item.action) })}
        {waiting > 0 && t(', {count} signed', { count: waiting })}
      </span>
      {item.rejections > 0 && (
        <span className="votes-against">
          {t('{count} of {quorum} to {no}', { count: item.rejections, quorum: rejectionQuorum, no: noWord(item.action) })}
        </span>
      )}
    </span>
  );
}

function Boxes({ filled, half, of }: { filled: number; half: number; of: number }) {
  if (of > 12) return null; // the words say it
  return (
    <span className="votes-boxes" aria-hidden="true">
      {Array.from({ length: of }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: boxes have no identity but their place
        <i key={i} data-box={i < filled ? 'full' : i < filled + half ? 'half' : undefined} />
      ))}
    </span>
  );
}

/** An account by the ends of its address; the whole of it is in the title. */
export function Account({ address, you }: { address: string; you?: boolean }) {
  return (
    <span className="account" title={address}>
      {formatHex(address.toLowerCase())}
      {you && t(' (you)')}
    </span>
  );
}
