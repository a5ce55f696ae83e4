import type { DeskApproval } from '../../../registry/desk/types.ts';
import type { QueueItem } from '../../../registry/records/index.ts';
import { formatHex, plural } from '../../state/format.ts';
import { t } from '../../words/t.tsx';
import { noWord, yesWord } from './itemWords.ts';

/** Boxes that are drawn at most; a larger quorum is told in words. */
const MOST = 6;

/** The quorum as boxes to fill, each with the curator who filled it; below, in words. */
export function Quorum({ item, signatures, mine }: { item: QueueItem; signatures: readonly DeskApproval[]; mine: boolean }) {
  const { quorum, rejectionQuorum } = item.proposal;
  const yes = yesWord(item.action);
  const approved = item.votes.filter(({ vote, counts }) => counts && vote === 'approve').map(({ curator }) => curator);
  const waiting = signatures.map(({ curator }) => curator).slice(0, Math.max(0, quorum - approved.length));
  const boxes = Array.from({ length: quorum }, (_, i) => {
    const [full, half] = [approved[i], waiting[i - approved.length]];
    const next = i === approved.length + waiting.length;
    return { state: full ? 'full' : half ? 'half' : undefined, words: full ?? half ?? (mine && next ? t('yours would be here') : '') };
  });
  return (
    <>
      {quorum <= MOST && (
        <ol className="quorum" aria-hidden="true">
          {boxes.map(({ state, words }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: boxes have no identity but their place
            <li key={i} data-box={state} title={words}>
              {words.startsWith('0x') ? formatHex(words.toLowerCase()) : words}
            </li>
          ))}
        </ol>
      )}
      <p className="quorum-words">
        {t('{count} of {quorum} to {yes}', { count: item.approvals, quorum, yes })}
        {waiting.length === 1 && t(', and 1 signature that waits')}
        {waiting.length > 1 && t(', and {signatures} that wait', { signatures: plural(waiting.length, 'signature') })}
        {item.rejections > 0 && (
          <>
            {t('; ')}
            <span className="votes-against">
              {t('{count} of {quorum} to {no}', { count: item.rejections, quorum: rejectionQuorum, no: noWord(item.action) })}
            </span>
          </>
        )}
      </p>
    </>
  );
}
