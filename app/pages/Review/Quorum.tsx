import type { DeskApproval } from '../../../registry/desk/types.ts';
import type { QueueItem } from '../../../registry/records/index.ts';
import { formatHex, plural } from '../../state/format.ts';
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
    return { state: full ? 'full' : half ? 'half' : undefined, words: full ?? half ?? (mine && next ? 'yours would be here' : '') };
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
        {item.approvals} of {quorum} to {yes}
        {waiting.length > 0 && `, and ${plural(waiting.length, 'signature')} that ${waiting.length === 1 ? 'waits' : 'wait'}`}
        {item.rejections > 0 && (
          <>
            ; <span className="votes-against">{`${item.rejections} of ${rejectionQuorum} to ${noWord(item.action)}`}</span>
          </>
        )}
      </p>
    </>
  );
}
