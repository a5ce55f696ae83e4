import type { Hex } from 'viem';
import type { Proposal } from '../../registry/actions/index.ts';
import { type Digest, toDigest } from '../../registry/cid/index.ts';
import { type ProposalForm, proposalFromForm, proposalToForm } from '../../registry/desk/wire.ts';
import type { State } from '../node/state.ts';

/** A curator's signature as it is kept. */
export interface ApprovalRecord {
  seat: number;
  curator: Hex;
  signature: Hex;
  /** ISO second by this gateway's clock. */
  at: string;
}

/** A comment as it is kept; its bytes are a block of the store. */
export interface CommentRecord {
  digest: Digest;
  author: Hex;
  bytes: number;
  /** Written by neither a curator nor the proposer: it counts for the space of strangers. */
  stranger: boolean;
}

/** All that the desk keeps for one proposal. */
export interface DeskFile {
  id: Hex;
  proposal: Proposal | undefined;
  /** Set while the proposal is offered: signed by its proposer, and on no chain. */
  proposerSignature: Hex | undefined;
  approvals: Map<number, ApprovalRecord>;
  /** In the order in which they came. */
  comments: CommentRecord[];
  /** Since when the chain takes nothing more for it, ms since 1970. */
  closedAt: number | undefined;
}

/** What is kept of a file beside its approvals and comments. */
interface Cover {
  proposal?: ProposalForm;
  proposerSignature?: Hex;
  closedAt?: number;
}

/** The desk's files: read from the datastore when it opens, held in memory, and written through. Call it in the serial queue. */
export interface DeskRecords {
  get(id: Hex): DeskFile | undefined;
  all(): Iterable<DeskFile>;
  putCover(id: Hex, cover: Partial<Pick<DeskFile, 'proposal' | 'proposerSignature' | 'closedAt'>>): Promise<DeskFile>;
  putApproval(id: Hex, approval: ApprovalRecord): Promise<void>;
  removeApprovals(id: Hex, seats: readonly number[]): Promise<void>;
  addComment(id: Hex, comment: CommentRecord): Promise<void>;
  /** Forgets what waited for the chain, and the file itself unless it has comments that are to stay. */
  close(id: Hex, keepComments: boolean): Promise<void>;
  /** Returns when all that was written before is on the disk. */
  sync(): Promise<void>;
}

/** Opens the files under `prefix`, one desk for each registry. */
export async function openRecords(state: State, prefix: string): Promise<DeskRecords> {
  const files = new Map<Hex, DeskFile>();
  const at = (id: Hex, rest: string) => `${prefix}${id}/${rest}`;
  const fileOf = (id: Hex): DeskFile => {
    const known = files.get(id);
    if (known) return known;
    const opened: DeskFile = {
      id,
      proposal: undefined,
      proposerSignature: undefined,
      approvals: new Map(),
      comments: [],
      closedAt: undefined,
    };
    files.set(id, opened);
    return opened;
  };

  for await (const [name, value] of state.list(prefix)) {
    const [id, part, place] = name.split('/') as [Hex, string, string | undefined];
    const file = fileOf(id);
    if (part === 'cover') {
      const cover = value as unknown as Cover;
      file.proposal = cover.proposal && proposalFromForm(cover.proposal);
      file.proposerSignature = cover.proposerSignature;
      file.closedAt = cover.closedAt;
    } else if (part === 'approval') file.approvals.set(Number(place), value as unknown as ApprovalRecord);
    else if (part === 'comment') file.comments[Number(place)] = value as unknown as CommentRecord;
  }
  for (const file of files.values()) file.comments = file.comments.filter((one) => one !== undefined);

  return {
    get: (id) => files.get(id),
    all: () => files.values(),
    async putCover(id, cover) {
      const file = Object.assign(fileOf(id), cover);
      await state.put(at(id, 'cover'), {
        ...(file.proposal ? { proposal: { ...proposalToForm(file.proposal) } } : {}),
        ...(file.proposerSignature ? { proposerSignature: file.proposerSignature } : {}),
        ...(file.closedAt === undefined ? {} : { closedAt: file.closedAt }),
      });
      return file;
    },
    async putApproval(id, approval) {
      await state.put(at(id, `approval/${approval.seat}`), { ...approval });
      fileOf(id).approvals.set(approval.seat, approval);
    },
    async removeApprovals(id, seats) {
      for (const seat of seats) {
        await state.delete(at(id, `approval/${seat}`));
        files.get(id)?.approvals.delete(seat);
      }
    },
    async addComment(id, comment) {
      const { comments } = fileOf(id);
      await state.put(at(id, `comment/${comments.length}`), { ...comment, digest: toDigest(comment.digest) });
      comments.push(comment);
    },
    async close(id, keepComments) {
      const file = files.get(id);
      if (!file) return;
      for (const seat of file.approvals.keys()) await state.delete(at(id, `approval/${seat}`));
      await state.delete(at(id, 'cover'));
      file.approvals.clear();
      file.proposal = undefined;
      file.proposerSignature = undefined;
      file.closedAt = undefined;
      if (keepComments && file.comments.length > 0) return;
      // From the end: what a crash leaves is numbered without gaps.
      for (const place of [...file.comments.keys()].reverse()) await state.delete(at(id, `comment/${place}`));
      files.delete(id);
    },
    sync: () => state.sync(),
  };
}
