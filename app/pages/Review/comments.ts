import type { Hex } from 'viem';
import type { DeskComment } from '../../../registry/desk/types.ts';
import type { QueueItem } from '../../../registry/records/index.ts';
import type { Intent, UnsignedComment } from '../../../registry/schema/comment.ts';
import { t, word } from '../../words/t.tsx';

/** A comment with its answers, oldest first; an answer to an answer stands beside it. */
export interface Thread {
  first: DeskComment;
  answers: DeskComment[];
}

/** Comments as threads. One that answers what is not here stands for itself. */
export function threadsOf(comments: readonly DeskComment[]): Thread[] {
  const byCid = new Map(comments.map((one) => [one.cid, one]));
  const rootOf = (one: DeskComment): DeskComment => {
    const seen = new Set<string>();
    let at = one;
    for (let to = at.comment.replyTo; to && byCid.has(to) && !seen.has(to); to = at.comment.replyTo) {
      seen.add(to);
      at = byCid.get(to) as DeskComment;
    }
    return at;
  };
  const threads = new Map<string, Thread>();
  for (const one of comments) {
    const root = rootOf(one);
    const thread = threads.get(root.cid) ?? { first: root, answers: [] };
    if (root !== one) thread.answers.push(one);
    threads.set(root.cid, thread);
  }
  return [...threads.values()];
}

/** Who speaks, by the chain: its curators and proposer are marked, whatever a gateway says. */
export function roleOf(author: string, item: QueueItem, seats: ReadonlyMap<string, number>): string | null {
  const seat = seats.get(author.toLowerCase());
  if (author.toLowerCase() === item.proposal.proposer.toLowerCase()) return t('proposer');
  return seat === undefined ? null : t('curator, seat {seat}', { seat });
}

export const intentWords: Readonly<Record<Intent, string | null>> = {
  comment: null,
  approve: word('would approve'),
  'request-changes': word('asks for changes'),
  reject: word('gives a reason to reject'),
  spam: word('calls it spam'),
};

/** A comment before it is signed, at the second in which it was written. */
export function commentFor(parts: {
  proposal: Hex;
  intent: Intent;
  text: string;
  author: Hex;
  writtenAt: Date;
  replyTo: string | null;
}): UnsignedComment {
  const { proposal, intent, text, author, writtenAt, replyTo } = parts;
  return {
    schema: 'deml.comment/1',
    proposal,
    intent,
    text: text.trim().replace(/\r\n?/g, '\n'),
    author: author.toLowerCase() as Hex,
    writtenAt: `${writtenAt.toISOString().slice(0, 19)}Z`,
    ...(replyTo ? { replyTo } : {}),
  };
}
